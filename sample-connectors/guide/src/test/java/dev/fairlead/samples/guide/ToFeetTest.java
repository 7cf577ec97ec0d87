package dev.fairlead.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.TransformationLaws;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ToFeetTest {
    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return TransformationLaws.of(ToFeet.class).with("from", "a").cases(100).check();
    }

    @Test
    void a_height_of_a_foot_is_one() {
        Schema schema = SchemaBuilder.struct().field("metres", Schema.FLOAT64_SCHEMA).build();
        Struct value = new Struct(schema).put("metres", 0.3048);
        ToFeet.Value<SourceRecord> toFeet = new ToFeet.Value<>();
        toFeet.configure(Map.of());

        SourceRecord changed =
                toFeet.apply(new SourceRecord(Map.of(), Map.of(), "tides", schema, value));

        assertThat(changed).isNotNull();
        assertThat(((Struct) changed.value()).getFloat64("feet")).isEqualTo(1.0);
        assertThat(changed.valueSchema().field("metres")).isNull();
    }
}
