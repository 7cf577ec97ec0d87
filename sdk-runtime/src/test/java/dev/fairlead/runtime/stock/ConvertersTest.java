package dev.fairlead.runtime.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.plugin.Plugins;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.connect.converters.BooleanConverter;
import org.apache.kafka.connect.converters.ByteArrayConverter;
import org.apache.kafka.connect.converters.DoubleConverter;
import org.apache.kafka.connect.converters.FloatConverter;
import org.apache.kafka.connect.converters.IntegerConverter;
import org.apache.kafka.connect.converters.LongConverter;
import org.apache.kafka.connect.converters.ShortConverter;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertersTest {
    private static final String PACKAGE = "org.apache.kafka.connect.converters.";
    private static final List<byte[]> BYTES = bytes();

    private final StockRuntime stock = StockRuntime.open();

    @AfterEach
    void close() throws Exception {
        stock.close();
    }

    @Nested
    class EachConverter {
        @ParameterizedTest
        @ValueSource(
                classes = {
                    BooleanConverter.class,
                    ByteArrayConverter.class,
                    DoubleConverter.class,
                    FloatConverter.class,
                    IntegerConverter.class,
                    LongConverter.class,
                    ShortConverter.class
                })
        void does_what_the_stock_one_of_its_name_does(Class<?> type) throws Exception {
            Object ours = type.getConstructor().newInstance();

            assertThat(behaviour(ours)).isEqualTo(behaviour(stocks(type.getSimpleName())));
        }

        @Test
        void would_be_found_out_if_it_did_something_else() {
            List<String> stocks = behaviour(stocks("LongConverter"));

            assertThat(behaviour(new IntegerConverter())).isNotEqualTo(stocks);
            assertThat(behaviour(new DoubleConverter())).isNotEqualTo(stocks);
            assertThat(behaviour(new ByteArrayConverter()))
                    .isNotEqualTo(behaviour(stocks("BooleanConverter")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Boolean", "ByteArray", "Double", "Float", "Integer", "Long", "Short"})
        void is_found_by_each_of_its_names(String name) {
            try (Plugins plugins = Plugins.ofClassPath(getClass().getClassLoader())) {
                String simple = name + "Converter";
                for (String given : List.of(PACKAGE + simple, simple, name)) {
                    assertThat(plugins.find(Converter.class, given, null).name())
                            .isEqualTo(PACKAGE + simple);
                }
                for (String given : List.of(PACKAGE + simple, simple)) {
                    assertThat(plugins.find(HeaderConverter.class, given, null).name())
                            .isEqualTo(PACKAGE + simple);
                }
            }
        }
    }

    @Nested
    class ABuffer {
        @Test
        void is_converted_whole_and_left_as_it_was() {
            ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(2);

            assertThat(new ByteArrayConverter().fromConnectData("t", null, buffer))
                    .containsExactly(1, 2, 3);
            assertThat(buffer.position()).isEqualTo(2);
        }
    }

    @Nested
    class AValueThatDoesNotFit {
        @Test
        void is_explained() {
            assertThat(outcome(() -> new LongConverter().fromConnectData("orders", null, 1)))
                    .isEqualTo("DataException");
            assertThat(message(() -> new LongConverter().fromConnectData("orders", null, 1)))
                    .isEqualTo(
                            "topic \"orders\": a value of java.lang.Integer is no long; use a"
                                    + " converter for its type, or a transformation such as Cast");
            assertThat(message(() -> new ShortConverter().toConnectData("orders", new byte[3])))
                    .startsWith("topic \"orders\": 3 bytes hold no short (")
                    .endsWith("); use the converter that matches what is in the topic");
            assertThat(
                            message(
                                    () ->
                                            new ByteArrayConverter()
                                                    .fromConnectData(
                                                            "orders", Schema.STRING_SCHEMA, "x")))
                    .isEqualTo(
                            "topic \"orders\": the converter for BYTES can't convert a value with a"
                                    + " schema of STRING; use a converter for that type, or a"
                                    + " transformation such as Cast");
        }
    }

    private Object stocks(String simpleName) {
        return stock.instance(Converter.class, PACKAGE + simpleName);
    }

    /** What a converter makes of everything that this test can think of, one line each. */
    private static List<String> behaviour(Object both) {
        Converter converter = (Converter) both;
        HeaderConverter header = (HeaderConverter) both;
        List<String> lines = new ArrayList<>();
        lines.add("version " + converter.version());
        lines.add("settings " + converter.config().configKeys().keySet());
        for (Map<String, String> settings :
                List.of(
                        Map.<String, String>of(),
                        Map.of("converter.type", "value"),
                        Map.of("converter.type", "header", "x", "y"),
                        Map.of("converter.type", "nonsense"))) {
            lines.add("configure " + outcome(() -> configured(header, settings)));
            lines.add("configure key " + outcome(() -> configured(converter, settings)));
        }
        for (Schema schema : schemas()) {
            for (Object value : values()) {
                lines.add(
                        text(value)
                                + " of "
                                + schema
                                + ": "
                                + outcome(() -> converter.fromConnectData("t", schema, value))
                                + ", as header "
                                + outcome(() -> header.fromConnectHeader("t", "h", schema, value)));
            }
        }
        for (byte[] bytes : BYTES) {
            lines.add(
                    text(bytes)
                            + ": "
                            + outcome(() -> converter.toConnectData("t", bytes))
                            + ", as header "
                            + outcome(() -> header.toConnectHeader("t", "h", bytes)));
        }
        lines.add("null: " + outcome(() -> converter.toConnectData("t", null)));
        lines.add("null header: " + outcome(() -> header.toConnectHeader("t", "h", null)));
        return lines;
    }

    private static String configured(HeaderConverter header, Map<String, String> settings) {
        header.configure(settings);
        return "accepted";
    }

    private static String configured(Converter converter, Map<String, String> settings) {
        converter.configure(settings, true);
        return "accepted";
    }

    private static String outcome(Callable<@Nullable Object> call) {
        try {
            return text(call.call());
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    private static String message(Callable<@Nullable Object> call) {
        try {
            return "returned " + text(call.call());
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "bytes " + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof SchemaAndValue both) {
            return text(both.value()) + " with " + both.schema();
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }

    private static List<@Nullable Schema> schemas() {
        return Arrays.asList(
                null,
                Schema.BOOLEAN_SCHEMA,
                Schema.OPTIONAL_BOOLEAN_SCHEMA,
                Schema.BYTES_SCHEMA,
                Schema.OPTIONAL_BYTES_SCHEMA,
                Schema.INT8_SCHEMA,
                Schema.INT16_SCHEMA,
                Schema.INT32_SCHEMA,
                Schema.INT64_SCHEMA,
                Schema.OPTIONAL_INT64_SCHEMA,
                Schema.FLOAT32_SCHEMA,
                Schema.FLOAT64_SCHEMA,
                Schema.STRING_SCHEMA,
                SchemaBuilder.int32().name("org.apache.kafka.connect.data.Date").build(),
                SchemaBuilder.array(Schema.INT32_SCHEMA).build());
    }

    private static List<@Nullable Object> values() {
        return Arrays.asList(
                null,
                true,
                false,
                (byte) 7,
                Short.MIN_VALUE,
                Integer.MAX_VALUE,
                -1L,
                Long.MIN_VALUE,
                Float.NaN,
                -0.0f,
                Math.PI,
                Double.NEGATIVE_INFINITY,
                "7",
                new byte[0],
                new byte[] {1, 2, 3, 4},
                ByteBuffer.wrap(new byte[] {1, 2, 3, 4}),
                ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3),
                ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2).slice(),
                new java.util.Date(0),
                List.of(1));
    }

    private static List<byte[]> bytes() {
        List<byte[]> all = new ArrayList<>();
        for (int length = 0; length <= 9; length++) {
            for (int fill : List.of(0, 1, 2, 0x7F, 0xFF)) {
                byte[] bytes = new byte[length];
                Arrays.fill(bytes, (byte) fill);
                all.add(bytes);
            }
        }
        return all;
    }
}
