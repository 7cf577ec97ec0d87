package dev.fairlead.api.sink;

import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * Writes one partition. Implemented by the author.
 *
 * <p>All calls come from the task's thread. After a failure the writer is closed, another one is
 * opened, and everything that was not yet durable is written again, in order; so a writer need not
 * recover by itself, and a record may be written more than once unless {@link #nextOffset} tells.
 *
 * @param <V> the value
 */
public interface Writer<V> {
    /**
     * Writes a batch. Further batches may come before the stage of this one is complete.
     *
     * @return a stage that completes when the batch is durable, or fails when it is not going to
     *     be. Offsets are committed only as far as all stages before them are complete
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again; the
     *     task waits before it does, without bound. The same holds for a stage that fails with it
     * @throws Exception anything else fails the task
     */
    CompletionStage<?> write(Batch<V> batch) throws Exception;

    /**
     * The offset of the first record that is not durable, if what is written tells. Asked once
     * after opening; records before it are not written again.
     */
    default OptionalLong nextOffset() throws Exception {
        return OptionalLong.empty();
    }

    /**
     * Makes everything written so far durable soon, for no more may come: before offsets are
     * committed, and before the partition is taken away. The stages tell when it is done.
     */
    default void flush() throws Exception {}

    /**
     * Ends the writing. What is not durable is forgotten, for another task may already own the
     * partition: after this returns nothing more may be written. A failure is ignored.
     */
    default void close() throws Exception {}
}
