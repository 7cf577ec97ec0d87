package dev.fairlead.api.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Default;
import dev.fairlead.api.Doc;
import dev.fairlead.api.Named;
import dev.fairlead.api.Scale;
import dev.fairlead.api.Schemaless;
import dev.fairlead.api.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchemaCodecTest {
    enum State {
        OPEN,
        PAID
    }

    record Price(@Scale(2) BigDecimal amount, @Nullable String currency) {}

    record Numbers(byte tiny, short small, int medium, long large, float coarse, double fine) {}

    record Times(Instant at, LocalDate day, LocalTime time) {}

    @Doc("What somebody bought")
    @Version(3)
    @Schemaless
    @Named("com.acme.Order")
    record Order(
            @Doc("Who knows it") UUID id,
            State state,
            boolean urgent,
            Numbers numbers,
            Times times,
            List<Price> prices,
            Map<String, Long> counts,
            Map<Integer, @Nullable String> labels,
            Optional<Price> discount,
            List<@Scale(3) BigDecimal> weights,
            @Nullable Times shipped,
            @Default("1") int quantity,
            @Named("note_text") Optional<String> note) {}

    private static final SchemaCodec<Order> CODEC = SchemaCodec.of(Order.class);

    private static SchemaAndValue throughJson(Schema schema, Object value, boolean withSchema) {
        try (JsonConverter json = new JsonConverter()) {
            json.configure(Map.of("schemas.enable", String.valueOf(withSchema)), false);
            byte[] bytes = json.fromConnectData("t", schema, value);
            return json.toConnectData("t", bytes);
        }
    }

    private static <T> boolean survives(
            SchemaCodec<T> codec, T value, boolean withSchema, BiFunction<Schema, Object, T> read) {
        SchemaAndValue there = throughJson(codec.schema(), codec.toConnect(value), withSchema);
        return value.equals(read.apply(there.schema(), there.value()));
    }

    @Property(tries = 200)
    void every_order_survives_json_with_schemas(@ForAll("orders") Order order) {
        assertThat(survives(CODEC, order, true, CODEC::fromConnect)).isTrue();
    }

    @Property(tries = 200)
    void every_order_survives_json_without_schemas(@ForAll("orders") Order order) {
        assertThat(survives(CODEC, order, false, CODEC::fromConnect)).isTrue();
    }

    @Property(tries = 100)
    void every_order_is_valid_under_the_schema(@ForAll("orders") Order order) {
        ConnectSchema.validateValue(CODEC.schema(), CODEC.toConnect(order));
    }

    @Test
    void a_codec_that_reads_a_decimal_as_a_double_is_caught() {
        SchemaCodec<Price> codec = SchemaCodec.of(Price.class);
        BiFunction<Schema, Object, Price> mutant =
                (schema, found) -> {
                    BigDecimal amount = (BigDecimal) ((Struct) found).get("amount");
                    return new Price(
                            BigDecimal.valueOf(amount.doubleValue()),
                            ((Struct) found).getString("currency"));
                };
        Price price = new Price(new BigDecimal("123456789012345678.10"), null);
        assertThat(survives(codec, price, true, codec::fromConnect)).isTrue();
        assertThat(survives(codec, price, true, mutant)).isFalse();
    }

    @Nested
    class TheSchema {
        private final Schema schema = CODEC.schema();

        @Test
        void carries_name_version_documentation_and_defaults() {
            assertThat(schema.name()).isEqualTo("com.acme.Order");
            assertThat(schema.version()).isEqualTo(3);
            assertThat(schema.doc()).isEqualTo("What somebody bought");
            assertThat(schema.field("id").schema().doc()).isEqualTo("Who knows it");
            assertThat(schema.field("quantity").schema().defaultValue()).isEqualTo(1);
            assertThat(schema.field("note_text").schema().isOptional()).isTrue();
        }

        @Test
        void has_the_logical_types_of_connect() {
            assertThat(schema.field("times").schema().field("at").schema())
                    .isEqualTo(Timestamp.SCHEMA);
            assertThat(schema.field("weights").schema().valueSchema()).isEqualTo(Decimal.schema(3));
            assertThat(schema.field("labels").schema().valueSchema().isOptional()).isTrue();
            assertThat(schema.field("discount").schema().isOptional()).isTrue();
        }

        @Test
        void is_one_instance() {
            assertThat(CODEC.schema()).isSameAs(schema);
            assertThat(SchemaCodec.of(Order.class)).isSameAs(CODEC);
        }

        @Test
        void of_a_single_value_is_that_of_its_type() {
            assertThat(SchemaCodec.of(String.class).schema()).isEqualTo(Schema.STRING_SCHEMA);
            assertThat(SchemaCodec.of(Long.class).schema()).isEqualTo(Schema.INT64_SCHEMA);
        }
    }

    @Nested
    class DataOfAnotherVersion {
        record Wide(
                long count, double share, @Default("none") String added, Optional<String> more) {}

        private final SchemaCodec<Wide> wide = SchemaCodec.of(Wide.class);

        @Test
        void may_have_fewer_narrower_reordered_and_unknown_fields() {
            Schema older =
                    SchemaBuilder.struct()
                            .field("unknown", Schema.STRING_SCHEMA)
                            .field("share", Schema.FLOAT32_SCHEMA)
                            .field("count", Schema.INT16_SCHEMA)
                            .build();
            Struct found =
                    new Struct(older)
                            .put("unknown", "x")
                            .put("share", 0.5f)
                            .put("count", (short) 3);
            assertThat(wide.fromConnect(older, found))
                    .isEqualTo(new Wide(3, 0.5, "none", Optional.empty()));
        }

        @Test
        void may_come_in_turn_with_data_of_this_version() {
            Schema older =
                    SchemaBuilder.struct()
                            .field("share", Schema.FLOAT64_SCHEMA)
                            .field("count", Schema.INT64_SCHEMA)
                            .build();
            Wide now = new Wide(1, 0.1, "a", Optional.of("b"));
            for (int i = 0; i < 3; i++) {
                assertThat(wide.fromConnect(wide.schema(), wide.toConnect(now))).isEqualTo(now);
                Struct then = new Struct(older).put("share", 0.2).put("count", 2L);
                assertThat(wide.fromConnect(older, then))
                        .isEqualTo(new Wide(2, 0.2, "none", Optional.empty()));
            }
        }

        @Test
        void may_have_a_wider_number_that_still_fits() {
            record Narrow(int count) {}
            SchemaCodec<Narrow> narrow = SchemaCodec.of(Narrow.class);
            Schema newer = SchemaBuilder.struct().field("count", Schema.INT64_SCHEMA).build();
            assertThat(narrow.fromConnect(newer, new Struct(newer).put("count", 5L)))
                    .isEqualTo(new Narrow(5));
            assertThatThrownBy(
                            () ->
                                    narrow.fromConnect(
                                            newer, new Struct(newer).put("count", 1L << 40)))
                    .isInstanceOf(DataException.class)
                    .hasMessage("count: expected INT32, found the value \"1099511627776\"");
        }

        @Test
        void that_holds_null_is_not_given_the_default() {
            record Maybe(@Nullable String text) {}
            Schema withDefault =
                    SchemaBuilder.struct()
                            .field(
                                    "text",
                                    SchemaBuilder.string().optional().defaultValue("d").build())
                            .build();
            assertThat(
                            SchemaCodec.of(Maybe.class)
                                    .fromConnect(withDefault, new Struct(withDefault)))
                    .isEqualTo(new Maybe(null));
        }
    }

    @Nested
    class DataThatDoesNotFit {
        record Line(@Scale(2) BigDecimal price) {}

        @Schemaless
        record Basket(List<Line> orders, Map<String, Line> byName) {}

        private final SchemaCodec<Basket> basket = SchemaCodec.of(Basket.class);

        @Test
        void is_refused_with_the_exact_place() {
            Schema line = SchemaBuilder.struct().field("price", Schema.FLOAT64_SCHEMA).build();
            Schema written =
                    SchemaBuilder.struct()
                            .field("orders", SchemaBuilder.array(line).build())
                            .build();
            Struct wrong =
                    new Struct(written).put("orders", List.of(new Struct(line).put("price", 1.5)));
            assertThatThrownBy(() -> basket.fromConnect(written, wrong))
                    .isInstanceOf(DataException.class)
                    .hasMessage("orders[0].price: expected Decimal scale 2, found FLOAT64");
        }

        @Test
        void is_refused_in_a_map_by_its_key() {
            Map<String, Object> wrong =
                    Map.of("orders", List.of(), "byName", Map.of("first", Map.of("price", true)));
            assertThatThrownBy(() -> basket.fromConnect(null, wrong))
                    .hasMessage("byName[first].price: expected Decimal scale 2, found BOOLEAN");
        }

        @Test
        void is_refused_when_writing_too() {
            Basket fine = new Basket(List.of(new Line(new BigDecimal("1.234"))), Map.of());
            assertThatThrownBy(() -> basket.toConnect(fine))
                    .hasMessage(
                            "orders[0].price: expected Decimal scale 2, found the value \"1.234\"");
            assertThatThrownBy(() -> basket.toConnect(new Basket(null, Map.of())))
                    .hasMessageContaining("orders: is null; give it a value");
        }

        @Test
        void is_refused_at_the_root() {
            assertThatThrownBy(() -> basket.fromConnect(null, "text"))
                    .hasMessageContaining("expected STRUCT")
                    .hasMessageContaining("found STRING");
        }

        @Test
        void lacks_a_field_that_has_no_default() {
            assertThatThrownBy(() -> basket.fromConnect(null, Map.of()))
                    .hasMessageContaining("orders: is missing; give the component a @Default");
        }

        @Test
        void is_not_taken_for_another_logical_type() {
            record Day(LocalDate day) {}
            Schema written = SchemaBuilder.struct().field("day", Timestamp.SCHEMA).build();
            Struct found = new Struct(written).put("day", new java.util.Date(0));
            assertThatThrownBy(() -> SchemaCodec.of(Day.class).fromConnect(written, found))
                    .hasMessage("day: expected Date, found Timestamp");
        }
    }

    @Nested
    class ARecordWithoutSchema {
        record Loop(List<Loop> again) {}

        @Test
        void contains_itself() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SchemaCodec.of(Loop.class))
                    .withMessageContaining("contains itself");
        }

        @Test
        void has_a_decimal_of_unknown_scale() {
            record Vague(BigDecimal amount) {}
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SchemaCodec.of(Vague.class))
                    .withMessageContaining("Vague.amount needs @Scale");
        }

        @Test
        void has_a_type_that_connect_does_not_know() {
            record Odd(Thread thread) {}
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SchemaCodec.of(Odd.class))
                    .withMessageContaining("Odd.thread has the type java.lang.Thread");
        }
    }

    @Test
    void bytes_are_not_shared_with_the_record() {
        @Schemaless
        record Blob(byte[] bytes) {}
        SchemaCodec<Blob> codec = SchemaCodec.of(Blob.class);
        byte[] bytes = {1, 2};
        Struct written = (Struct) codec.toConnect(new Blob(bytes));
        bytes[0] = 9;
        assertThat(written.getBytes("bytes")).containsExactly(1, 2);
        SchemaAndValue json = throughJson(codec.schema(), written, false);
        assertThat(codec.fromConnect(null, json.value()).bytes()).containsExactly(1, 2);
    }

    @Provide
    Arbitrary<Order> orders() {
        Arbitrary<String> text = Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(8);
        Arbitrary<BigDecimal> cents =
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(25).negate(), BigInteger.TEN.pow(25))
                        .map(unscaled -> new BigDecimal(unscaled, 2));
        Arbitrary<Price> price = Combinators.combine(cents, text.injectNull(0.3)).as(Price::new);
        Arbitrary<Numbers> numbers =
                Combinators.combine(
                                Arbitraries.bytes(),
                                Arbitraries.shorts(),
                                Arbitraries.integers(),
                                Arbitraries.longs(),
                                // JSON drops the sign of zero
                                Arbitraries.floats().map(f -> f == 0 ? 0f : f),
                                Arbitraries.doubles().map(d -> d == 0 ? 0d : d))
                        .as(Numbers::new);
        Arbitrary<Times> times =
                Combinators.combine(
                                Arbitraries.longs()
                                        .between(-1L << 50, 1L << 50)
                                        .map(Instant::ofEpochMilli),
                                Arbitraries.longs()
                                        .between(-1_000_000, 1_000_000)
                                        .map(LocalDate::ofEpochDay),
                                Arbitraries.integers()
                                        .between(0, 86_399_999)
                                        .map(ms -> LocalTime.ofNanoOfDay(ms * 1_000_000L)))
                        .as(Times::new);
        Arbitrary<Map<Integer, String>> labels =
                Arbitraries.maps(Arbitraries.integers(), text.injectNull(0.2))
                        .ofMaxSize(3)
                        .map(LinkedHashMap::new);
        return Combinators.combine(
                        numbers,
                        times,
                        price.list().ofMaxSize(3),
                        Arbitraries.maps(text, Arbitraries.longs()).ofMaxSize(3),
                        labels,
                        price.optional(),
                        times.injectNull(0.5),
                        text.optional())
                .as(
                        (n, t, prices, counts, names, discount, shipped, note) ->
                                new Order(
                                        new UUID(n.large(), n.medium()),
                                        n.medium() % 2 == 0 ? State.OPEN : State.PAID,
                                        n.tiny() > 0,
                                        n,
                                        t,
                                        prices,
                                        counts,
                                        names,
                                        discount,
                                        List.of(new BigDecimal(BigInteger.valueOf(n.large()), 3)),
                                        shipped,
                                        n.medium(),
                                        note));
    }
}
