package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fairlead.testkit.TransformationLaws;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShortenTest {
    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return TransformationLaws.of(Shorten.class).with("fields", "a").with("length", "3").check();
    }

    @Test
    void leaves_so_many_characters() {
        Shorten.Value<SourceRecord> shorten = new Shorten.Value<>();
        shorten.configure(Map.of("fields", "name", "length", "3"));
        SourceRecord long_ = new SourceRecord(Map.of(), Map.of(), "t", null, Map.of("name", "Katherine"));

        assertEquals(Map.of("name", "Kat"), shorten.apply(long_).value());
    }
}
