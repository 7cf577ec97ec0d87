package dev.fairlead.api.sink;

import dev.fairlead.api.AuthorsImplement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * Writes one partition. Implemented by the author.
 *
 * <p>All calls come from the task's thread. After a failure the writer is closed, another one is
 * opened, and everything that was not yet durable is written again, in order; so a writer need not
 * recover by itself, and a record may be written more than once unless {@link #nextOffset} tells.
 *
 * <pre>{@code
 * record Page(Path file) implements Writer<Greeting> {
 *     @Override
 *     public CompletionStage<?> write(Batch<Greeting> batch) throws IOException {
 *         List<String> lines = new ArrayList<>();
 *         for (Received<Greeting> each : batch.records()) {
 *             if (!each.isTombstone()) {
 *                 lines.add(each.offset() + " " + each.value());
 *             }
 *         }
 *         Files.write(
 *                 file,
 *                 lines,
 *                 StandardOpenOption.CREATE,
 *                 StandardOpenOption.APPEND,
 *                 StandardOpenOption.DSYNC);
 *         return CompletableFuture.completedFuture(null);
 *     }
 * }
 * }</pre>
 *
 * @param <V> the value
 */
@AuthorsImplement
public interface Writer<V> {
    /**
     * Writes a batch. Further batches may come before the stage of this one is complete.
     *
     * @return a stage that completes when the batch is durable, or fails when it is not going to
     *     be. Offsets are committed only as far as all stages before them are complete
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again; the
     *     task waits before it does, without bound. The same holds for a stage that fails with it.
     *     {@link dev.fairlead.api.RetryAfter} says how long it waits at least
     * @throws Exception anything else fails the task
     */
    CompletionStage<?> write(Batch<V> batch) throws Exception;

    /**
     * The offset of the first record that is not durable, if what is written tells. Asked once
     * after opening; records before it are not written again, and Kafka is asked to leave out those
     * that it has not delivered yet.
     *
     * <p>Offsets begin at 0 again when a topic is deleted and made anew: then new records pass for
     * written ones and would be left out. {@link #newestTimestamp} lets the task notice.
     */
    default OptionalLong nextOffset() throws Exception {
        return OptionalLong.empty();
    }

    /**
     * The newest timestamp of the records before {@link #nextOffset}, in ms since the epoch. To be
     * kept together with that offset; it counts every record of the batches, also tombstones and
     * what was rejected, as {@link Received#record} has it. Asked once after opening.
     *
     * <p>A record that is delivered again has the timestamp it had. So when one before {@link
     * #nextOffset} is later than this, it is another one: the task fails before it writes anything
     * of that batch, and commits no offset from there on. A record without a timestamp is not
     * checked. New records that are no later than the written ones go unnoticed.
     *
     * @return empty if it is not known, also if not for all those records; then nothing is checked.
     *     Needed where a transformation gives records the time at which it sees them
     */
    default OptionalLong newestTimestamp() throws Exception {
        return OptionalLong.empty();
    }

    /**
     * Where {@link #nextOffset} is kept, for the message of that failure: what a person is to
     * delete so that the records are written. Asked once after opening.
     */
    default String place() {
        return "what the sink keeps about this partition";
    }

    /**
     * How long a batch may wait for more, if the writer collects them: {@link #flush} is called at
     * the latest so long after the first {@link #write} whose stage is not complete. No thread of
     * the writer's own is needed for that. To flush also when there are many records or bytes, a
     * writer counts what it is given and flushes within {@link #write}. Asked once after opening.
     *
     * @return empty to be flushed only before offsets are committed
     */
    default Optional<Duration> flushAfter() {
        return Optional.empty();
    }

    /**
     * Makes everything written so far durable soon: before offsets are committed, before the
     * partition is taken away, and after {@link #flushAfter}. The stages tell when it is done.
     */
    default void flush() throws Exception {}

    /**
     * Ends the writing. What is not durable is forgotten, for another task may already own the
     * partition: after this returns nothing more may be written. A failure is ignored.
     */
    default void close() throws Exception {}
}
