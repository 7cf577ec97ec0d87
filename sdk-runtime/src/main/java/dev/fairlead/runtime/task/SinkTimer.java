package dev.fairlead.runtime.task;

/**
 * What a sink task waits for. At most one timer of each kind is armed; arming again replaces it.
 */
public enum SinkTimer {
    /** Time to commit positions. */
    COMMIT,
    /** A commit takes too long. */
    COMMIT_TIMEOUT
}
