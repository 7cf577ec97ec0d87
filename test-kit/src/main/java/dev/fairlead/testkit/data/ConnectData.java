package dev.fairlead.testkit.data;

import java.math.BigDecimal;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The data that Kafka Connect allows, to be drawn by tests. Much of it is at the edge: surrogates
 * without their twin, numbers that a double can't hold, days before 1970.
 *
 * <p>Schemas that contain themselves are left out: Connect's schemas can't be built that way.
 */
public final class ConnectData {
    private ConnectData() {}

    /** Schemas of all types, nested to three levels, with defaults, names, versions and docs. */
    public static Draw<Schema> schemas() {
        return Schemas::any;
    }

    /** Schemas of structs. */
    public static Draw<Schema> structSchemas() {
        return Schemas::struct;
    }

    /** Schemas of structs of text, booleans and numbers, which every format can hold. */
    public static Draw<Schema> plainSchemas() {
        return Schemas::plainStruct;
    }

    /** Values of a schema, never null. */
    public static Draw<Object> values(Schema schema) {
        return dice -> Values.of(schema, dice);
    }

    /** Values of a schema with it; null too where the schema is optional. */
    public static Draw<SchemaAndValue> valuesOrNull(Schema schema) {
        return dice -> new SchemaAndValue(schema, Values.ofNullable(schema, dice));
    }

    /** Structs of any schema. */
    public static Draw<Struct> structs() {
        return dice -> (Struct) Values.of(Schemas.struct(dice), dice);
    }

    /** Maps as a converter without schemas gives them. */
    public static Draw<Map<String, @Nullable Object>> schemalessMaps() {
        return dice -> Values.schemalessMap(2, dice);
    }

    /** Keys or values of records: with a schema, without one, or nothing at all. */
    public static Draw<SchemaAndValue> data() {
        return Records::any;
    }

    /** Records of a source; keys and values may be null. */
    public static Draw<SourceRecord> sourceRecords() {
        return dice -> Records.source(Records.any(dice), Records.any(dice), dice);
    }

    /** Records of a sink; keys and values may be null. */
    public static Draw<SinkRecord> sinkRecords() {
        return dice -> Records.sink(Records.any(dice), Records.any(dice), dice);
    }

    /** Records of a source with this key and value. */
    public static Draw<SourceRecord> sourceRecords(SchemaAndValue key, SchemaAndValue value) {
        return dice -> Records.source(key, value, dice);
    }

    /** Records of a sink with this key and value. */
    public static Draw<SinkRecord> sinkRecords(SchemaAndValue key, SchemaAndValue value) {
        return dice -> Records.sink(key, value, dice);
    }

    /** Records that delete: a key of a schema, and no value. */
    public static Draw<SinkRecord> tombstones() {
        return dice -> {
            Schema schema = Schemas.struct(dice);
            SchemaAndValue key = new SchemaAndValue(schema, Values.of(schema, dice));
            return Records.sink(key, SchemaAndValue.NULL, dice);
        };
    }

    /** Up to three headers of any kind; names may repeat. */
    public static Draw<Headers> headers() {
        return Records::headers;
    }

    /** Text, a third of it trouble; some of it can't be encoded. */
    public static Draw<String> strings() {
        return Strings::any;
    }

    /** Text as {@link #strings}, without unpaired surrogates, which no encoding has. */
    public static Draw<String> encodableStrings() {
        return Strings::encodable;
    }

    /** Whole numbers, with the edges of all types and what a double can't hold. */
    public static Draw<Long> integers() {
        return Numbers::anyLong;
    }

    /** Floating point numbers, with minus zero, infinities and NaN. */
    public static Draw<Double> doubles() {
        return Numbers::anyDouble;
    }

    /** Decimals of a scale, up to 41 digits. */
    public static Draw<BigDecimal> decimals(int scale) {
        return dice -> Numbers.anyDecimal(scale, dice);
    }

    /** Moments: before 1970, where clocks are put forward or back, far in the future. */
    public static Draw<Date> moments() {
        return Numbers::moment;
    }

    /** A schema and a later version of it. */
    public static Draw<Evolution> evolutions() {
        return dice -> {
            Schema earlier = Schemas.struct(dice);
            return new Evolution(earlier, Schemas.later(earlier, dice));
        };
    }
}
