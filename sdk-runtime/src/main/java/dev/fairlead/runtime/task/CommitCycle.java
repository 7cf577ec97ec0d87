package dev.fairlead.runtime.task;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the commits of source offsets; at most one is open, and what it fails to store is kept.
 */
final class CommitCycle {
    private final OffsetLedger ledger;
    private long commits;
    private @Nullable Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> open;

    CommitCycle(OffsetLedger ledger) {
        this.ledger = ledger;
    }

    boolean isOpen() {
        return open != null;
    }

    /** Whether {@code commit} is the one that is waited for, and not one that was given up. */
    boolean isOpen(long commit) {
        return open != null && commit == commits;
    }

    /** Opens a commit of what became committable; empty when that is nothing. */
    Optional<SourceEffect.CommitOffsets> begin() {
        Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets = ledger.takeCommittable();
        if (offsets.isEmpty()) {
            return Optional.empty();
        }
        open = offsets;
        commits++;
        return Optional.of(new SourceEffect.CommitOffsets(commits, offsets));
    }

    /** The open commit is stored. */
    void succeed() {
        open = null;
    }

    /** The open commit, if any, is not known to be stored: its offsets are for the next one. */
    void giveUp() {
        if (open != null) {
            ledger.giveBack(open);
            open = null;
        }
    }
}
