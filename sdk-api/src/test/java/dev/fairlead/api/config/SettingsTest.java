package dev.fairlead.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.Default;
import dev.fairlead.api.Named;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingsTest {
    enum Delivery {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    record Retry(
            @Setting("How often to try") @Default("3") @Range(min = 0, max = 100) int maxAttempts,
            @Setting("How long to wait between tries") @Default("250ms") @Range(min = 1)
                    Duration backOff) {}

    record Everything(
            @Setting("Directory to follow") Path directory,
            @Setting("Records per poll") @Default("500") @Range(min = 1, max = 10_000)
                    int batchMaxRecords,
            @Setting("Largest file") @Default("9223372036854775807") long bytesMax,
            @Setting("Share of the load") @Default("0.5") @Range(min = 0, max = 1) double share,
            @Setting("Whether to follow links") @Default("false") boolean followLinks,
            @Setting("The promise") @Default("at-least-once") Delivery delivery,
            @Setting("Names to skip") @Default("") List<String> skip,
            @Setting("Where to report") Optional<URI> reportTo,
            @Setting("The secret") @Default("") Password secret,
            @Named("old.style_name") @Setting("A name from the past") @Default("x") String renamed,
            @Setting("Retries") Retry retry) {
        Everything {
            if (skip.contains("*") && followLinks) {
                throw new IllegalArgumentException(
                        "skip is \"*\" while follow.links is \"true\"; turn one off. Secret "
                                + secret.value());
            }
        }
    }

    private static final Settings<Everything> SETTINGS = Settings.of(Everything.class);

    private static Map<String, String> with(String... keysAndValues) {
        Map<String, String> map = new HashMap<>(Map.of("directory", "/tmp"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Nested
    class ACompleteConfiguration {
        @Test
        void becomes_the_record() {
            Everything bound =
                    SETTINGS.bind(
                            with(
                                    "batch.max.records", " 7 ",
                                    "delivery", "EXACTLY_ONCE",
                                    "skip", "a, b",
                                    "report.to", "http://localhost",
                                    "secret", "s3cr3t",
                                    "old.style_name", "y",
                                    "retry.back.off", "2s"));
            assertThat(bound)
                    .isEqualTo(
                            new Everything(
                                    Path.of("/tmp"),
                                    7,
                                    Long.MAX_VALUE,
                                    0.5,
                                    false,
                                    Delivery.EXACTLY_ONCE,
                                    List.of("a", "b"),
                                    Optional.of(URI.create("http://localhost")),
                                    new Password("s3cr3t"),
                                    "y",
                                    new Retry(3, Duration.ofSeconds(2))));
        }

        @Test
        void may_leave_out_what_has_a_default_or_is_optional() {
            Everything bound = SETTINGS.bind(with());
            assertThat(bound.reportTo()).isEmpty();
            assertThat(bound.skip()).isEmpty();
            assertThat(bound.retry()).isEqualTo(new Retry(3, Duration.ofMillis(250)));
        }

        @Test
        void may_hold_keys_of_others() {
            assertThat(SETTINGS.bind(with("transforms", "x")).batchMaxRecords()).isEqualTo(500);
        }

        @Test
        void reads_the_same_in_turkish() {
            Locale before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                assertThat(Settings.of(Everything.class).bind(with("delivery", "EXACTLY_ONCE")))
                        .extracting(Everything::delivery)
                        .isEqualTo(Delivery.EXACTLY_ONCE);
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Nested
    class AWrongConfiguration {
        @Test
        void is_refused_with_all_its_problems_and_what_to_do() {
            Map<String, String> wrong =
                    Map.of(
                            "batch.max.records", "0",
                            "share", "most",
                            "delivery", "maybe",
                            "retry.max.attempts", "101");
            assertThatThrownBy(() -> SETTINGS.bind(wrong))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContainingAll(
                            "5 problems",
                            "directory: is missing; set it to a path (Directory to follow)",
                            "batch.max.records: \"0\" is below 1;"
                                    + " give a whole number from 1 to 10000",
                            "share: \"most\" is not a number; give a number from 0 to 1",
                            "delivery: \"maybe\" is not one of at-least-once, exactly-once",
                            "retry.max.attempts: \"101\" is above 100");
        }

        @Test
        void puts_each_problem_at_its_key() {
            assertThat(errors(Map.of("batch.max.records", "x")))
                    .containsOnlyKeys("directory", "batch.max.records");
        }

        @Test
        void is_told_what_the_record_itself_refuses() {
            Map<String, String> wrong =
                    with("skip", "*", "follow.links", "true", "secret", "s3cr3t");
            assertThat(errors(wrong))
                    .hasEntrySatisfying(
                            "follow.links",
                            told ->
                                    assertThat(told.get(0))
                                            .contains("turn one off")
                                            .doesNotContain("s3cr3t"));
        }

        @Test
        void never_shows_a_secret() {
            record Login(@Setting("Secret") Password password, @Setting("Size") int size) {}
            Settings<Login> login = Settings.of(Login.class);
            assertThatThrownBy(() -> login.bind(Map.of("password", "canary", "size", "x")))
                    .hasMessageNotContaining("canary");
            assertThatThrownBy(() -> login.bind(Map.of("password", " ", "size", "1")))
                    .hasMessageContaining("password: the hidden value is blank");
            assertThat(login.bind(Map.of("password", "canary", "size", "1")).toString())
                    .doesNotContain("canary");
            assertThat(login.validate(Map.of("password", "canary")).configValues().toString())
                    .doesNotContain("canary");
        }
    }

    @Nested
    class TheDefinition {
        private final ConfigDef definition = SETTINGS.definition();

        @Test
        void knows_types_documentation_groups_and_order() {
            ConfigDef.ConfigKey key = definition.configKeys().get("retry.max.attempts");
            assertThat(key.type).isEqualTo(ConfigDef.Type.INT);
            assertThat(key.defaultValue).isEqualTo(3);
            assertThat(key.documentation).isEqualTo("How often to try");
            assertThat(key.group).isEqualTo("Retries");
            assertThat(key.displayName).isEqualTo("Max attempts");
            assertThat(key.validator).hasToString("a whole number from 0 to 100");
            assertThat(definition.configKeys().get("directory").importance)
                    .isEqualTo(ConfigDef.Importance.HIGH);
            assertThat(definition.configKeys().get("secret").type)
                    .isEqualTo(ConfigDef.Type.PASSWORD);
            assertThat(definition.configKeys().values())
                    .extracting(k -> k.orderInGroup)
                    .doesNotHaveDuplicates();
        }

        @Test
        void recommends_the_constants_of_an_enum() {
            assertThat(
                            definition
                                    .configKeys()
                                    .get("delivery")
                                    .recommender
                                    .validValues("delivery", Map.of()))
                    .containsExactly("at-least-once", "exactly-once");
        }

        @Test
        void finds_the_same_problems_as_the_binding() {
            Map<String, String> wrong = with("batch.max.records", "0", "retry.back.off", "soon");
            assertThat(
                            definition.validate(wrong).stream()
                                    .filter(value -> !value.errorMessages().isEmpty())
                                    .map(ConfigValue::name))
                    .containsExactlyInAnyOrderElementsOf(errors(wrong).keySet());
        }

        @Test
        void lets_the_author_decide_about_a_key_that_a_framework_has_too() {
            record Common(
                    @Setting("Batch") @Default("100") int batchMaxRecords,
                    @Setting("Topic") String topic) {}
            Settings<Everything> joint = SETTINGS.and(Settings.of(Common.class));
            assertThat(joint.definition().configKeys().get("batch.max.records").defaultValue)
                    .isEqualTo(500);
            assertThatThrownBy(() -> joint.bind(with())).hasMessageContaining("topic: is missing");
            assertThat(Settings.of(Common.class).bind(joint.complete(with("topic", "t"))))
                    .isEqualTo(new Common(500, "t"));
        }
    }

    @Nested
    class AMistakeOfTheAuthor {
        @Test
        void without_documentation_is_refused() {
            record Bare(int size) {}
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.of(Bare.class))
                    .withMessageContaining("Bare.size needs @Setting");
        }

        @Test
        void with_a_default_that_does_not_fit_is_refused() {
            record Off(@Setting("Size") @Default("0") @Range(min = 1) int size) {}
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.of(Off.class))
                    .withMessageContaining("Off.size has the default \"0\", which is below 1");
        }

        @Test
        void with_a_type_that_settings_cannot_have_is_refused() {
            record Odd(@Setting("Anything") Object anything) {}
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.of(Odd.class))
                    .withMessageContaining("a setting cannot be a java.lang.Object");
        }

        @Test
        void with_a_key_of_connect_itself_is_refused() {
            record Taken(@Setting("How many") int tasksMax) {}
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.of(Taken.class))
                    .withMessageContaining("the key \"tasks.max\" is taken");
        }
    }

    private static Map<String, List<String>> errors(Map<String, String> configured) {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : SETTINGS.validate(configured).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }
}
