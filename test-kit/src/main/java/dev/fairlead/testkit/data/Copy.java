package dev.fairlead.testkit.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.jspecify.annotations.Nullable;

/** Copies data so deeply that changing the copy leaves the original alone. Schemas are shared. */
@SuppressWarnings("JavaUtilDate") // Connect's own type of times
public final class Copy {
    private Copy() {}

    public static ConnectRecord<?> of(ConnectRecord<?> record) {
        ConnectHeaders headers = new ConnectHeaders();
        for (Header header : record.headers()) {
            headers.add(header.key(), of(header.value()), header.schema());
        }
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                of(record.key()),
                record.valueSchema(),
                of(record.value()),
                record.timestamp(),
                headers);
    }

    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Struct struct) {
            Struct copy = new Struct(struct.schema());
            for (Field field : struct.schema().fields()) {
                copy.put(field, of(struct.getWithoutDefault(field.name())));
            }
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(of(key), of(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(of(each)));
            return copy;
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return ByteBuffer.wrap(bytes);
        }
        return value instanceof Date date ? new Date(date.getTime()) : value;
    }
}
