package dev.fairlead.runtime.task;

/**
 * What a source task waits for. At most one timer of each kind is armed; arming again replaces it.
 */
public enum SourceTimer {
    /** Time to commit offsets. */
    COMMIT,
    /** A commit of offsets takes too long. */
    COMMIT_TIMEOUT,
    /** Time to poll again after a retriable exception. */
    POLL_AGAIN,
    /** Time to hand over again what the log didn't take. */
    DISPATCH_AGAIN,
    /** The end of the task takes too long. */
    DRAIN_TIMEOUT
}
