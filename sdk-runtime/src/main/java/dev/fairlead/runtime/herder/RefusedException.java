package dev.fairlead.runtime.herder;

import org.jspecify.annotations.Nullable;

/** A request that was not, or could not be, fulfilled. The message says why and what to do. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Whose doing it is. */
    public enum Kind {
        /** What the request is about isn't there. */
        NOT_FOUND,
        /** Something else is in the way; perhaps only now. */
        CONFLICT,
        /** The request itself is wrong. */
        BAD_REQUEST,
        /** The worker's configuration doesn't allow it. */
        FORBIDDEN,
        /** It took too long; it may still happen. */
        TIMED_OUT,
        /** A connector, the log or the disk failed. */
        INTERNAL
    }

    private final Kind kind;

    public RefusedException(Kind kind, String message) {
        this(kind, message, null);
    }

    public RefusedException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Whose doing it is. */
    public Kind kind() {
        return kind;
    }

    static RefusedException notFound(String message) {
        return new RefusedException(Kind.NOT_FOUND, message);
    }

    static RefusedException conflict(String message) {
        return new RefusedException(Kind.CONFLICT, message);
    }

    static RefusedException badRequest(String message) {
        return new RefusedException(Kind.BAD_REQUEST, message);
    }
}
