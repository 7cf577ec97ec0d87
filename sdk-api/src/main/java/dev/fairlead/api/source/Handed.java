package dev.fairlead.api.source;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A message that was polled, and how many of its records Kafka doesn't have yet. */
final class Handed<M> {
    private final M message;
    private final AtomicInteger missing;

    private final @Nullable Object identity;

    private Handed(M message, @Nullable Object identity, AtomicInteger missing) {
        this.message = message;
        this.identity = identity;
        this.missing = missing;
    }

    /** A message with so many records. */
    static <M> Handed<M> of(M message, @Nullable Object identity, int records) {
        return new Handed<>(message, identity, new AtomicInteger(records));
    }

    /** The same message, handed out again by another session: its records are on their way. */
    Handed<M> again(M copy) {
        return new Handed<>(copy, identity, missing);
    }

    @Nullable Object identity() {
        return identity;
    }

    M message() {
        return message;
    }

    /**
     * Kafka has one more of its records, or it was left out.
     *
     * @return whether it was the last one
     */
    boolean arrived() {
        return missing.decrementAndGet() == 0;
    }

    boolean isDone() {
        return missing.get() <= 0;
    }
}
