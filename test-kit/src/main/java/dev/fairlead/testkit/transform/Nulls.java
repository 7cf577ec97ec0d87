package dev.fairlead.testkit.transform;

import dev.fairlead.testkit.data.ConnectData;
import dev.fairlead.testkit.trial.Fault;
import dev.fairlead.testkit.trial.Specimen;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Missing keys and values, and whether they are why a transformation failed. */
final class Nulls {
    private static final Schema SCHEMA =
            SchemaBuilder.struct().name("filled").field("id", Schema.INT32_SCHEMA).build();

    private Nulls() {}

    static boolean in(ConnectRecord<?> record) {
        return record.key() == null || record.value() == null;
    }

    /** Whether the failure is another one, or none, once something stands in their place. */
    static boolean areToBlame(Specimen subject, ConnectRecord<?> in, Throwable failure) {
        if (!in(in) || Fault.isRefusal(failure)) {
            return false;
        }
        SchemaAndValue key = filled(in.keySchema(), in.key());
        SchemaAndValue value = filled(in.valueSchema(), in.value());
        ConnectRecord<?> filled =
                in.newRecord(
                        in.topic(),
                        in.kafkaPartition(),
                        key.schema(),
                        key.value(),
                        value.schema(),
                        value.value(),
                        in.timestamp(),
                        in.headers());
        Result result = Result.of(subject.fresh(), filled);
        return result.failure() == null
                || !Fault.text(result.failure()).equals(Fault.text(failure));
    }

    private static SchemaAndValue filled(@Nullable Schema schema, @Nullable Object value) {
        if (value != null) {
            return new SchemaAndValue(schema, value);
        }
        return schema == null
                ? new SchemaAndValue(SCHEMA, new Struct(SCHEMA).put("id", 1))
                : new SchemaAndValue(schema, ConnectData.values(schema).of(1));
    }
}
