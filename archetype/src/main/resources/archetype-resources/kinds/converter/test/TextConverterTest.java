package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fairlead.testkit.ConverterLaws;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TextConverterTest {
    private static TextConverter latin() {
        TextConverter converter = new TextConverter();
        converter.configure(Map.of("charset", "ISO-8859-1"), false);
        return converter;
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return ConverterLaws.of(TextConverter.class).check();
    }

    @Test
    void writes_and_reads_the_encoding() {
        byte[] bytes = latin().fromConnectData("t", Schema.STRING_SCHEMA, "\u00e9");

        assertArrayEquals(new byte[] {(byte) 0xe9}, bytes);
        assertEquals("\u00e9", latin().toConnectData("t", bytes).value());
    }

    @Test
    void refuses_what_the_encoding_cannot_say() {
        assertThrows(DataException.class, () -> latin().fromConnectData("t", Schema.STRING_SCHEMA, "\u20ac"));
    }
}
