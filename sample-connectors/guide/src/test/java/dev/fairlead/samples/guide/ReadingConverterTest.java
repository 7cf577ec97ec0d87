package dev.fairlead.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.schema.SchemaCodec;
import dev.fairlead.testkit.ConverterLaws;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReadingConverterTest {
    private static ReadingConverter converter() {
        ReadingConverter converter = new ReadingConverter();
        converter.configure(Map.of(), false);
        return converter;
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return ConverterLaws.of(ReadingConverter.class).check();
    }

    @Test
    void a_reading_comes_back_as_it_was() {
        Reading reading = new Reading(Instant.parse("2026-03-01T06:00:00Z"), 3.42, "swell");
        SchemaCodec<Reading> codec = SchemaCodec.of(Reading.class);
        SchemaAndValue there = new SchemaAndValue(codec.schema(), codec.toConnect(reading));

        byte[] bytes = converter().fromConnectData("tides", there.schema(), there.value());

        assertThat(bytes).asString().isEqualTo("2026-03-01T06:00:00Z 3.42 swell");
        assertThat(converter().toConnectData("tides", bytes)).isEqualTo(there);
    }

    @Test
    void bytes_that_are_no_reading_are_refused_with_the_topic_and_the_reason() {
        assertThatThrownBy(
                        () ->
                                converter()
                                        .toConnectData(
                                                "tides", "3.42".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("tides")
                .hasMessageContaining("\"3.42\" is no reading");
    }
}
