package dev.fairlead.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The seed in a failure's report makes the same data again. */
class DirectJsonConverterTest {
    /** For more see docs/CONTRIBUTING.md. */
    private static final int TRIES = Integer.getInteger("fairlead.json.tries", 50);

    private static final List<Pair> PAIRS =
            Stream.of("true", "false")
                    .flatMap(schemas -> Stream.of(schemas + ",base64", schemas + ",NUMERIC"))
                    .flatMap(options -> Stream.of(options + ",true", options + ",false"))
                    .map(options -> options.split(","))
                    .map(
                            options ->
                                    new Pair(
                                            Map.of(
                                                    "schemas.enable", options[0],
                                                    "decimal.format", options[1],
                                                    "replace.null.with.default", options[2],
                                                    "schemas.cache.size", "7")))
                    .toList();

    /** Apache's converter and ours, with the same settings. */
    private static final class Pair {
        private final JsonConverter stock = new JsonConverter();
        private final DirectJsonConverter ours = new DirectJsonConverter();

        Pair(Map<String, String> settings) {
            stock.configure(settings, false);
            ours.configure(settings, false);
        }

        byte @Nullable [] write(@Nullable Schema schema, @Nullable Object value) {
            String expected = text(() -> stock.fromConnectData("t", schema, value));
            assertThat(text(() -> ours.fromConnectData("t", schema, value))).isEqualTo(expected);
            try {
                return stock.fromConnectData("t", schema, value);
            } catch (RuntimeException e) {
                return null;
            }
        }

        void read(byte @Nullable [] text) {
            String expected = outcome(() -> described(stock.toConnectData("t", text)));
            assertThat(outcome(() -> described(ours.toConnectData("t", text))))
                    .as(() -> text == null ? "null" : new String(text, UTF_8))
                    .isEqualTo(expected);
        }
    }

    private static String text(Callable<byte @Nullable []> call) {
        return outcome(
                () -> {
                    byte[] bytes = call.call();
                    return bytes == null ? "null" : new String(bytes, UTF_8);
                });
    }

    private static String outcome(Callable<String> call) {
        try {
            return call.call();
        } catch (Exception e) {
            Throwable cause = e.getCause();
            return e + (cause == null ? "" : " because of " + cause.getClass());
        }
    }

    private static String described(SchemaAndValue data) {
        return described(data.schema()) + " = " + described(data.value());
    }

