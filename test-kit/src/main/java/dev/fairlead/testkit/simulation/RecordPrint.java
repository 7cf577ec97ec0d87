package dev.fairlead.testkit.simulation;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A number that changes when anything within a record does. */
final class RecordPrint {
    private RecordPrint() {}

    static int of(SinkRecord record) {
        int print = 31 * of(record.key()) + of(record.value());
        for (Header header : record.headers()) {
            print = 31 * (31 * print + header.key().hashCode()) + of(header.value());
        }
        return print;
    }

    private static int of(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.hashCode(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            // what is left to read counts: reading moves it on
            return 31 * buffer.position() + buffer.duplicate().hashCode();
        }
        if (value instanceof Struct struct) {
            int print = 17;
            for (Field field : struct.schema().fields()) {
                print = 31 * print + of(struct.getWithoutDefault(field.name()));
            }
            return print;
        }
        if (value instanceof Map<?, ?> map) {
            int print = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                print += 31 * of(entry.getKey()) ^ of(entry.getValue());
            }
            return print;
        }
        if (value instanceof List<?> list) {
            int print = 1;
            for (Object each : list) {
                print = 31 * print + of(each);
            }
            return print;
        }
        return value == null ? 0 : value.hashCode();
    }
}
