package dev.fairlead.api.transform;

import static dev.fairlead.api.transform.TransformationLaws.Law;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

class TransformationLawsTest {
    @Test
    void pass_one_that_does_nothing() {
        assertThat(TransformationLaws.broken(() -> of(record -> record), Samples::source))
                .isEmpty();
    }

    @Test
    void catch_one_that_changes_a_struct() {
        catches(
                Law.X1_LEAVES_ITS_INPUT_ALONE,
                record -> {
                    if (record.value() instanceof Struct struct) {
                        struct.getStruct("to").put("city", "Oslo");
                    }
                    return record;
                });
    }

    @Test
    void catch_one_that_changes_headers() {
        catches(
                Law.X1_LEAVES_ITS_INPUT_ALONE,
                record -> {
                    record.headers().addString("seen", "yes");
                    return record;
                });
    }

    @Test
    void catch_one_that_stumbles_over_a_tombstone() {
        catches(
                Law.X2_BEARS_NULLS,
                record -> {
                    int hash = record.value().hashCode();
                    return hash == 0 ? null : record;
                });
    }

    @Test
    void catch_one_that_forgets_the_timestamp() {
        catches(
                Law.X3_KEEPS_THE_REST_OF_THE_RECORD,
                record ->
                        record.newRecord(
                                record.topic(),
                                record.kafkaPartition(),
                                record.keySchema(),
                                record.key(),
                                record.valueSchema(),
                                record.value(),
                                null));
    }

    @Test
    void catch_one_that_counts() {
        int[] count = {0};
        catches(
                Law.X4_KNOWS_NO_ORDER,
                record -> withValue(record, Schema.INT32_SCHEMA, count[0]++));
    }

    @Test
    void catch_one_that_remembers_its_first_schema_for_ever() {
        Schema[] first = {null};
        catches(
                Law.X5_FITS_ITS_SCHEMA,
                record -> {
                    if (!(record.value() instanceof Struct struct)) {
                        return record;
                    }
                    first[0] = first[0] == null ? struct.schema() : first[0];
                    return withValue(record, first[0], struct);
                });
    }

    @Test
    void catch_one_that_casts_in_vain() {
        catches(
                Law.X8_FAILS_FOR_DATA_ONLY,
                record ->
                        record.value() instanceof Map<?, ?>
                                ? withValue(record, null, ((Struct) record.value()).schema())
                                : record);
    }

    @Test
    void pass_one_that_refuses_data() {
        assertThat(
                        TransformationLaws.broken(
                                () ->
                                        of(
                                                record -> {
                                                    throw new DataException("not for me");
                                                }),
                                Samples::source))
                .isEmpty();
    }

    @Test
    void catch_one_that_changes_the_class() {
        catches(Law.X11_KEEPS_THE_CLASS, Special::new);
    }

    private static SourceRecord withValue(SourceRecord record, Schema schema, Object value) {
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                schema,
                value,
                record.timestamp());
    }

    private static void catches(Law law, UnaryOperator<SourceRecord> mutant) {
        assertThat(TransformationLaws.broken(() -> of(mutant), Samples::source)).contains(law);
    }

    private static Transformation<SourceRecord> of(UnaryOperator<SourceRecord> change) {
        return new Transformation<>() {
            @Override
            public SourceRecord apply(SourceRecord record) {
                return change.apply(record);
            }

            @Override
            public ConfigDef config() {
                return new ConfigDef();
            }

            @Override
            public void configure(Map<String, ?> configs) {}

            @Override
            public void close() {}
        };
    }

    private static final class Special extends SourceRecord {
        Special(SourceRecord of) {
            super(
                    of.sourcePartition(),
                    of.sourceOffset(),
                    of.topic(),
                    of.kafkaPartition(),
                    of.keySchema(),
                    of.key(),
                    of.valueSchema(),
                    of.value(),
                    of.timestamp(),
                    of.headers());
        }
    }
}
