package dev.fairlead.runtime.task;

/**
 * Trouble outside the machine, as a value.
 *
 * @param during what was going on, as a verb phrase: "poll", "put 20 records"
 */
public record Failure(Kind kind, String during, Throwable cause) {
    /** What can be done about it. */
    public enum Kind {
        /** The same call may succeed later. */
        RETRIABLE,
        /** The task can't go on. */
        FATAL
    }

    /** A failure after which the same call may succeed later. */
    public static Failure retriable(String during, Throwable cause) {
        return new Failure(Kind.RETRIABLE, during, cause);
    }

    /** A failure that ends the task. */
    public static Failure fatal(String during, Throwable cause) {
        return new Failure(Kind.FATAL, during, cause);
    }

    /** Whether the same call may succeed later. */
    public boolean isRetriable() {
        return kind == Kind.RETRIABLE;
    }
}
