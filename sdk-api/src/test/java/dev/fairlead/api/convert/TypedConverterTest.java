package dev.fairlead.api.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.example.PointConverter;
import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.RowType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.ConverterType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TypedConverterTest {
    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static PointConverter points() {
        PointConverter converter = new PointConverter();
        converter.configure(Map.of(), false);
        return converter;
    }

    @Test
    void is_shown_word_by_word_in_the_documentation() throws IOException {
        String source =
                Files.readString(
                        Path.of("src/test/java/dev/fairlead/api/example/PointConverter.java"));
        assertThat(Files.readString(Path.of("../docs/sdk.md")))
                .contains("```java\n" + source.substring(source.indexOf("/** Points")) + "```");
    }

    @Nested
    class OfARecord {
        private final PointConverter converter = points();

        @Test
        void writes_what_it_reads() {
            SchemaAndValue read = converter.toConnectData("points", bytes("3;-4"));
            assertThat(((Struct) read.value()).getInt32("y")).isEqualTo(-4);
            assertThat(converter.fromConnectData("points", read.schema(), read.value()))
                    .isEqualTo(bytes("3;-4"));
        }

        @Test
        void gives_the_same_schema_each_time() {
            assertThat(converter.toConnectData("a", bytes("1;2")).schema())
                    .isSameAs(converter.toConnectData("b", bytes("3;4")).schema());
        }

        @Test
        void writes_structs_of_another_schema_that_fits() {
            Schema wider =
                    SchemaBuilder.struct()
                            .field("y", Schema.INT64_SCHEMA)
                            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                            .field("x", Schema.INT16_SCHEMA)
                            .build();
            Struct struct = new Struct(wider).put("y", 7L).put("x", (short) 6);
            assertThat(converter.fromConnectData("t", wider, struct)).isEqualTo(bytes("6;7"));
        }

        @Test
        void leaves_null_null_without_asking_the_codec() {
            assertThat(converter.fromConnectData("t", null, null)).isNull();
            assertThat(converter.fromConnectData("t", Schema.OPTIONAL_STRING_SCHEMA, null))
                    .isNull();
            assertThat(converter.fromConnectData("t", new RecordHeaders(), null, null)).isNull();
            assertThat(converter.fromConnectHeader("t", "h", null, null)).isNull();
            assertThat(converter.toConnectData("t", null)).isSameAs(SchemaAndValue.NULL);
            assertThat(converter.toConnectData("t", new RecordHeaders(), null))
                    .isSameAs(SchemaAndValue.NULL);
            assertThat(converter.toConnectHeader("t", "h", null)).isSameAs(SchemaAndValue.NULL);
        }

        @Test
        void converts_headers_too() {
            PointConverter headers = new PointConverter();
            headers.configure(Map.of("converter.type", "header", "separator", ":"));
            SchemaAndValue read = headers.toConnectHeader("t", "from", bytes("1:2"));
            assertThat(headers.fromConnectHeader("t", "from", read.schema(), read.value()))
                    .isEqualTo(bytes("1:2"));
        }

        @Test
        void says_which_part_of_which_topic_does_not_fit_and_why() {
            assertThatThrownBy(() -> converter.toConnectData("points", bytes("3;x")))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "topic \"points\": the value of 3 bytes cannot be read, says"
                                    + " dev.fairlead.api.example.PointConverter:"
                                    + " NumberFormatException: For input string: \"x\"");
            assertThatThrownBy(
                            () -> converter.fromConnectData("points", Schema.STRING_SCHEMA, "no"))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("topic \"points\": the value does not fit, says")
                    .hasMessageContaining("expected STRUCT")
                    .hasMessageContaining("found STRING");
            PointConverter keys = new PointConverter();
            keys.configure(Map.of(), true);
            assertThatThrownBy(() -> keys.toConnectData("points", new byte[1]))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("topic \"points\": the key of 1 byte cannot be read");
            assertThatThrownBy(() -> converter.toConnectHeader("points", "from", new byte[0]))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("topic \"points\": the header \"from\" of 0 bytes");
            assertThatThrownBy(() -> converter.fromConnectHeader("points", "from", null, "no"))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("topic \"points\": the header \"from\" does not fit");
        }
    }

    @Nested
    class ItsSettings {
        @Test
        void make_the_definition_and_are_checked() {
            PointConverter converter = new PointConverter();
            assertThat(converter.config().names()).containsExactly("separator");
            assertThat(converter.version()).isEqualTo("unversioned");
            assertThatThrownBy(() -> converter.configure(Map.of("separator", "x"), false))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("; , or :");
        }

        @Test
        void must_be_there_before_anything_is_converted() {
            assertThatThrownBy(() -> new PointConverter().toConnectData("t", new byte[1]))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("call configure");
        }
    }

    record Nothing() {}

    /** Notes the calls that it gets. */
    static final class Noting extends TypedConverter<Nothing, String> {
        final List<String> calls = new ArrayList<>();
        Exception thrown = new IllegalStateException("not set");

        @Override
        protected ByteCodec<String> codec(Nothing config, ConverterType part) {
            calls.add("codec for " + part.getName());
            return new ByteCodec<>() {
                @Override
                public byte[] write(String value) throws Exception {
                    throw thrown;
                }

                @Override
                public String read(byte[] bytes) throws Exception {
                    throw thrown;
                }

                @Override
                public byte[] write(String topic, Headers headers, String value) {
                    headers.add("length", new byte[] {(byte) value.length()});
                    return bytes(topic + value);
                }

                @Override
                public String read(String topic, Headers headers, byte[] bytes) {
                    return topic + headers.lastHeader("length").value()[0];
                }

                @Override
                public void close() throws IOException {
                    calls.add("closed");
                    if (thrown instanceof IOException failure) {
                        throw failure;
                    }
                }
            };
        }
    }

    @Nested
    class ItsCodec {
        private final Noting converter = new Noting();

        @Test
        void may_read_and_write_the_records_headers() {
            converter.configure(Map.of(), false);
            Headers headers = new RecordHeaders();
            assertThat(converter.fromConnectData("topic", headers, Schema.STRING_SCHEMA, "value"))
                    .isEqualTo(bytes("topicvalue"));
            assertThat(converter.toConnectData("topic", headers, new byte[0]).value())
                    .isEqualTo("topic5");
        }

        @Test
        void is_made_for_the_part_that_the_worker_names() {
            converter.configure(Map.of(), true);
            converter.configure(Map.of(), false);
            converter.configure(Map.of("converter.type", "key"));
            converter.configure(Map.of());
            assertThat(converter.calls)
                    .containsExactly(
                            "codec for key",
                            "codec for value",
                            "closed",
                            "codec for key",
                            "closed",
                            "codec for header",
                            "closed");
        }

        @Test
        void is_closed_once() throws IOException {
            converter.configure(Map.of(), true);
            converter.close();
            converter.close();
            assertThat(converter.calls).containsExactly("codec for key", "closed");
        }

        @Test
        void may_ask_for_a_retry() {
            converter.configure(Map.of(), false);
            converter.thrown = new RetriableException("the registry is busy");
            assertThatThrownBy(() -> converter.toConnectData("t", new byte[1]))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageEndingWith("the registry is busy");
        }

        @Test
        void may_throw_anything() {
            converter.configure(Map.of(), false);
            converter.thrown = new IOException("broken");
            assertThatThrownBy(() -> converter.fromConnectData("t", Schema.STRING_SCHEMA, "x"))
                    .isInstanceOf(DataException.class)
                    .hasMessageEndingWith("IOException: broken");
            assertThatThrownBy(converter::close).isInstanceOf(IOException.class);
        }
    }

    record Columns(@Setting("Names of the columns") @Default("a,b") List<String> names) {}

    /** Words of a line as columns. */
    static final class Words extends TypedConverter<Columns, Row> {
        @Override
        protected ByteCodec<Row> codec(Columns config, ConverterType part) {
            List<Column<String>> columns =
                    config.names().stream().map(name -> Column.of(name, String.class)).toList();
            RowType type = RowType.of("words", columns);
            return new ByteCodec<>() {
                @Override
                public byte[] write(Row row) {
                    StringBuilder line = new StringBuilder();
                    for (Column<String> column : columns) {
                        Object word = row.type().column(column.name(), String.class).map(row::get);
                        line.append(((java.util.Optional<?>) word).orElseThrow()).append(' ');
                    }
                    return bytes(line.toString().strip());
                }

                @Override
                public Row read(byte[] bytes) {
                    String[] words = new String(bytes, UTF_8).split(" ");
                    Row.Builder row = type.row();
                    for (int i = 0; i < words.length; i++) {
                        row.set(columns.get(i), words[i]);
                    }
                    return row.build();
                }
            };
        }
    }

    /** Takes and gives Connect's data. */
    static final class Raw extends TypedConverter<Nothing, SchemaAndValue> {
        @Override
        protected ByteCodec<SchemaAndValue> codec(Nothing config, ConverterType part) {
            return new ByteCodec<>() {
                @Override
                public byte[] write(SchemaAndValue data) {
                    return bytes(data.schema() + " " + data.value());
                }

                @Override
                public SchemaAndValue read(byte[] bytes) {
                    return bytes.length == 0
                            ? SchemaAndValue.NULL
                            : new SchemaAndValue(null, Map.of("length", bytes.length));
                }
            };
        }
    }

    @Nested
    class OfOtherTypes {
        @Test
        void has_columns_that_are_known_at_run_time() {
            Words words = new Words();
            words.configure(Map.of("names", "first,second"), false);
            SchemaAndValue read = words.toConnectData("t", bytes("eins zwei"));
            assertThat(read.schema().fields())
                    .extracting("name")
                    .containsExactly("first", "second");
            assertThat(words.toConnectData("t", bytes("drei vier")).schema())
                    .isSameAs(read.schema());
            assertThat(words.fromConnectData("t", read.schema(), read.value()))
                    .isEqualTo(bytes("eins zwei"));
        }

        @Test
        void has_connects_own_data() {
            Raw raw = new Raw();
            raw.configure(Map.of(), false);
            assertThat(raw.toConnectData("t", new byte[3]))
                    .isEqualTo(new SchemaAndValue(null, Map.of("length", 3)));
            assertThat(raw.toConnectData("t", new byte[0])).isEqualTo(SchemaAndValue.NULL);
            assertThat(raw.fromConnectData("t", null, 5)).isEqualTo(bytes("null 5"));
        }
    }
}
