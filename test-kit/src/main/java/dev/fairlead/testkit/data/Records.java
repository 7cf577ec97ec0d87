package dev.fairlead.testkit.data;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Draws records of sources and sinks, and their headers. */
@SuppressWarnings("JavaUtilDate") // Connect's own type of times
final class Records {
    static final List<String> HEADER_NAMES = List.of("trace", "kind", "origin", "x-id");

    private Records() {}

    /** A key or a value: mostly of a schema, sometimes without one, sometimes nothing. */
    static SchemaAndValue any(Dice dice) {
        int kind = dice.below(10);
        if (kind == 0) {
            return SchemaAndValue.NULL;
        }
        if (kind <= 2) {
            return new SchemaAndValue(null, Values.schemalessMap(2, dice));
        }
        Schema schema = dice.onceIn(5) ? Schemas.any(dice) : Schemas.struct(dice);
        return new SchemaAndValue(schema, Values.ofNullable(schema, dice));
    }

    static Headers headers(Dice dice) {
        ConnectHeaders headers = new ConnectHeaders();
        for (int i = dice.below(4); i > 0; i--) {
            Schema schema = Schemas.any(dice);
            headers.add(
                    dice.pick(HEADER_NAMES),
                    dice.onceIn(2)
                            ? new SchemaAndValue(schema, Values.ofNullable(schema, dice))
                            : new SchemaAndValue(Schema.STRING_SCHEMA, Strings.any(dice)));
        }
        return headers;
    }

    static SourceRecord source(SchemaAndValue key, SchemaAndValue value, Dice dice) {
        return new SourceRecord(
                Map.of("place", "a" + dice.below(3)),
                Map.of("position", (long) dice.below(1000)),
                topic(dice),
                dice.onceIn(3) ? null : Integer.valueOf(dice.below(5)),
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                timestamp(dice),
                headers(dice));
    }

    static SinkRecord sink(SchemaAndValue key, SchemaAndValue value, Dice dice) {
        Long timestamp = timestamp(dice);
        return new SinkRecord(
                topic(dice),
                dice.below(5),
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                dice.below(1000),
                timestamp,
                timestamp == null ? TimestampType.NO_TIMESTAMP_TYPE : TimestampType.CREATE_TIME,
                headers(dice));
    }

    /** The same record with another key and value. */
    static ConnectRecord<?> with(
            ConnectRecord<?> record, SchemaAndValue key, SchemaAndValue value) {
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                record.timestamp(),
                record.headers());
    }

    private static String topic(Dice dice) {
        return dice.pick(List.of("orders", "orders-eu", "a.b_c"));
    }

    private static @Nullable Long timestamp(Dice dice) {
        return dice.onceIn(6) ? null : Long.valueOf(Math.abs(Numbers.moment(dice).getTime()));
    }
}
