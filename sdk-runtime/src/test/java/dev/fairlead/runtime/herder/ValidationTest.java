package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.herder.HerderFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.herder.RefusedException.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ValidationTest {
    private static final String SOURCE = "dev.fairlead.runtime.worker.Script$Source";
    private static final String SINK = "dev.fairlead.runtime.worker.Script$Sink";
    private static final String MASK = "org.apache.kafka.connect.transforms.MaskField$Value";
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

    private final HerderFixture fixture = new HerderFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class ASoundConfiguration {
        @Test
        void has_no_errors_and_shows_all_that_is_declared() {
            Validation validation =
                    validate("name", "in", "connector.class", SOURCE, "script", "x");

            assertThat(wrong(validation)).isEmpty();
            assertThat(validation.errorCount()).isZero();
            assertThat(validation.plugin()).isEqualTo(SOURCE);
            assertThat(validation.groups())
                    .startsWith("Common", "Transforms", "Predicates", "Error Handling")
                    .contains("Topic Creation", "Exactly Once Support", "offsets.topic");
            assertThat(value(validation, "tasks.max").value()).isEqualTo("1");
            assertThat(definition(validation, "key.converter").type()).isEqualTo("CLASS");
            assertThat(definition(validation, "name").required()).isTrue();
            assertThat(definition(validation, "script").type()).isEqualTo("STRING");
        }

        @Test
        void shows_the_settings_of_its_transformations_predicates_and_converters() {
            Validation validation =
                    validate(
                            "name", "in",
                            "connector.class", SOURCE,
                            "script", "x",
                            "transforms", "mask",
                            "transforms.mask.type", MASK,
                            "transforms.mask.fields", "secret",
                            "transforms.mask.predicate", "tomb",
                            "predicates", "tomb",
                            "predicates.tomb.type",
                                    "org.apache.kafka.connect.transforms.predicates"
                                            + ".RecordIsTombstone",
                            "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                            "value.converter.schemas.enable", "false");

            assertThat(wrong(validation)).isEmpty();
            assertThat(validation.errorCount()).isZero();
            assertThat(value(validation, "transforms.mask.fields").value()).isEqualTo("secret");
            assertThat(definition(validation, "transforms.mask.negate").defaultValue())
                    .isEqualTo("false");
            assertThat(definition(validation, "predicates.tomb.type").displayName())
                    .isEqualTo("Predicate type for tomb");
            assertThat(value(validation, "value.converter.schemas.enable").value())
                    .isEqualTo("false");
        }

        @Test
        void offers_the_classes_and_versions_that_there_are() {
            Validation validation =
                    validate(
                            "name", "in",
                            "connector.class", SOURCE,
                            "script", "x",
                            "transforms", "mask",
                            "transforms.mask.type", MASK,
                            "transforms.mask.fields", "secret");

            assertThat(value(validation, "transforms.mask.type").value()).isEqualTo(MASK);
            assertThat(value(validation, "transforms.mask.type").recommendedValues())
                    .contains(MASK)
                    .isSorted();
            assertThat(value(validation, "transforms.mask.plugin.version").recommendedValues())
                    .containsExactly(value(validation, "transforms.mask.plugin.version").value());
            assertThat(value(validation, "key.converter").recommendedValues())
                    .contains(JSON, value(validation, "key.converter").value());
            assertThat(definition(validation, "key.converter").defaultValue())
                    .isEqualTo(value(validation, "key.converter").value());
            assertThat(value(validation, "key.converter.plugin.version").visible()).isTrue();
            assertThat(definition(validation, "connector.plugin.version").defaultValue())
                    .isEqualTo(value(validation, "connector.plugin.version").value());
        }

        @Test
        void shows_client_overrides_under_their_names() {
            Validation validation =
                    validate(
                            "name", "in",
                            "connector.class", SOURCE,
                            "producer.override.linger.ms", "7",
                            "producer.override.metric.reporters", "a.B,c.D",
                            "producer.override.partitioner.class",
                                    "org.apache.kafka.clients.producer.RoundRobinPartitioner");

            assertThat(value(validation, "producer.override.linger.ms").value()).isEqualTo("7");
            assertThat(value(validation, "producer.override.metric.reporters").value())
                    .isEqualTo("a.B,c.D");
            assertThat(value(validation, "producer.override.partitioner.class").value())
                    .isEqualTo("org.apache.kafka.clients.producer.RoundRobinPartitioner");
            assertThat(definition(validation, "producer.override.linger.ms").type())
                    .isEqualTo("LONG");
        }
    }

    @Nested
    class AWrongConfiguration {
        @Test
        void has_an_error_of_a_plugin_only_at_the_setting_of_the_plugin() {
            Validation validation =
                    validate(
                            "name", "in",
                            "connector.class", SOURCE,
                            "script", "x",
                            "value.converter", JSON,
                            "value.converter.schemas.enable", "perhaps",
                            "transforms", "mask",
                            "transforms.mask.type", MASK);

            assertThat(errors(validation, "value.converter")).isEmpty();
            assertThat(errors(validation, "value.converter.schemas.enable")).hasSize(1);
            assertThat(errors(validation, "transforms.mask.type")).isEmpty();
            assertThat(errors(validation, "transforms.mask.fields"))
                    .contains(
                            "Missing required configuration \"transforms.mask.fields\" which has"
                                    + " no default value.");
        }

        @Test
        void of_a_version_that_is_not_there_offers_those_that_are() {
            Validation validation =
                    validate(
                            "name",
                            "in",
                            "connector.class",
                            SOURCE,
                            "connector.plugin.version",
                            "7");

            assertThat(errors(validation, "connector.class")).hasSize(1);
            assertThat(errors(validation, "connector.plugin.version")).hasSize(1);
            assertThat(value(validation, "connector.plugin.version").recommendedValues())
                    .hasSize(1);
            assertThat(value(validation, "key.converter.plugin.version").visible()).isFalse();
        }

        @Test
        void has_its_errors_at_the_settings() {
            Validation validation =
                    validate(
                            "name", "in",
                            "connector.class", SINK,
                            "tasks.max", "none",
                            "transforms", "x,y",
                            "transforms.y.type", "Nothing",
                            "key.converter", "Jsn",
                            "consumer.override.max.poll.records", "many",
                            "errors.tolerance", "some");

            assertThat(errors(validation, "tasks.max")).hasSize(2);
            assertThat(errors(validation, "errors.tolerance")).hasSize(1);
            assertThat(errors(validation, "transforms.x.type")).hasSize(1);
            assertThat(errors(validation, "transforms.y.type"))
                    .singleElement()
                    .asString()
                    .contains("Nothing");
            assertThat(errors(validation, "key.converter"))
                    .singleElement()
                    .asString()
                    .contains("there is no converter \"Jsn\"");
            assertThat(errors(validation, "consumer.override.max.poll.records")).hasSize(1);
            assertThat(errors(validation, "topics")).hasSize(1);
            assertThat(errors(validation, "topics.regex")).hasSize(1);
            assertThat(validation.errorCount()).isEqualTo(9);
        }

        @Test
        void of_a_class_that_is_not_there_says_what_was_meant() {
            Validation validation = validate("name", "in", "connector.class", "FileStreamSorce");

            assertThat(errors(validation, "connector.class"))
                    .singleElement()
                    .asString()
                    .contains("did you mean \"FileStreamSource\"?");
        }

        @Test
        void can_not_be_kept() {
            refused(
                    Kind.BAD_REQUEST,
                    () ->
                            await(
                                    fixture.herder.put(
                                            "out",
                                            Map.of("connector.class", SINK, "tasks.max", "0"))),
                    "Connector configuration is invalid and contains the following 3 error(s):\n");
            assertThat(fixture.herder.connectors()).isEmpty();
        }

        @Test
        void without_a_class_or_of_another_one_is_refused() {
            refused(
                    Kind.BAD_REQUEST,
                    () -> await(fixture.herder.put("x", Map.of("topic", "t"))),
                    "contains no connector type");
            refused(
                    Kind.BAD_REQUEST,
                    () ->
                            await(
                                    fixture.herder.validate(
                                            "FileStreamSink",
                                            Map.of("connector.class", "FileStreamSource"))),
                    "Included connector type FileStreamSource does not match request type"
                            + " FileStreamSink");
        }
    }

    @Nested
    class AConnectorThatHangsInValidate {
        @Test
        void is_given_up_and_holds_up_nobody() {
            fixture.script("bad").hangsInValidate = true;
            CompletableFuture<ConnectorInfo> created = fixture.herder.create(fixture.source("bad"));
            fixture.world.timeOut();
            refused(Kind.TIMED_OUT, () -> await(created), "Request timed out");
            fixture.world.timeOut();
            assertThat(await(fixture.herder.create(fixture.source("good"))).name())
                    .isEqualTo("good");
            assertThat(fixture.herder.health().abandoned()).hasSize(1);
            fixture.script("bad").never.countDown();
        }

        @Test
        void is_given_up_when_only_a_validation_is_asked_for() {
            fixture.script("bad").hangsInValidate = true;
            CompletableFuture<Validation> asked =
                    fixture.herder.validate("Source", fixture.source("bad").settings());
            fixture.world.timeOut();
            refused(Kind.TIMED_OUT, () -> await(asked), "Request timed out");
            fixture.world.timeOut();
            assertThat(fixture.herder.health().abandoned())
                    .singleElement()
                    .asString()
                    .contains("validate");
            fixture.script("bad").never.countDown();
        }
    }

    @Nested
    class Secrets {
        @Test
        void are_what_plugins_call_so_and_are_never_shown() {
            Map<String, String> settings = new HashMap<>();
            settings.put("name", "in");
            settings.put("connector.class", SOURCE);
            settings.put("producer.override.ssl.key.password", "hunter2");

            assertThat(await(fixture.herder.secrets(settings)))
                    .contains("producer.override.ssl.key.password");
            Validation validation = await(fixture.herder.validate(SOURCE, settings));
            assertThat(value(validation, "producer.override.ssl.key.password").value())
                    .isEqualTo("[hidden]");
        }
    }

    @Nested
    class ThePlugins {
        @Test
        void are_listed_with_their_settings() {
            assertThat(await(fixture.herder.plugins(false)))
                    .extracting(plugin -> plugin.className())
                    .contains("org.apache.kafka.connect.json.JsonConverter", MASK);
            assertThat(await(fixture.herder.plugins(true)))
                    .allSatisfy(plugin -> assertThat(plugin.type().label()).isIn("source", "sink"));
            assertThat(await(fixture.herder.pluginSettings("JsonConverter", Optional.empty())))
                    .extracting(SettingDefinition::name)
                    .contains("schemas.enable");
            refused(
                    Kind.NOT_FOUND,
                    () -> await(fixture.herder.pluginSettings("Nothing", Optional.empty())),
                    "Unknown plugin Nothing.");
        }

        @Test
        void that_are_connectors_have_the_workers_settings_too() {
            assertThat(await(fixture.herder.pluginSettings("FileStreamSink", Optional.empty())))
                    .extracting(SettingDefinition::name)
                    .startsWith("file")
                    .contains("topics", "key.converter", "errors.deadletterqueue.topic.name");
            assertThat(await(fixture.herder.pluginSettings("FileStreamSource", Optional.empty())))
                    .extracting(SettingDefinition::name)
                    .contains("topic", "tasks.max", "topic.creation.groups");
        }

        @Test
        void that_are_not_there_in_a_version_are_another_mistake_than_those_that_are_not_there() {
            refused(
                    Kind.BAD_REQUEST,
                    () -> await(fixture.herder.pluginSettings("FileStreamSink", Optional.of("7"))),
                    "FileStreamSinkConnector not found that matches the version range [7,7],"
                            + " available versions: [");
        }
    }

    private Validation validate(String... settings) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return await(fixture.herder.validate(map.get("connector.class"), map));
    }

    private static SettingValue value(Validation validation, String name) {
        return validation.settings().stream()
                .map(Validation.Setting::value)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SettingDefinition definition(Validation validation, String name) {
        return validation.settings().stream()
                .flatMap(setting -> setting.definition().stream())
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> wrong(Validation validation) {
        return validation.settings().stream()
                .filter(setting -> !setting.value().errors().isEmpty())
                .map(setting -> setting.value().name() + setting.value().errors())
                .toList();
    }

    private static List<String> errors(Validation validation, String name) {
        return value(validation, name).errors();
    }

    private static void refused(Kind kind, ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
