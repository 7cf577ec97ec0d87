package dev.fairlead.runtime.pipeline;

/**
 * What the pipeline made of one record.
 *
 * @param <T> what is delivered
 */
public sealed interface Outcome<T> {
    /** The record goes on in this form. */
    record Deliver<T>(T record) implements Outcome<T> {}

    /** A transformation dropped the record. */
    record Filter<T>() implements Outcome<T> {}

    /** The record can't be handled and the connector's tolerance lets it be left out. */
    record Quarantine<T>(RecordFailure failure) implements Outcome<T> {}

    /** The record can't be handled, and {@code letter} goes to the dead letters in its place. */
    record Bury<T>(T letter) implements Outcome<T> {}

    /** The record can't be handled and the task must fail. */
    record Reject<T>(RecordFailure failure) implements Outcome<T> {}
}
