package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.mutant.FaultyDefinitions;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.file.FileStreamSinkConnector;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;
import org.apache.kafka.connect.transforms.HoistField;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.TimestampConverter;
import org.apache.kafka.connect.transforms.predicates.TopicNameMatches;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConfigLawsTest {
    private static List<String> broken(Trial trial) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.Broken)
                .map(judgement -> judgement.law().id())
                .toList();
    }

    private static Verdict verdict(Trial trial, String law) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.law().id().equals(law))
                .map(Judgement::verdict)
                .findFirst()
                .orElseThrow();
    }

    private static Trial trial(Class<?> plugin) {
        return ConfigLaws.of(plugin).with("url", "somewhere").trial();
    }

    @Nested
    class ASoundDefinition {
        @Test
        void breaks_nothing() {
            assertThat(trial(FaultyDefinitions.Sound.class).judgements())
                    .noneMatch(judgement -> judgement.verdict() instanceof Verdict.Broken);
            assertThat(trial(FaultyDefinitions.SoundConnector.class).judgements())
                    .noneMatch(judgement -> judgement.verdict() instanceof Verdict.Broken);
        }

        @Test
        void may_ask_for_a_key_in_its_own_validate() {
            Class<?> asking = FaultyDefinitions.Asking.class;

            assertThat(broken(ConfigLaws.of(asking).trial())).isEmpty();
            assertThat(broken(ConfigLaws.of(asking).with("database", "d").trial())).isEmpty();
        }

        @TestFactory
        Stream<DynamicTest> is_apaches_too() {
            return Stream.of(
                            ConfigLaws.of(FileStreamSourceConnector.class)
                                    .with("file", "lines.txt")
                                    .with("topic", "lines"),
                            ConfigLaws.of(FileStreamSinkConnector.class)
                                    .with("file", "lines.txt")
                                    .with("topics", "lines"),
                            ConfigLaws.of(JsonConverter.class).with("converter.type", "value"),
                            ConfigLaws.of(StringConverter.class).with("converter.type", "value"),
                            ConfigLaws.of(SimpleHeaderConverter.class)
                                    .with("converter.type", "header"),
                            ConfigLaws.of(HoistField.Value.class).with("field", "a"),
                            ConfigLaws.of(RegexRouter.class)
                                    .with("regex", "a")
                                    .with("replacement", "b"),
                            ConfigLaws.of(TopicNameMatches.class).with("pattern", "a"))
                    .map(ConfigLaws::trial)
                    .map(
                            trial ->
                                    DynamicTest.dynamicTest(
                                            trial.plugin(),
                                            () ->
                                                    assertThat(broken(trial))
                                                            .as("%s", trial.judgements())
                                                            .isEmpty()));
        }
    }

    @Nested
    class AFault {
        @TestFactory
        Stream<DynamicTest> is_found_by_its_law() {
            return FaultyDefinitions.all().stream()
                    .map(
                            fault ->
                                    DynamicTest.dynamicTest(
                                            fault.toString(),
                                            () ->
                                                    assertThat(broken(trial(fault.type())))
                                                            .contains(fault.law())));
        }
    }

    @Nested
    class ApachesTimestampConverter {
        @Test
        void validates_settings_with_which_it_does_not_start() {
            Trial trial =
                    ConfigLaws.of(TimestampConverter.Value.class)
                            .with("target.type", "string")
                            .with("format", "yyyy")
                            .trial();
            assertThat(verdict(trial, "D7"))
                    .asString()
                    .contains("settings without format")
                    .contains("requires format option");
        }
    }

    @Nested
    class AnEarlierRelease {
        private Trial since(ConfigDef earlier) {
            return ConfigLaws.of(FaultyDefinitions.Sound.class)
                    .with("url", "somewhere")
                    .since(earlier)
                    .trial();
        }

        @Test
        void had_the_same_definition() {
            assertThat(verdict(since(new FaultyDefinitions.Sound().config()), "D10"))
                    .isInstanceOf(Verdict.Held.class);
        }

        @Test
        void had_a_key_that_is_gone() {
            ConfigDef earlier =
                    new FaultyDefinitions.Sound()
                            .config()
                            .define("old", Type.STRING, "", Importance.LOW, "gone");
            assertThat(verdict(since(earlier), "D10")).asString().contains("'old'");
        }

        @Test
        void is_unknown_unless_named() {
            assertThat(verdict(trial(FaultyDefinitions.Sound.class), "D10"))
                    .isInstanceOf(Verdict.Unchecked.class);
        }
    }

    @Nested
    class AWaivedLaw {
        @Test
        void is_not_judged() {
            Trial trial =
                    ConfigLaws.of(FaultyDefinitions.Undocumented.class)
                            .waive("D1", "written later")
                            .trial();
            assertThat(verdict(trial, "D1")).isEqualTo(new Verdict.Waived("written later"));
        }
    }

    @Nested
    class AnExample {
        @Test
        void that_is_not_valid_breaks_d4() {
            Trial trial =
                    ConfigLaws.of(FaultyDefinitions.Sound.class)
                            .with("url", "somewhere")
                            .example(Map.of("url", "x", "batch.size", "0"))
                            .trial();
            assertThat(broken(trial)).containsExactly("D4");
        }
    }
}
