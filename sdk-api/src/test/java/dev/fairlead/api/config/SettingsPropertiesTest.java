package dev.fairlead.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for all configurations, each with mutants that break it. */
class SettingsPropertiesTest {
    private static final Settings<Wide> SETTINGS = Settings.of(Wide.class);
    private static final int SAMPLES = 3000;

    /** A record that is written and read is the same record. */
    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void what_is_written_is_read_again(@ForAll("records") Wide config) {
        assertThat(comesBack(SETTINGS::toMap, config)).isTrue();
    }

    /** What validation finds is what starting refuses. */
    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void validation_and_binding_agree(@ForAll("configurations") Map<String, String> configured) {
        assertThat(agree(SettingsPropertiesTest::validated, configured)).isTrue();
    }

    /** Where there is only a definition, as for transformations, it finds the same. */
    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void the_definition_agrees_too(@ForAll("flatConfigurations") Map<String, String> configured) {
        boolean valid =
                FlatConfig.SETTINGS.definition().validate(configured).stream()
                        .allMatch(value -> value.errorMessages().isEmpty());
        assertThat(valid).isEqualTo(FlatConfig.binds(configured));
    }

    /** The order of a map never matters, nor what nobody knows. */
    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void the_order_does_not_matter(@ForAll("configurations") Map<String, String> configured) {
        Map<String, String> reversed = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>(configured.keySet());
        java.util.Collections.reverse(keys);
        keys.forEach(key -> reversed.put(key, configured.get(key)));
        reversed.put("unheard.of", "x");
        assertThat(validated(reversed)).isEqualTo(validated(configured));
    }

