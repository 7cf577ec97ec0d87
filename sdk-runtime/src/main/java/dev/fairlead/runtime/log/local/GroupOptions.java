package dev.fairlead.runtime.log.local;

import java.time.Duration;

/**
 * How the groups of a log behave.
 *
 * @param protocol how partitions move
 * @param patience whether a fetch without records waits
 * @param fetchIntervalMax a member that stays away from fetch for longer loses a partition as soon
 *     as another member wants it (the consumer's {@code max.poll.interval.ms})
 */
public record GroupOptions(
        RebalanceProtocol protocol, Patience patience, Duration fetchIntervalMax) {

    /** Whether a fetch without records waits. */
    public enum Patience {
        /** Waits on the groups' monitor, up to the patience that the caller has. */
        WAITED,
        /** Returns at once, for a simulation in which time passes only between calls. */
        IGNORED
    }

    /** Eager, waiting, five minutes: what stock's consumer does unless told otherwise. */
    public static GroupOptions defaults() {
        return new GroupOptions(RebalanceProtocol.EAGER, Patience.WAITED, Duration.ofMinutes(5));
    }

    /** These options with another protocol. */
    public GroupOptions withProtocol(RebalanceProtocol other) {
        return new GroupOptions(other, patience, fetchIntervalMax);
    }

    /** These options with another patience. */
    public GroupOptions withPatience(Patience other) {
        return new GroupOptions(protocol, other, fetchIntervalMax);
    }
}
