package dev.fairlead.api.sink;

import dev.fairlead.api.AuthorsCall;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Records of one partition, in the order of their offsets, to be written together.
 *
 * <pre>{@code
 * for (Received<Greeting> each : batch.records()) {
 *     if (each.value() == null) {
 *         batch.reject(each, new DataException("a greeting can't be taken back"));
 *     }
 * }
 * }</pre>
 *
 * @param <V> the value
 */
@AuthorsCall
public interface Batch<V> {
    /** The records; at least one. The list cannot be modified. */
    List<Received<V>> records();

    /**
     * The offset after the last record: the {@link Writer#nextOffset} to store together with what
     * is written. Counts also records that were rejected before, since they did not fit.
     */
    default long nextOffset() {
        List<Received<V>> all = records();
        return all.get(all.size() - 1).offset() + 1;
    }

    /**
     * The newest timestamp of the records, in ms since the epoch, counted in the same way; empty if
     * none has one. The {@link Writer#newestTimestamp} to store is the newest of all batches.
     */
    default OptionalLong newestTimestamp() {
        return records().stream()
                .map(each -> each.record().timestamp())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max();
    }

    /**
     * Gives up a record that can never be written: it goes to the dead letter topic if there is
     * one, and counts as done when it has arrived there. To be called until the batch's stage is
     * complete, by any thread, such as one that learns what the outside system thinks of each
     * record: then it rejects, and completes the stage when the others are durable. On other
     * threads than that of {@link Writer#write} it is only noted, and the task's thread does it.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException if nobody takes the record; let it
     *     through, it fails the task before anything is committed past the record. Another thread
     *     isn't told; the task fails
     * @throws IllegalStateException if the batch's stage is complete: the record may be committed
     */
    void reject(Received<V> record, Throwable why);

    /**
     * Waits until everything that was rejected so far has arrived as dead letters. Offsets wait for
     * that anyway; this is for a writer that stores {@link Writer#nextOffset}, to be called before
     * it does: what is before that offset never comes again, so a letter that was still on its way
     * in a crash would be lost. To be called on the thread that called the writer.
     *
     * @throws IllegalStateException on another thread
     * @throws org.apache.kafka.connect.errors.ConnectException if one did not arrive; let it
     *     through
     */
    void awaitRejected() throws InterruptedException;
}
