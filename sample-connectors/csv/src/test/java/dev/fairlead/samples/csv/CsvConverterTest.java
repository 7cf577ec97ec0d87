package dev.fairlead.samples.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.ConverterLaws;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CsvConverterTest {
    private static final String COLUMNS =
            "id long, name string?, price decimal 2?, paid boolean?, day date?, at timestamp?,"
                    + " size double?, count int?";

    private static CsvConverter converter(String columns) {
        CsvConverter converter = new CsvConverter();
        converter.configure(Map.of("columns", columns), false);
        return converter;
    }

    private static Struct read(String line) {
        return (Struct) converter(COLUMNS).toConnectData("t", bytes(line)).value();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return ConverterLaws.of(CsvConverter.class).with("columns", COLUMNS).check();
    }

    @Nested
    class ALine {
        @Test
        void is_read_as_the_columns_say() {
            Struct line =
                    read(
                            "7,\"Smith,"
                                + " \"\"Ada\"\"\",12.50,true,2026-01-31,2026-01-31T10:00:00Z,.5,3");
            assertThat(line.getInt64("id")).isEqualTo(7);
            assertThat(line.getString("name")).isEqualTo("Smith, \"Ada\"");
            assertThat(line.get("price")).isEqualTo(new BigDecimal("12.50"));
            assertThat(line.getBoolean("paid")).isTrue();
            assertThat(((Date) line.get("day")).toInstant()).hasToString("2026-01-31T00:00:00Z");
            assertThat(((Date) line.get("at")).toInstant()).hasToString("2026-01-31T10:00:00Z");
            assertThat(line.getFloat64("size")).isEqualTo(0.5);
            assertThat(line.getInt32("count")).isEqualTo(3);
        }

        @Test
        void tells_nothing_from_a_text_without_letters() {
            assertThat(read("7,,,,,,,").getString("name")).isNull();
            assertThat(read("7,\"\",,,,,,").getString("name")).isEmpty();
        }

        @Test
        void may_end_with_a_line_end_and_go_over_several_lines_in_quotes() {
            assertThat(read("7,\"a\nb\",,,,,,\r\n").getString("name")).isEqualTo("a\nb");
        }

        @Test
        void that_does_not_fit_is_refused_with_the_reason() {
            Map.of(
                            "7", "has 1 fields for the columns",
                            "x,,,,,,,", "the column id Long has \"x\"",
                            ",,,,,,,", "id: has no value",
                            "7,a\"b,,,,,,", "\"\"\" at character 4",
                            "7,\"ab,,,,,,", "the quote at character 3 has no end",
                            "7,\"a\"b,,,,,,", "there is \"b\" at character 6",
                            "7,,1.234,,,,,", "the column price BigDecimal? has \"1.234\"",
                            "7,,,,,,,\n8,,,,,,,", "at character 9")
                    .forEach(
                            (line, why) ->
                                    assertThatThrownBy(() -> read(line))
                                            .as(line)
                                            .isInstanceOf(DataException.class)
                                            .hasMessageContainingAll("topic \"t\"", why));
        }

        @Test
        void of_bytes_that_are_no_text_is_refused() {
            assertThatThrownBy(
                            () ->
                                    converter("a string")
                                            .toConnectData("t", new byte[] {(byte) 0xff}))
                    .isInstanceOf(DataException.class);
        }
    }

    @Nested
    class AStruct {
        private final Schema schema =
                SchemaBuilder.struct()
                        .field("name", Schema.OPTIONAL_STRING_SCHEMA)
                        .field("id", Schema.INT32_SCHEMA)
                        .build();

        @Test
        void is_written_in_the_order_of_the_columns_and_widened() {
            Struct value = new Struct(schema).put("id", 7).put("name", "a,b");
            assertThat(converter("id long, name string?").fromConnectData("t", schema, value))
                    .isEqualTo(bytes("7,\"a,b\""));
        }

        @Test
        void with_more_than_the_columns_is_refused() {
            Struct value = new Struct(schema).put("id", 7);
            assertThatThrownBy(() -> converter("id long").fromConnectData("t", schema, value))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("no columns for [name]");
        }
    }

    @Nested
    class AnyFields {
        @Test
        void come_back_as_they_went() {
            Random random = new Random(1);
            CsvLine line = new CsvLine(',');
            String letters = "ab,\"\n\r;€ ";
            for (int i = 0; i < 20_000; i++) {
                List<Optional<String>> fields =
                        IntStream.range(0, 1 + random.nextInt(4))
                                .mapToObj(field -> field(random, letters))
                                .toList();
                assertThat(line.split(line.join(fields))).isEqualTo(fields);
                assertThat(line.split(line.join(fields) + "\r\n")).isEqualTo(fields);
            }
        }

        private static Optional<String> field(Random random, String letters) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(5); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            return random.nextInt(5) == 0 ? Optional.empty() : Optional.of(text.toString());
        }

        @Test
        void keep_nulls_and_schemas_through_the_converter() {
            CsvConverter converter = converter("a string?, b long?");
            SchemaAndValue read = converter.toConnectData("t", bytes(",5"));
            byte[] again = converter.fromConnectData("t", read.schema(), read.value());
            assertThat(again).isEqualTo(bytes(",5"));
            assertThat(converter.toConnectData("t", again).schema()).isSameAs(read.schema());
            assertThat(converter.toConnectData("t", null)).isEqualTo(SchemaAndValue.NULL);
        }
    }

    @Test
    void columns_that_are_none_are_refused_together() {
        assertThatThrownBy(() -> converter("a strong, b decimal, c long"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("[a strong, b decimal]");
    }
}
