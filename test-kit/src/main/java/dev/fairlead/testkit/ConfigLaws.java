package dev.fairlead.testkit;

import dev.fairlead.testkit.definition.DefinitionExamination;
import dev.fairlead.testkit.junit.LawTests;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks what a plugin of any type says of its settings: that the definition is complete, that
 * wrong values become error messages, that validation and start agree, that secrets stay secret.
 *
 * <pre>{@code
 * class MaskTest {
 *     @TestFactory
 *     Stream<DynamicTest> says_what_it_wants() {
 *         return ConfigLaws.of(Mask.class).with("fields", "name").check();
 *     }
 * }
 * }</pre>
 *
 * <p>The class is a connector, transformation, predicate, converter, header converter, or anything
 * else with a public {@code config()} and a public constructor without parameters. The settings
 * given by {@link #with} are some that are said to work; laws that need such are not checked
 * without. The plugin is started or configured with them, and with numbers changed. Immutable.
 */
public final class ConfigLaws {
    private final Class<?> plugin;
    private final Map<String, String> settings;
    private final List<Map<String, String>> examples;
    private final Optional<ConfigDef> earlier;
    private final Map<String, String> waivers;

    private ConfigLaws(
            Class<?> plugin,
            Map<String, String> settings,
            List<Map<String, String>> examples,
            Optional<ConfigDef> earlier,
            Map<String, String> waivers) {
        this.plugin = plugin;
        this.settings = settings;
        this.examples = examples;
        this.earlier = earlier;
        this.waivers = waivers;
    }

    /** The laws of the definition of this plugin. */
    public static ConfigLaws of(Class<?> plugin) {
        return new ConfigLaws(plugin, Map.of(), List.of(), Optional.empty(), Map.of());
    }

    /** Adds a setting to those that are said to work. */
    public ConfigLaws with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new ConfigLaws(plugin, Map.copyOf(more), examples, earlier, waivers);
    }

    /** Adds settings that the documentation shows; they are validated, and nothing is started. */
    public ConfigLaws example(Map<String, String> example) {
        List<Map<String, String>> more = new ArrayList<>(examples);
        more.add(Map.copyOf(example));
        return new ConfigLaws(plugin, settings, List.copyOf(more), earlier, waivers);
    }

    /** Compares with the definition of an earlier release (law D10). */
    public ConfigLaws since(ConfigDef earlier) {
        return new ConfigLaws(plugin, settings, examples, Optional.of(earlier), waivers);
    }

    /** Doesn't check a law. Its test is shown as skipped, with the reason. */
    public ConfigLaws waive(String law, String reason) {
        Map<String, String> more = new TreeMap<>(waivers);
        more.put(law, reason);
        return new ConfigLaws(plugin, settings, examples, earlier, Map.copyOf(more));
    }

    /** Examines now, and gives one test for each law. */
    public Stream<DynamicTest> check() {
        return LawTests.of(trial());
    }

    /** Examines now, and gives the verdict on each law. */
    public Trial trial() {
        List<Judgement> judgements =
                new DefinitionExamination(plugin, settings, examples, earlier)
                        .examine().stream().map(this::waivedOr).toList();
        return new Trial(plugin.getName(), kind(), judgements, Map.of(), Map.of());
    }

    private Judgement waivedOr(Judgement judgement) {
        String reason = waivers.get(judgement.law().id());
        return reason == null
                ? judgement
                : new Judgement(judgement.law(), new Verdict.Waived(reason));
    }

    private String kind() {
        if (Connector.class.isAssignableFrom(plugin)) {
            return SinkConnector.class.isAssignableFrom(plugin) ? "sink" : "source";
        }
        if (Transformation.class.isAssignableFrom(plugin)) {
            return "transformation";
        }
        if (Predicate.class.isAssignableFrom(plugin)) {
            return "predicate";
        }
        if (HeaderConverter.class.isAssignableFrom(plugin)) {
            return "header converter";
        }
        return Converter.class.isAssignableFrom(plugin) ? "converter" : "plugin";
    }
}