    @TestFactory
    Stream<DynamicTest> a_mutant_of_writing_is_caught() {
        Map<String, Function<Wide, Map<String, String>>> mutants = new LinkedHashMap<>();
        mutants.put("rounds sizes", edited((key, text) -> key.endsWith("size") ? "0" : text));
        mutants.put(
                "counts durations in seconds",
                edited((key, text) -> key.equals("waits") ? text.replace("ms", "s") : text));
        mutants.put(
                "loses what is optional",
                edited((key, text) -> key.equals("timestamp.column") ? null : text));
        mutants.put(
                "turns lists around",
                edited(
                        (key, text) ->
                                key.equals("skip") && text.contains(",")
                                        ? text.substring(text.indexOf(",") + 1)
                                        : text));
        mutants.put(
                "hides secrets",
                edited((key, text) -> key.equals("secret") ? Password.HIDDEN : text));
        mutants.put(
                "forgets a repeated group's list",
                edited((key, text) -> key.equals("tables") ? null : text));
        mutants.put(
                "forgets a map's entries",
                edited((key, text) -> key.startsWith("headers.") ? null : text));
        mutants.put(
                "leaves prefixes out",
                config -> {
                    Map<String, String> texts = new HashMap<>();
                    SETTINGS.toMap(config)
                            .forEach((key, text) -> texts.put(key.replace("proxy.", ""), text));
                    return texts;
                });
        return mutants.entrySet().stream()
                .map(
                        mutant ->
                                DynamicTest.dynamicTest(
                                        mutant.getKey(),
                                        () ->
                                                assertThat(
                                                                records()
                                                                        .sampleStream()
                                                                        .limit(SAMPLES)
                                                                        .anyMatch(
                                                                                config ->
                                                                                        !comesBack(
                                                                                                mutant
                                                                                                        .getValue(),
                                                                                                config)))
                                                        .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> a_mutant_of_validation_is_caught() {
        Map<String, Function<Map<String, String>, TreeSet<String>>> mutants = new LinkedHashMap<>();
        mutants.put(
                "forgets the rules of the records",
                configured ->
                        messages(
                                configured,
                                message ->
                                        !message.contains(" is below min.size")
                                                && !message.contains(" goes together")
                                                && !message.contains(" is needed with")));
        mutants.put(
                "stops at the first problem",
                configured -> {
                    TreeSet<String> all = validated(configured);
                    return all.size() < 2 ? all : new TreeSet<>(List.of(all.first()));
                });
        mutants.put(
                "does not know former names",
                configured -> messages(configured, message -> !message.contains("former name")));
        mutants.put(
                "does not look into repeated groups",
                configured -> messages(configured, message -> !message.startsWith("tables.")));
        mutants.put("finds everything fine", configured -> new TreeSet<>());
        return mutants.entrySet().stream()
                .map(
                        mutant ->
                                DynamicTest.dynamicTest(
                                        mutant.getKey(),
                                        () ->
                                                assertThat(
                                                                configurations()
                                                                        .sampleStream()
                                                                        .limit(SAMPLES)
                                                                        .anyMatch(
                                                                                configured ->
                                                                                        !agree(
                                                                                                mutant
                                                                                                        .getValue(),
                                                                                                configured)))
                                                        .isTrue()));
    }

    private static boolean comesBack(Function<Wide, Map<String, String>> write, Wide config) {
        try {
            return SETTINGS.bind(write.apply(config)).equals(config);
        } catch (ConfigException refused) {
            return false;
        }
    }

    private static Function<Wide, Map<String, String>> edited(
            BiFunction<String, String, String> edit) {
        return config -> {
            Map<String, String> texts = new HashMap<>();
            SETTINGS.toMap(config)
                    .forEach(
                            (key, text) -> {
                                String changed = edit.apply(key, text);
                                if (changed != null) {
                                    texts.put(key, changed);
                                }
                            });
            return texts;
        };
    }

    /** Whether a validation finds what binding throws, message by message. */
    private static boolean agree(
            Function<Map<String, String>, TreeSet<String>> validation,
            Map<String, String> configured) {
        TreeSet<String> found = validation.apply(configured);
        try {
            SETTINGS.bind(configured);
            return found.isEmpty();
        } catch (ConfigException refused) {
            String told = String.valueOf(refused.getMessage());
            String first = found.isEmpty() ? "" : found.first();
            return found.size() == 1
                    ? told.equals(first)
                    : told.startsWith(found.size() + " problems")
                            && found.stream().allMatch(message -> told.contains(message));
        }
    }

    private static TreeSet<String> validated(Map<String, String> configured) {
        return messages(configured, message -> true);
    }

    private static TreeSet<String> messages(
            Map<String, String> configured, java.util.function.Predicate<String> told) {
        TreeSet<String> messages = new TreeSet<>();
        for (ConfigValue value : SETTINGS.validate(configured).configValues()) {
            value.errorMessages().stream().filter(told).forEach(messages::add);
        }
        return messages;
    }

    @Provide
    Arbitrary<Map<String, String>> configurations() {
        Arbitrary<String> keys =
                Arbitraries.of(
                        Stream.concat(
                                        SETTINGS.definition().names().stream(),
                                        Stream.of(
                                                "headers.a",
                                                "http.headers.a",
                                                "headers.",
                                                "limits.a",
                                                "limits.b",
                                                "tables.a.topic",
                                                "tables.a.fetch",
                                                "tables.a.rows",
                                                "tables.a.columns",
                                                "sources.a.topic",
                                                "tables.b.topic"))
                                .toArray(String[]::new));
        Map<String, String> base =
                Map.of("directory", "/tmp", "waits", "1s", "tables", "a", "tables.a.topic", "t");
        return Combinators.combine(
                        Arbitraries.maps(keys, values()).ofMaxSize(8),
                        Arbitraries.of(true, true, true, false))
                .as(
                        (some, complete) -> {
                            Map<String, String> all = new HashMap<>(complete ? base : Map.of());
                            all.putAll(some);
                            return all;
                        });
    }

    @Provide
    Arbitrary<Map<String, String>> flatConfigurations() {
        Arbitrary<String> keys =
                Arbitraries.of(FlatConfig.SETTINGS.definition().names().toArray(String[]::new));
        return Arbitraries.maps(keys, values()).ofMaxSize(8);
    }

    private static Arbitrary<String> values() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        8,
                        Arbitraries.of(
                                "",
                                " ",
                                "0",
                                "1",
                                "7",
                                "-1",
                                "true",
                                "yes",
                                "1e400",
                                "NaN",
                                "*",
                                "a",
                                "a,b",
                                "a,a",
                                "a,,b",
                                ",",
                                "500ms",
                                "PT5S",
                                "1 KiB",
                                "64kB",
                                "timestamp",
                                "gzip",
                                "UTC",
                                "UTF-8",
                                "java.lang.String",
                                "java.lang.Object",
                                "\0",
                                "::",
                                "ı",
                                "t")),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(20)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().map(String::valueOf)));
    }

    @Provide
    Arbitrary<Wide> records() {
        Arbitrary<String> word = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
        Arbitrary<Size> size = Arbitraries.longs().between(0, 1L << 40).map(Size::new);
        Arbitrary<Duration> wait =
                Arbitraries.longs()
                        .between(-1_000_000, Long.MAX_VALUE)
                        .map(n -> n % 2 == 0 ? Duration.ofMillis(n) : Duration.ofNanos(n));
        Arbitrary<Wide.Access> access =
                Combinators.combine(word, word.optional(), word)
                        .as(
                                (host, user, password) ->
                                        new Wide.Access(
                                                URI.create("http://" + host),
                                                user,
                                                user.map(u -> new Password(password))));
        Arbitrary<Wide.Proxy> proxy =
                Combinators.combine(word, Arbitraries.integers().between(1, 65535))
                        .as(Wide.Proxy::new);
        Arbitrary<Wide.Table> table =
                Combinators.combine(
                                word.map(name -> name + "-topic"),
                                Arbitraries.integers().between(1, Integer.MAX_VALUE),
                                word.list().ofMaxSize(3))
                        .as(Wide.Table::new);
        Arbitrary<Rest> rest =
                Combinators.combine(
                                access,
                                proxy.optional(),
                                Arbitraries.maps(word, word).ofMaxSize(3),
                                Arbitraries.maps(word, Arbitraries.integers()).ofMaxSize(3),
                                Arbitraries.maps(word, table).ofMaxSize(3))
                        .as(Rest::new);
        return Combinators.combine(
                        word,
                        Arbitraries.integers().between(1, 10_000),
                        size,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(Wide.Mode.class),
                        word.list().ofMaxSize(4),
                        wait.list().ofMinSize(1).ofMaxSize(3),
                        rest)
                .as(
                        (name, batch, max, share, mode, skip, waits, more) ->
                                new Wide(
                                        Path.of("/" + name),
                                        batch,
                                        new Size(max.bytes() / 2),
                                        max,
                                        share,
                                        mode,
                                        mode == Wide.Mode.INCREMENTING && batch % 2 == 0
                                                ? Optional.empty()
                                                : Optional.of(name),
                                        skip,
                                        waits,
                                        batch % 2 == 0 ? "none" : "gzip",
                                        batch % 3 == 0 ? String.class : StringBuilder.class,
                                        Optional.of(BigDecimal.valueOf(max.bytes(), batch % 20)),
                                        ZoneId.of("Europe/Paris"),
                                        StandardCharsets.ISO_8859_1,
                                        new Password(batch % 2 == 0 ? "" : name),
                                        name,
                                        more.access(),
                                        more.proxy(),
                                        more.headers(),
                                        more.limits(),
                                        more.tables()));
    }

    private record Rest(
            Wide.Access access,
            Optional<Wide.Proxy> proxy,
            Map<String, String> headers,
            Map<String, Integer> limits,
            Map<String, Wide.Table> tables) {}
}
