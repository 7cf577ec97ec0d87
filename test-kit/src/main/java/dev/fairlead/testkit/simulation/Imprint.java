package dev.fairlead.testkit.simulation;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** A record's parts as numbers, which are others when somebody changed it in place. */
record Imprint(int partition, int offset, int key, int value, int headers) {
    static Imprint of(SourceRecord record) {
        int headers = 1;
        if (record.headers() != null) {
            for (Header header : record.headers()) {
                headers = 31 * headers + 17 * header.key().hashCode() + deep(header.value());
            }
        }
        return new Imprint(
                deep(record.sourcePartition()),
                deep(record.sourceOffset()),
                deep(record.key()),
                deep(record.value()),
                headers);
    }

    /** The part of a record that was changed since; what isn't the worker's business any more. */
    Optional<String> changedIn(SourceRecord record, boolean settled) {
        Imprint now = of(record);
        if (now.partition != partition) {
            return Optional.of("the source partition");
        }
        if (now.offset != offset) {
            return Optional.of("the source offset");
        }
        if (settled) {
            return Optional.empty();
        }
        if (now.key != key) {
            return Optional.of("the key");
        }
        if (now.value != value) {
            return Optional.of("the value");
        }
        return now.headers == headers ? Optional.empty() : Optional.of("the headers");
    }

    private static int deep(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Map<?, ?> map) {
            int sum = 7;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += 31 * deep(entry.getKey()) ^ deep(entry.getValue());
            }
            return sum;
        }
        if (value instanceof Collection<?> collection) {
            int hash = 1;
            for (Object each : collection) {
                hash = 31 * hash + deep(each);
            }
            return hash;
        }
        if (value instanceof Struct struct) {
            int hash = 3;
            for (Field field : struct.schema().fields()) {
                hash = 31 * hash + deep(struct.getWithoutDefault(field.name()));
            }
            return hash;
        }
        if (value instanceof byte[] bytes) {
            return Arrays.hashCode(bytes);
        }
        return value instanceof ByteBuffer buffer
                ? 31 * buffer.duplicate().hashCode()
                : value.hashCode();
    }
}