    private static String described(@Nullable Object value) {
        if (value instanceof Schema schema) {
            return schema(schema);
        }
        if (value instanceof Struct struct) {
            List<String> fields = new ArrayList<>();
            for (Field field : struct.schema().fields()) {
                fields.add(field.name() + "=" + described(struct.getWithoutDefault(field.name())));
            }
            return schema(struct.schema()) + fields;
        }
        if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>(); // arrays may be there twice as keys
            map.forEach((key, one) -> entries.add(described(key) + "=" + described(one)));
            return map.getClass() + entries.stream().sorted().toList().toString();
        }
        if (value instanceof List<?> list) {
            StringBuilder all = new StringBuilder(list.getClass().getName());
            for (Object one : list) {
                all.append('[').append(described(one)).append(']');
            }
            return all.toString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            return HexFormat.of().formatHex(buffer.array());
        }
        return value == null ? "null" : value.getClass().getSimpleName() + ":" + value;
    }

    private static String schema(Schema schema) {
        String inner =
                switch (schema.type()) {
                    case ARRAY -> described(schema.valueSchema());
                    case MAP -> described(schema.keySchema()) + described(schema.valueSchema());
                    case STRUCT ->
                            schema.fields().stream()
                                    .map(its -> its.name() + its.index() + schema(its.schema()))
                                    .toList()
                                    .toString();
                    default -> "";
                };
        return schema.type()
                + (schema.isOptional() ? "?" : "!")
                + Stream.of(schema.name(), schema.version(), schema.doc(), schema.parameters())
                        .map(String::valueOf)
                        .toList()
                + described(schema.defaultValue())
                + inner;
    }

    @Property(tries = 1)
    void tries_are_many_if_asked_for() {
        for (long seed = 1000; seed < 1000 + TRIES; seed++) {
            writes_what_apaches_converter_writes_and_reads_it_alike(seed);
            reads_foreign_text_alike(seed);
        }
    }

    @Property(tries = 250)
    void writes_what_apaches_converter_writes_and_reads_it_alike(@ForAll long seed) {
        RandomData data = new RandomData(seed);
        Schema schema = seed % 4 == 0 ? null : data.schema();
        for (Pair pair : PAIRS) {
            for (int i = 0; i < 3; i++) {
                byte[] text = pair.write(schema, data.value(schema));
                pair.read(text);
                if (text != null) {
                    RandomText damage = new RandomText(seed + i);
                    pair.read(damage.damaged(text));
                    pair.read(damage.damaged(damage.damaged(text)));
                }
            }
        }
    }

    @Property(tries = 250)
    void reads_foreign_text_alike(@ForAll long seed) {
        RandomText texts = new RandomText(seed);
        byte[] text = texts.text();
        for (Pair pair : PAIRS) {
            pair.read(text);
            pair.read(texts.noise());
            pair.read(enveloped(text, "{\"type\":\"int32\"}"));
            pair.read(enveloped(text, schemaText(seed)));
        }
    }

    private static byte[] enveloped(byte[] payload, String schema) {
        return ("{\"schema\":" + schema + ",\"payload\":" + new String(payload, UTF_8) + "}")
                .getBytes(UTF_8);
    }

    private static String schemaText(long seed) {
        String[] types = {
            "int8", "int64", "float", "double", "boolean", "string", "bytes", "nothing"
        };
        String type = types[Math.floorMod(seed, types.length)];
        String scalar = "{\"type\":\"" + type + "\",\"optional\":" + (seed % 3 == 0);
        return switch (Math.floorMod(seed, 5)) {
            case 0 -> scalar + "}";
            case 1 -> "{\"type\":\"array\",\"items\":" + scalar + "}}";
            case 2 ->
                    "{\"type\":\"map\",\"keys\":{\"type\":\"string\"},\"values\":" + scalar + "}}";
            case 3 -> "{\"type\":\"map\",\"keys\":{\"type\":\"int32\"},\"values\":" + scalar + "}}";
            default ->
                    "{\"type\":\"struct\",\"fields\":["
                            + scalar
                            + ",\"field\":\"f0\"},"
                            + scalar
                            + ",\"field\":\"f1\"}]}";
        };
    }

    @Nested
    class WithManySchemasInTurn {
        @Test
        void keeps_them_apart() {
            Pair pair = PAIRS.get(0);
            List<byte[]> texts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Schema schema = SchemaBuilder.struct().field("f" + i, Schema.INT32_SCHEMA).build();
                texts.add(pair.write(schema, new Struct(schema).put("f" + i, i)));
            }
            for (int round = 0; round < 3; round++) {
                texts.forEach(pair::read);
            }
        }
    }

    @Nested
    class WithNamesInTurn {
        @Test
        void reads_them_in_any_order_and_depth() {
            for (int round = 0; round < 3; round++) {
                for (String text :
                        List.of(
                                "{'a':1,'b':{'c':2,'d':3},'e':4}",
                                "{'b':{'d':1,'c':2},'a':3}",
                                "{'a' : 1, 'bb' : 2}",
                                "{}",
                                "{'a':{'a':{'a':1,'b':2},'b':3},'b':4}",
                                "[{'a':1,'b':2},{'a':3,'c':4},{'b':5}]",
                                "{'a':1,'a':2,'':3}",
                                "{'a\\u0062':1,'ab':2,'a':3}",
                                "{'\u00e4':1,'a':2}",
                                "{'a':1,'b'}",
                                "{'a'1}",
                                "{'a")) {
                    PAIRS.forEach(pair -> pair.read(text.replace('\'', '"').getBytes(UTF_8)));
                }
            }
        }
    }

    @Nested
    class WithASchemaInItsSettings {
        @Test
        void reads_all_by_it() {
            Pair pair =
                    new Pair(Map.of("schema.content", "{\"type\":\"int32\",\"optional\":false}"));

            pair.read("12".getBytes(UTF_8));
            pair.read("null".getBytes(UTF_8));
            pair.write(Schema.STRING_SCHEMA, "text");
        }
    }

    @Nested
    class BeforeItIsConfigured {
        @Test
        void has_the_settings_and_the_version_of_apaches() {
            DirectJsonConverter ours = new DirectJsonConverter();
            JsonConverter stock = new JsonConverter();

            assertThat(ours.config()).isSameAs(stock.config());
            assertThat(ours.version()).isEqualTo(stock.version());
            assertThat(ours.toConnectData("t", null)).isEqualTo(SchemaAndValue.NULL);
        }
    }

    @Nested
    class InAnExtreme {
        @Test
        void deep_nesting_ends_as_apaches_does() {
            for (int depth : new int[] {499, 500, 999, 1001}) {
                byte[] text = ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
                PAIRS.forEach(pair -> pair.read(text));
                PAIRS.forEach(pair -> pair.read(enveloped(text, "null")));
                Object value = List.of();
                for (int i = 0; i < depth; i++) {
                    value = List.of(value);
                }
                for (Pair pair : PAIRS) {
                    pair.write(null, value);
                }
            }
        }

        @Test
        void large_texts_are_written_and_read_alike() {
            String large = "x\u00e9\"".repeat(100_000);
            for (Pair pair : PAIRS) {
                pair.read(pair.write(Schema.STRING_SCHEMA, large));
            }
        }
    }
}
