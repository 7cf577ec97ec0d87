package dev.fairlead.api.sink;

import dev.fairlead.api.AuthorsCall;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record that arrived, with its value in the author's type.
 *
 * <pre>{@code
 * for (Received<Greeting> each : batch.records()) {
 *     if (!each.isTombstone()) {
 *         lines.add(each.offset() + " " + each.value());
 *     }
 * }
 * }</pre>
 *
 * @param offset the offset in the partition it was consumed from, whatever transformations did
 *     since
 * @param value the value; null for a tombstone, unless it is a {@link
 *     dev.fairlead.api.record.TypedSinkRecord}, which says so itself
 * @param record the record as Connect gave it: key, headers, timestamp. Not to be modified
 * @param <V> the value
 */
@AuthorsCall
public record Received<V>(long offset, @Nullable V value, SinkRecord record) {
    /** Whether the record says that its key is gone. */
    public boolean isTombstone() {
        return record.value() == null;
    }
}
