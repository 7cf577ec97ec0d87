package dev.fairlead.api.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final Schema PAYMENT =
            SchemaBuilder.struct()
                    .field("card", Schema.INT64_SCHEMA)
                    .field("amount", Schema.INT32_SCHEMA)
                    .build();

    @Test
    void is_shown_word_by_word_in_the_documentation() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/dev/fairlead/api/example/Mask.java"));
        assertThat(Files.readString(Path.of("../docs/sdk.md")))
                .contains("```java\n" + source.substring(source.indexOf("/** Hides")) + "```");
    }

    @Test
    void hides_a_field_of_a_source_record_and_keeps_its_offset() {
        Mask.Value<SourceRecord> mask = new Mask.Value<>();
        mask.configure(Map.of("fields", "card, absent"));
        Struct payment = new Struct(PAYMENT).put("card", 4111111111111881L).put("amount", 5);
        SourceRecord out =
                mask.apply(
                        new SourceRecord(
                                Map.of("file", "a"),
                                Map.of("position", 1L),
                                "payments",
                                2,
                                null,
                                null,
                                PAYMENT,
                                payment,
                                42L));
        Struct masked = (Struct) out.value();
        assertThat(masked.getString("card")).isEqualTo("************1881");
        assertThat(masked.getInt32("amount")).isEqualTo(5);
        assertThat(out.sourcePartition()).isEqualTo(Map.of("file", "a"));
        assertThat(out.sourceOffset()).isEqualTo(Map.of("position", 1L));
        assertThat(out.kafkaPartition()).isEqualTo(2);
        assertThat(out.timestamp()).isEqualTo(42L);
        assertThat(payment.getInt64("card")).isEqualTo(4111111111111881L);
    }

    @Test
    void hides_a_field_of_a_sink_records_key_and_keeps_where_it_came_from() {
        Mask.Key<SinkRecord> mask = new Mask.Key<>();
        mask.configure(Map.of("fields", "card", "keep", "2"));
        SinkRecord in =
                new SinkRecord(
                        "renamed",
                        1,
                        null,
                        Map.of("card", "12345"),
                        null,
                        null,
                        9L,
                        42L,
                        TimestampType.CREATE_TIME,
                        null,
                        "payments",
                        3,
                        8L);
        SinkRecord out = mask.apply(in);
        assertThat(out.key()).isEqualTo(Map.of("card", "***45"));
        assertThat(out.value()).isNull();
        assertThat(out.topic()).isEqualTo("renamed");
        assertThat(out.kafkaOffset()).isEqualTo(9L);
        assertThat(out.originalTopic()).isEqualTo("payments");
        assertThat(out.originalKafkaPartition()).isEqualTo(3);
        assertThat(out.originalKafkaOffset()).isEqualTo(8L);
    }
}
