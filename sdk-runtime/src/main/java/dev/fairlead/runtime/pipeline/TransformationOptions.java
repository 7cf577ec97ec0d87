package dev.fairlead.runtime.pipeline;

import java.util.Optional;

/**
 * One transformation of a chain.
 *
 * @param predicate decides for which records it is applied; empty for all
 * @param negated whether it is applied to the records that the predicate doesn't match
 */
public record TransformationOptions(
        PluginOptions transformation, Optional<PluginOptions> predicate, boolean negated) {
    /** Whether all its classes are told. */
    boolean isNamed() {
        return !transformation.plugin().isEmpty()
                && predicate.stream().noneMatch(its -> its.plugin().isEmpty());
    }
}
