package dev.fairlead.api.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Default;
import dev.fairlead.api.Named;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OffsetCodecTest {
    enum Phase {
        SNAPSHOT,
        STREAM
    }

    record Position(
            boolean done,
            byte tiny,
            short small,
            int medium,
            long large,
            float coarse,
            double fine,
            String text,
            Phase phase,
            UUID id,
            Instant at,
            Optional<Long> high) {}

    private static final OffsetCodec<Position> CODEC = OffsetCodec.of(Position.class);

    /** What Connect's offset store does to every partition and offset. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> throughJson(Map<String, ?> map) {
        try (JsonConverter json = new JsonConverter()) {
            json.configure(Map.of("schemas.enable", "false"), false);
            byte[] bytes = json.fromConnectData("offsets", null, map);
            return (Map<String, Object>) json.toConnectData("offsets", bytes).value();
        }
    }

    private static <R> boolean survives(
            R record,
            Function<R, Map<String, Object>> write,
            Function<Map<String, Object>, R> read) {
        try {
            return read.apply(throughJson(write.apply(record))).equals(record);
        } catch (ClassCastException lost) {
            return false;
        }
    }

    @Property(tries = 500)
    void every_offset_survives_the_trip_through_json(@ForAll("positions") Position position) {
        assertThat(survives(position, CODEC::toMap, CODEC::fromMap)).isTrue();
    }

    @Property(tries = 200)
    void every_partition_survives_the_trip_through_a_tasks_configuration(
            @ForAll("positions") Position position) {
        assertThat(CODEC.fromText(CODEC.toText(position))).isEqualTo(position);
    }

    @Test
    void a_codec_that_casts_what_it_wrote_is_caught() {
        record Plain(int line) {}
        Function<Plain, Map<String, Object>> write = plain -> Map.of("line", plain.line());
        Function<Map<String, Object>, Plain> read = map -> new Plain((Integer) map.get("line"));
        assertThat(survives(new Plain(1), write, read)).isFalse();
    }

    @Test
    void the_stored_types_do_not_change_in_json() {
        Map<String, Object> map = CODEC.toMap(position("a"));
        assertThat(throughJson(map)).isEqualTo(map);
    }

    @Nested
    class TheStoredBytes {
        record OneOrder(String a, long b) {}

        record OtherOrder(long b, String a) {}

        @Test
        void do_not_depend_on_the_order_of_the_components() {
            assertThat(
                            new LinkedHashMap<>(
                                            OffsetCodec.of(OneOrder.class)
                                                    .toMap(new OneOrder("x", 1)))
                                    .toString())
                    .isEqualTo(
                            OffsetCodec.of(OtherOrder.class)
                                    .toMap(new OtherOrder(1, "x"))
                                    .toString());
        }
    }

    @Nested
    class AnOffsetOfSomethingElse {
        record Line(long bytes) {
            Line {
                if (bytes < 0) {
                    throw new IllegalArgumentException("bytes is negative");
                }
            }
        }

        private final OffsetCodec<Line> lines = OffsetCodec.of(Line.class);

        @Test
        void is_refused_loudly() {
            for (Map<String, ?> garbage :
                    List.<Map<String, ?>>of(
                            Map.of(),
                            Map.of("bytes", "many"),
                            Map.of("bytes", 1.5),
                            Map.of("bytes", true),
                            Map.of("bytes", List.of()),
                            Map.of("bytes", -1L),
                            Map.of("bytes", 1L, "version", 2L),
                            Map.of("position", 1L))) {
                assertThatThrownBy(() -> lines.fromMap(garbage))
                        .isInstanceOf(ConnectException.class)
                        .hasMessageContainingAll("is not a Line", "alter or reset the offsets");
            }
        }

        @Test
        void says_which_entry_is_wrong() {
            assertThatThrownBy(() -> lines.fromMap(Map.of("bytes", "many")))
                    .hasMessageContaining(
                            "the entry \"bytes\" is \"many\", which is not a whole number");
        }

        @Test
        void is_refused_when_a_number_is_too_large_for_its_component() {
            record Small(int n) {}
            assertThatThrownBy(() -> OffsetCodec.of(Small.class).fromMap(Map.of("n", 1L << 40)))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Nested
    class AnOffsetOfAnOlderVersion {
        record Newer(@Named("position") long bytes, @Default("7") int generation) {}

        @Test
        void is_read_with_the_defaults() {
            assertThat(OffsetCodec.of(Newer.class).fromMap(Map.of("position", 5)))
                    .isEqualTo(new Newer(5, 7));
        }
    }

    @Test
    void a_component_that_is_not_a_single_value_is_refused() {
        record Deep(List<String> path) {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OffsetCodec.of(Deep.class))
                .withMessageContaining("Deep.path has the type java.util.List");
    }

    @Test
    void null_is_refused_where_it_is_not_declared() {
        record Name(String name) {}
        assertThatThrownBy(() -> OffsetCodec.of(Name.class).toMap(new Name(null)))
                .hasMessageContaining("Name.name: is null");
    }

    private static Position position(String text) {
        return new Position(
                true,
                (byte) 1,
                (short) 2,
                3,
                4,
                5.5f,
                6.5,
                text,
                Phase.STREAM,
                new UUID(1, 2),
                Instant.EPOCH,
                Optional.empty());
    }

    @Provide
    Arbitrary<Position> positions() {
        return Builders.withBuilder(HashMap<String, Object>::new)
                .use(Arbitraries.of(true, false))
                .in((m, v) -> put(m, "done", v))
                .use(Arbitraries.bytes())
                .in((m, v) -> put(m, "tiny", v))
                .use(Arbitraries.shorts())
                .in((m, v) -> put(m, "small", v))
                .use(Arbitraries.integers())
                .in((m, v) -> put(m, "medium", v))
                .use(Arbitraries.longs())
                .in((m, v) -> put(m, "large", v))
                .use(
                        Arbitraries.oneOf(
                                Arbitraries.floats(),
                                Arbitraries.of(Float.NaN, -0f, Float.NEGATIVE_INFINITY)))
                .in((m, v) -> put(m, "coarse", v))
                .use(
                        Arbitraries.oneOf(
                                Arbitraries.doubles(),
                                Arbitraries.of(Double.NaN, -0d, 1e300, Double.MIN_VALUE)))
                .in((m, v) -> put(m, "fine", v))
                .use(Arbitraries.strings().excludeChars(lonelySurrogates()))
                .in((m, v) -> put(m, "text", v))
                .use(Arbitraries.longs().optional())
                .in((m, v) -> put(m, "high", v))
                .build(
                        m ->
                                new Position(
                                        (Boolean) m.get("done"),
                                        (Byte) m.get("tiny"),
                                        (Short) m.get("small"),
                                        (Integer) m.get("medium"),
                                        (Long) m.get("large"),
                                        (Float) m.get("coarse"),
                                        (Double) m.get("fine"),
                                        (String) m.get("text"),
                                        Phase.SNAPSHOT,
                                        new UUID((Long) m.get("large"), 1),
                                        Instant.ofEpochSecond(
                                                (Integer) m.get("medium"), 123_456_789),
                                        optional(m.get("high"))));
    }

    /** Half of a pair is no text: no encoding can carry it. */
    private static char[] lonelySurrogates() {
        char[] halves = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = (char) (Character.MIN_SURROGATE + i);
        }
        return halves;
    }

    @SuppressWarnings("unchecked")
    private static Optional<Long> optional(Object value) {
        return (Optional<Long>) value;
    }

    private static HashMap<String, Object> put(
            HashMap<String, Object> map, String key, Object value) {
        map.put(key, value);
        return map;
    }
}
