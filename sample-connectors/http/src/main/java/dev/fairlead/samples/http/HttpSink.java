package dev.fairlead.samples.http;

import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Writer;
import org.apache.kafka.common.TopicPartition;

/**
 * Posts values as JSON, many in a request, in order. Values without a schema are taken, too;
 * tombstones are left out.
 *
 * <p>The promise is at least once: a request whose answer is lost is sent again. It then has the
 * same {@code Idempotency-Key}, of the topic partition and its offsets, by which a server may know
 * it again.
 *
 * <p>An answer 429 or 503 is tried again when {@code Retry-After} says so, other answers from 500
 * on after growing pauses. If the server blames what a request carries, its records are sent one by
 * one, and those that are blamed alone become dead letters. Any other answer fails the task.
 */
public final class HttpSink extends PartitionedSink<HttpSinkConfig, Object> {
    @Override
    protected Writer<Object> open(HttpSinkConfig config, TopicPartition partition) {
        return new PostWriter(config, partition);
    }
}
