package dev.fairlead.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Default;
import dev.fairlead.api.Formerly;
import dev.fairlead.api.Matches;
import dev.fairlead.api.Named;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.ValidValues;
import dev.fairlead.api.VisibleWhen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Settings of every kind, as a person meets them. */
class SettingKindsTest {
    private static final Settings<Wide> SETTINGS = Settings.of(Wide.class);

    private static Map<String, String> with(String... keysAndValues) {
        Map<String, String> map = new HashMap<>(Map.of("directory", "/tmp", "waits", "1s"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static Wide bind(String... keysAndValues) {
        return SETTINGS.bind(with(keysAndValues));
    }

    private static Map<String, List<String>> errors(String... keysAndValues) {
        return errors(SETTINGS, with(keysAndValues));
    }

    private static Map<String, List<String>> errors(
            Settings<?> settings, Map<String, String> configured) {
        Map<String, List<String>> errors = new TreeMap<>();
        for (ConfigValue value : settings.validate(configured).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    private static ConfigValue value(String key, String... keysAndValues) {
        return SETTINGS.validate(with(keysAndValues)).configValues().stream()
                .filter(value -> value.name().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class ASingleValue {
        @Test
        void may_be_a_size_with_a_unit() {
            assertThat(bind("max.size", "2 GiB").maxSize()).isEqualTo(Size.ofGibibytes(2));
            assertThat(bind("max.size", "64kB").maxSize()).isEqualTo(new Size(64_000));
            assertThat(bind("max.size", "4096").maxSize()).hasToString("4 KiB");
            assertThat(errors("max.size", "9 TiB"))
                    .containsEntry(
                            "max.size",
                            List.of(
                                    "max.size: \"9 TiB\" is above 1099511627776 bytes; give a size"
                                            + " as 512 kB, 10 MiB or 4096 up to 1099511627776"
                                            + " bytes"));
            assertThat(errors("max.size", "99999999 TiB")).containsOnlyKeys("max.size");
        }

        @Test
        void may_be_a_class_of_a_kind() {
            assertThat(bind("reader", "java.lang.String").reader()).isEqualTo(String.class);
            assertThat(errors("reader", "java.lang.Integer").get("reader").get(0))
                    .contains("is not the name of a class that is a java.lang.CharSequence");
            assertThat(errors("reader", "no.such.Thing")).containsOnlyKeys("reader");
            assertThat(value("reader").value()).isEqualTo(StringBuilder.class);
        }

        @Test
        void may_have_to_match() {
            assertThat(errors("timestamp.column", "a b"))
                    .containsEntry(
                            "timestamp.column",
                            List.of("timestamp.column: \"a b\" is not the name of a column"));
        }

        @Test
        void may_be_one_of_a_few() {
            assertThat(errors("compression", "zip").get("compression").get(0))
                    .isEqualTo("compression: \"zip\" is not one of none, gzip");
            assertThat(value("compression").recommendedValues()).containsExactly("none", "gzip");
        }

        @Test
        void that_must_not_be_empty_is_refused_when_it_is() {
            assertThat(errors("waits", "").get("waits").get(0)).startsWith("waits: \"\" is empty");
        }
    }

    @Nested
    class AFormerName {
        @Test
        void is_still_read_with_a_warning() {
            assertThat(bind("poll.size", "7").batchMaxRecords()).isEqualTo(7);
            assertThat(SETTINGS.warnings(with("poll.size", "7")))
                    .containsExactly(
                            "poll.size: is a former name; write batch.max.records instead");
            assertThat(SETTINGS.warnings(with("batch.max.records", "7"))).isEmpty();
        }

        @Test
        void beside_the_present_one_is_refused() {
            assertThat(errors("poll.size", "7", "batch.max.records", "7"))
                    .containsOnlyKeys("poll.size")
                    .containsEntry(
                            "poll.size",
                            List.of(
                                    "poll.size: is a former name of batch.max.records, which is"
                                            + " set, too; remove poll.size"));
            assertThat(errors("poll.size", "7", "fetch", "7")).containsOnlyKeys("fetch");
        }

        @Test
        void with_a_wrong_value_has_the_error_itself() {
            assertThat(errors("poll.size", "0")).containsOnlyKeys("poll.size");
        }

        @Test
        void of_a_group_stands_before_all_its_settings() {
            assertThat(bind("db.user", "ada", "db.password", "x").access().user()).contains("ada");
            assertThat(SETTINGS.warnings(with("db.url", "http://h")))
                    .containsExactly("db.url: is a former name; write access.url instead");
        }

        @Test
        void makes_a_required_setting_one_that_a_definition_cannot_require() {
            record Renamed(@Setting("Most") @Formerly("most") int max) {}
            ConfigDef definition = Settings.of(Renamed.class).definition();
            assertThat(definition.configKeys().get("max").hasDefault()).isTrue();
            assertThat(definition.configKeys().get("most").documentation)
                    .isEqualTo("Deprecated; use max instead. Most");
            assertThat(definition.validate(Map.of("most", "1")))
                    .allMatch(value -> value.errorMessages().isEmpty());
            assertThat(definition.validate(Map.of()))
                    .anyMatch(
                            value -> value.errorMessages().toString().contains("max: is missing"));
        }
    }

    @Nested
    class AGroup {
        @Test
        void that_is_optional_is_empty_if_nothing_in_it_is_set() {
            assertThat(bind().proxy()).isEmpty();
            assertThat(bind("proxy.host", "h").proxy()).contains(new Wide.Proxy("h", 3128));
            assertThat(errors("proxy.port", "80")).containsOnlyKeys("proxy.host");
        }

        @Test
        void that_is_repeated_has_settings_for_each_name_of_a_list() {
            Wide bound =
                    bind(
                            "tables", "b, a",
                            "tables.a.topic", "t",
                            "tables.b.topic", "u",
                            "tables.b.columns", "x,y");
            assertThat(bound.tables())
                    .containsExactly(
                            Map.entry("b", new Wide.Table("u", 100, List.of("x", "y"))),
                            Map.entry("a", new Wide.Table("t", 100, List.of())));
            assertThat(bind("sources", "a", "sources.a.topic", "t", "sources.a.rows", "1").tables())
                    .containsEntry("a", new Wide.Table("t", 1, List.of()));
        }

        @Test
        void that_is_repeated_reports_problems_at_the_keys_of_each_name() {
            assertThat(
                            errors(
                                    "tables", "a,b",
                                    "tables.a.fetch", "0",
                                    "tables.b.topic", "t",
                                    "tables.b.columns", "t"))
                    .containsOnlyKeys("tables.a.topic", "tables.a.fetch", "tables.b.columns")
                    .containsEntry(
                            "tables.b.columns",
                            List.of("tables.b.columns: \"t\" must not name the topic"));
            assertThat(errors("tables", "a,a", "tables.a.topic", "t").get("tables"))
                    .containsExactly("tables: names \"a\" twice; name it once");
        }

        @Test
        void that_is_repeated_warns_of_settings_without_effect() {
            assertThat(
                            SETTINGS.warnings(
                                    with(
                                            "tables", "a",
                                            "tables.a.topic", "t",
                                            "tables.b.topic", "u")))
                    .containsExactly(
                            "tables.b.topic: has no effect, since no name in tables stands for it");
        }

        @Test
        void that_is_repeated_explains_itself_in_the_list() {
            assertThat(SETTINGS.definition().configKeys().get("tables").documentation)
                    .startsWith("Tables to copy. Each of these names has settings of its own: ")
                    .contains("tables.<name>.fetch (Fetch; a whole number from 1; default \"100\")")
                    .contains("tables.<name>.topic (Topic; text; required)");
        }

        @Test
        void of_any_keys_becomes_a_map() {
            assertThat(bind("headers.b", "2", "headers.a.x", "1", "http.headers.c", "3").headers())
                    .containsExactly(
                            Map.entry("a.x", "1"), Map.entry("b", "2"), Map.entry("c", "3"));
            assertThat(
                            errors(
                                    "limits.a",
                                    "x",
                                    "headers.",
                                    "y",
                                    "headers.a",
                                    "",
                                    "http.headers.a",
                                    "1"))
                    .containsOnlyKeys("limits.a", "headers.", "http.headers.a");
        }

        @Test
        void of_any_keys_may_need_one() {
            record Tagged(@Setting("Tags") @NonEmpty Map<String, String> tags) {}
            Settings<Tagged> settings = Settings.of(Tagged.class);
            assertThat(errors(settings, Map.of()))
                    .containsEntry(
                            "tags.*",
                            List.of(
                                    "tags.*: is missing; set tags.<name> to text (Tags. Any name"
                                            + " may stand for the asterisk)"));
            assertThat(settings.bind(Map.of("tags.a", "1")).tags()).containsEntry("a", "1");
        }
    }

    @Nested
    class ARuleOfTheRecord {
        @Test
        void becomes_a_message_at_the_right_keys_all_at_once() {
            assertThat(
                            errors(
                                    "max.size", "1 KiB",
                                    "min.size", "1 MiB",
                                    "mode", "timestamp",
                                    "access.user", "ada"))
                    .containsEntry(
                            "max.size", List.of("max.size: \"1 KiB\" is below min.size, 1 MiB"))
                    .containsEntry(
                            "timestamp.column",
                            List.of("timestamp.column: is needed with mode timestamp"))
                    .containsEntry(
                            "access.password", List.of("access.password: goes together with user"))
                    .hasSize(3);
        }

        @Test
        void is_told_by_the_constructor_itself_too() {
            assertThatThrownBy(() -> new Wide.Table("t", 1, List.of("t")))
                    .isInstanceOf(Problem.class)
                    .hasMessage("columns must not name the topic");
            assertThatThrownBy(
                            () ->
                                    Problem.throwAny(
                                            Problem.when(true, "a", "is bad"),
                                            Problem.when(false, "b", "is bad"),
                                            Problem.when(true, "c", "is worse")))
                    .hasMessage("a is bad; c is worse");
        }

        @Test
        void of_a_component_that_is_not_there_lands_in_the_record_and_says_so() {
            record Odd(@Setting("A") int a, @Setting("B") int b) {
                Odd {
                    Problem.throwAny(Problem.when(a > 0, "size", "is odd"));
                }
            }
            assertThat(errors(Settings.of(Odd.class), Map.of("a", "1", "b", "2")))
                    .containsEntry(
                            "a",
                            List.of(
                                    "a: size is odd (the author's mistake: a Problem is about"
                                            + " \"size\", which is no component of Odd; it has"
                                            + " a, b)"));
        }

        @Test
        void of_a_component_that_a_nested_record_has_not_says_so() {
            record Inner(@Setting("N") int n) {}
            record Outer(@Setting("A") int a, Inner inner) {
                Outer {
                    Problem.throwAny(Problem.when(a > 0, "inner.m", "is odd"));
                }
            }
            assertThat(errors(Settings.of(Outer.class), Map.of("a", "1", "inner.n", "2")))
                    .hasToString(
                            "{a=[a: inner.m is odd (the author's mistake: a Problem is about"
                                    + " \"m\", which is no component of Inner; it has n)]}");
        }

        @Test
        void that_fails_by_mistake_is_a_message_too() {
            record Broken(@Setting("A") String a) {
                Broken {
                    a = a.substring(3);
                }
            }
            assertThat(errors(Settings.of(Broken.class), Map.of("a", "x")).get("a").get(0))
                    .startsWith("a: these settings are refused by Broken with java.lang.String");
        }

        @Test
        void never_shows_a_secret() {
            assertThat(errors("skip", "*", "secret", "canary").toString())
                    .contains("skip is everything")
                    .doesNotContain("canary");
        }
    }

    @Nested
    class TheDefinition {
        private final ConfigDef definition = SETTINGS.definition();

        @Test
        void shows_settings_as_the_annotation_says() {
            record Shown(
                    @Setting(
                                    value = "Doc",
                                    importance = ConfigDef.Importance.LOW,
                                    width = ConfigDef.Width.LONG,
                                    displayName = "The name",
                                    group = "The group")
                            String name) {}
            ConfigDef.ConfigKey key =
                    Settings.ofPart(Shown.class).definition().configKeys().get("name");
            assertThat(key.importance).isEqualTo(ConfigDef.Importance.LOW);
            assertThat(key.width).isEqualTo(ConfigDef.Width.LONG);
            assertThat(key.displayName).isEqualTo("The name");
            assertThat(key.group).isEqualTo("The group");
        }

        @Test
        void knows_dependents_and_what_is_visible() {
            assertThat(definition.configKeys().get("mode").dependents)
                    .containsExactly("timestamp.column");
            assertThat(value("timestamp.column").visible()).isFalse();
            assertThat(value("timestamp.column", "mode", "TIMESTAMP").visible()).isTrue();
            assertThat(value("timestamp.column", "mode", "what").visible()).isTrue();
            assertThat(value("poll.size").visible()).isFalse();
            assertThat(value("poll.size", "poll.size", "1").visible()).isTrue();
        }

        @Test
        void hides_a_group_as_a_whole() {
            assertThat(
                            FlatConfig.SETTINGS
                                    .validate(Map.of("on", "false"))
                                    .configValues()
                                    .stream()
                                    .filter(value -> !value.visible())
                                    .map(ConfigValue::name))
                    .contains("target.name", "target.weight");
        }

        @Test
        void has_the_types_of_kafka() {
            assertThat(definition.configKeys().get("reader").type).isEqualTo(ConfigDef.Type.CLASS);
            assertThat(definition.configKeys().get("waits").type).isEqualTo(ConfigDef.Type.LIST);
            assertThat(definition.configKeys().get("max.size").defaultValue).isEqualTo("10 MiB");
        }

        @Test
        void finds_what_the_record_refuses_where_there_is_no_other_validation() {
            Map<String, String> wrong = Map.of("fields", "a", "min", "5", "max", "3");
            assertThat(FlatConfig.SETTINGS.definition().validate(wrong))
                    .filteredOn(value -> !value.errorMessages().isEmpty())
                    .singleElement()
                    .satisfies(
                            value -> {
                                assertThat(value.name()).isEqualTo("max");
                                assertThat(value.errorMessages())
                                        .containsExactly("max: \"3\" is below min");
                            });
        }

        @Test
        void finds_the_same_when_connect_puts_it_below_a_prefix() {
            ConfigDef worker = new ConfigDef();
            worker.embed("transforms.x.", "X", 0, FlatConfig.SETTINGS.definition());
            Map<String, String> wrong =
                    Map.of(
                            "transforms.x.fields", "a",
                            "transforms.x.min", "5",
                            "transforms.x.most", "3");
            assertThat(worker.validate(wrong))
                    .filteredOn(value -> !value.errorMessages().isEmpty())
                    .extracting(ConfigValue::name)
                    .containsExactly("transforms.x.most");
        }
    }

    @Nested
    class WritingARecord {
        @Test
        void refuses_what_would_not_come_back() {
            record Names(@Setting("Names") List<String> names, @Setting("Text") String text) {}
            Settings<Names> settings = Settings.of(Names.class);
            assertThat(settings.toMap(new Names(List.of("a", "b"), "c")))
                    .isEqualTo(Map.of("names", "a,b", "text", "c"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.toMap(new Names(List.of("a,b"), "c")))
                    .withMessageContaining("names: \"a,b\" cannot be written");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.toMap(new Names(List.of(), " c ")))
                    .withMessageContaining("text: \" c \" cannot be written");
        }

        @Test
        void takes_values_that_are_no_text_as_well() {
            record Mixed(@Setting("N") int number, @Setting("L") List<String> list) {}
            assertThat(Settings.of(Mixed.class).bind(Map.of("number", 5, "list", List.of("a", 1))))
                    .isEqualTo(new Mixed(5, List.of("a", "1")));
        }
    }

    @Nested
    class AMistakeOfTheAuthor {
        @Test
        void is_told_with_the_component_and_what_to_do() {
            record Inner(@Setting("N") int n) {}
            record Hidden(
                    @Setting("On") boolean on, @Setting("N") @VisibleWhen(setting = "on") int n) {}
            record Unknown(@Setting("N") @Default("1") @VisibleWhen(setting = "on") int n) {}
            record Ranged(@Setting("N") @Range(min = 1) String n) {}
            record Reversed(@Setting("N") @Range(min = 10, max = 1) int n) {}
            record Matched(@Setting("N") @Matches(value = "5.*", expects = "x") List<Integer> n) {}
            record Broken(@Setting("N") @Matches(value = "(", expects = "x") String n) {}
            record Odd(@Setting("N") @Default("1") @ValidValues({"1", "x"}) int n) {}
            record Filled(@Setting("N") @NonEmpty String n) {}
            record Grouped(@Setting("G") @Default("1") Inner group) {}
            record Numbered(@Setting("M") Map<Integer, String> map) {}
            record Both(@Setting("A") String a, @Setting("B") @Formerly("a") String b) {}
            record Over(
                    @Setting("M") Map<String, String> tags,
                    @Named("tags.a") @Setting("T") String t) {}
            record Both2(@Setting("A") @Default("1") Optional<Integer> a) {}
            assertRefused(Hidden.class, "Hidden.n is not always visible, but required");
            assertRefused(Unknown.class, "depending on \"on\", which is no single setting");
            assertRefused(Ranged.class, "Ranged.n a range needs a number");
            assertRefused(Reversed.class, "Reversed.n has a range from 10 to 1, which no value");
            assertRefused(Matched.class, "Matched.n has @Matches, which needs a String");
            assertRefused(Matched.class, "not Integer; use @Range");
            assertRefused(Broken.class, "no regular expression");
            assertRefused(Odd.class, "Odd.n is not a whole number");
            assertRefused(Filled.class, "Filled.n @NonEmpty is for lists and maps");
            assertRefused(Grouped.class, "Grouped.group is a group, which cannot have @Default");
            assertRefused(Numbered.class, "a map of settings is by String");
            assertRefused(Both.class, "the key \"a\" is taken");
            assertRefused(Over.class, "the key \"tags.a\" is one of the map \"tags.*\", too");
            assertRefused(Both2.class, "has a default, so it is never empty");
            assertRefused(Endless.class, "holds itself, by way of [Endless]");
        }

        record Endless(@Setting("Again") Optional<Endless> again) {}

        private <C extends Record> void assertRefused(Class<C> type, String message) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.of(type))
                    .withMessageContaining(message);
        }
    }
}
