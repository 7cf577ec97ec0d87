package dev.fairlead.runtime.task;

import java.util.List;

/**
 * Watches a source task. Called by whoever owns the machine, one event after the other; must not
 * block.
 */
@FunctionalInterface
public interface SourceObserver {
    /** Watches nothing. */
    SourceObserver NONE = (event, effects) -> {};

    /** The machine took {@code event} in and wants {@code effects} performed now. */
    void observe(SourceEvent event, List<SourceEffect> effects);
}
