package dev.fairlead.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.api.Schemaless;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

/** Record types that nobody thought of: generic records put into each other at random. */
class RandomTypesTest {
    private static final JsonConverter WITH_SCHEMAS = json(true);
    private static final JsonConverter WITHOUT = json(false);

    enum Colour {
        RED,
        DARK_RED
    }

    @Schemaless
    record Root<T>(T it, int number) {}

    record Two<A, B>(A first, B second) {}

    record Many<T>(List<T> all) {}

    record Maybe<T>(Optional<T> it) {}

    record ByName<T>(Map<String, T> all) {}

    sealed interface Either<A, B> permits Left, Right {}

    record Left<A, B>(A left) implements Either<A, B> {}

    record Right<A, B>(B right, short extra) implements Either<A, B> {}

    /** A type with one of its values. */
    record Case(Type type, Object value) {
        @SuppressWarnings("unchecked")
        SchemaCodec<Object> codec() {
            return (SchemaCodec<Object>) SchemaCodec.of(type);
        }
    }

    private record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }

    private static Case of(Class<?> raw, Object value, Case... arguments) {
        return new Case(
                new Generic(raw, List.of(arguments).stream().map(Case::type).toList()), value);
    }

    private static boolean survives(
            Case each, boolean schemas, BiFunction<SchemaCodec<Object>, SchemaAndValue, Object> r) {
        SchemaCodec<Object> codec = each.codec();
        Object written = codec.toConnect(each.value());
        ConnectSchema.validateValue(codec.schema(), written);
        JsonConverter json = schemas ? WITH_SCHEMAS : WITHOUT;
        byte[] bytes = json.fromConnectData("t", codec.schema(), written);
        return each.value().equals(r.apply(codec, json.toConnectData("t", bytes)));
    }

    private static JsonConverter json(boolean schemas) {
        JsonConverter json = new JsonConverter();
        json.configure(Map.of("schemas.enable", String.valueOf(schemas)), false);
        return json;
    }

    private static Object read(SchemaCodec<Object> codec, SchemaAndValue found) {
        return codec.fromConnect(found.schema(), found.value());
    }

    @Property(tries = 150)
    void every_value_of_every_type_survives_json_with_schemas(@ForAll("cases") Case each) {
        assertThat(survives(each, true, RandomTypesTest::read)).isTrue();
    }

    @Property(tries = 150)
    void every_value_of_every_type_survives_json_without_schemas(@ForAll("cases") Case each) {
        assertThat(survives(each, false, RandomTypesTest::read)).isTrue();
    }

    @Test
    void a_codec_that_takes_nothing_for_something_is_caught() {
        Case text = new Case(String.class, "x");
        Case some = of(Maybe.class, new Maybe<>(Optional.of("x")), text);
        assertThat(survives(some, true, RandomTypesTest::read)).isTrue();
        assertThat(survives(some, true, (codec, found) -> new Maybe<>(Optional.empty()))).isFalse();
    }

    @Test
    void a_codec_that_takes_one_record_of_an_interface_for_another_is_caught() {
        Case text = new Case(String.class, "x");
        Case left = of(Either.class, new Left<>("x"), text, text);
        assertThat(survives(left, true, RandomTypesTest::read)).isTrue();
        assertThat(survives(left, true, (c, found) -> new Right<>("x", (short) 0))).isFalse();
    }

    @Provide
    Arbitrary<Case> cases() {
        return cases(3).map(inner -> of(Root.class, new Root<>(inner.value(), 7), inner));
    }

    private Arbitrary<Case> cases(int depth) {
        return depth == 0 ? scalars() : Arbitraries.oneOf(scalars(), composed(depth - 1));
    }

    private Arbitrary<Case> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(5).map(v -> new Case(String.class, v)),
                Arbitraries.bytes().map(v -> new Case(Byte.class, v)),
                Arbitraries.shorts().map(v -> new Case(Short.class, v)),
                Arbitraries.integers().map(v -> new Case(Integer.class, v)),
                Arbitraries.longs().map(v -> new Case(Long.class, v)),
                Arbitraries.of(0.5f, -3f, Float.MAX_VALUE).map(v -> new Case(Float.class, v)),
                Arbitraries.of(0.1, -3.0, 1e300).map(v -> new Case(Double.class, v)),
                Arbitraries.of(true, false).map(v -> new Case(Boolean.class, v)),
                Arbitraries.of(Colour.values()).map(v -> new Case(Colour.class, v)),
                Arbitraries.longs()
                        .between(-1L << 45, 1L << 45)
                        .map(v -> new Case(Instant.class, Instant.ofEpochMilli(v))),
                Arbitraries.integers()
                        .between(-100_000, 100_000)
                        .map(v -> new Case(LocalDate.class, LocalDate.ofEpochDay(v))));
    }

    private Arbitrary<Case> composed(int depth) {
        Arbitrary<Case> inner = cases(depth);
        return Arbitraries.oneOf(
                Combinators.combine(inner, inner)
                        .as((a, b) -> of(Two.class, new Two<>(a.value(), b.value()), a, b)),
                Combinators.combine(inner, Arbitraries.integers().between(0, 3))
                        .as((a, n) -> of(Many.class, new Many<>(times(a, n)), a)),
                Combinators.combine(inner, Arbitraries.of(true, false))
                        .as((a, there) -> of(Maybe.class, new Maybe<>(maybe(a, there)), a)),
                Combinators.combine(inner, Arbitraries.integers().between(0, 3))
                        .as((a, n) -> of(ByName.class, new ByName<>(named(a, n)), a)),
                Combinators.combine(inner, inner, Arbitraries.of(true, false))
                        .as((a, b, left) -> of(Either.class, either(a, b, left), a, b)));
    }

    private static List<Object> times(Case each, int times) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(each.value());
        }
        return all;
    }

    private static Optional<Object> maybe(Case each, boolean there) {
        return there ? Optional.of(each.value()) : Optional.empty();
    }

    private static Map<String, Object> named(Case each, int times) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < times; i++) {
            all.put("n" + i, each.value());
        }
        return all;
    }

    private static Object either(Case a, Case b, boolean left) {
        return left ? new Left<>(a.value()) : new Right<>(b.value(), (short) 3);
    }

    @Test
    void two_uses_of_a_generic_record_are_two_schemas() {
        Schema schema = SchemaCodec.of(new TypeOf<Two<Many<String>, Many<Long>>>() {}).schema();
        assertThat(schema.name()).endsWith("RandomTypesTest.Two_Many_String_Many_Long");
        assertThat(schema.field("first").schema().name()).endsWith("Many_String");
        assertThat(schema.field("second").schema().name()).endsWith("Many_Long");
    }
}
