package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.didYouMean;
import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.pipeline.ErrorOptions;
import dev.fairlead.runtime.pipeline.PipelineOptions;
import dev.fairlead.runtime.pipeline.PluginOptions;
import dev.fairlead.runtime.pipeline.PluginOptions.Scope;
import dev.fairlead.runtime.pipeline.Tolerance;
import dev.fairlead.runtime.pipeline.TransformationOptions;
import dev.fairlead.runtime.plugin.VersionRange;
import dev.fairlead.runtime.wording.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the settings of a connector that make its pipeline. */
final class PipelineSettings {
    private final Settings settings;
    private final Map<String, String> all;
    private final Problems problems;
    private final List<String> warnings = new ArrayList<>();

    PipelineSettings(Settings settings, Map<String, String> all, Problems problems) {
        this.settings = settings;
        this.all = all;
        this.problems = problems;
    }

    PipelineOptions options(ConverterDefaults defaults) {
        List<String> predicates = aliases("predicates");
        return new PipelineOptions(
                converter("key.converter", defaults.key()),
                converter("value.converter", defaults.value()),
                converter("header.converter", defaults.header()),
                aliases("transforms").stream()
                        .map(alias -> transformation(alias, predicates))
                        .toList(),
                new ErrorOptions(
                        settings.choice("errors.tolerance", Tolerance.class, Tolerance.NONE),
                        settings.millis("errors.retry.timeout", 0, -1),
                        settings.millis("errors.retry.delay.max.ms", 60_000, 1)));
    }

    /** What is odd; complete after {@link #options}. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private PluginOptions converter(String key, PluginOptions otherwise) {
        Map<String, String> own = settings.under(key + ".");
        Optional<String> plugin = settings.text(key);
        if (plugin.isPresent()) {
            return new PluginOptions(
                    key, plugin.get(), settings.versions(key), own, Scope.CONNECTOR);
        }
        if (!own.isEmpty()) {
            warnings.add(
                    key
                            + "."
                            + own.keySet().iterator().next()
                            + " has no effect because the connector doesn't set "
                            + key
                            + "; set it too, or else the worker's converter is used with the"
                            + " worker's settings");
        }
        return otherwise;
    }

    private List<String> aliases(String key) {
        List<String> aliases = settings.list(key);
        if (new HashSet<>(aliases).size() < aliases.size()) {
            settings.problem(key, String.join(",", aliases), "has a name twice", "remove one");
        }
        for (String unused : new TreeSet<>(aliasesWithSettings(key))) {
            if (!aliases.contains(unused)) {
                warnings.add(
                        key
                                + "."
                                + unused
                                + ".type has no effect because "
                                + key
                                + " doesn't name "
                                + quoted(unused)
                                + didYouMean(unused, aliases));
            }
        }
        return aliases;
    }

    private List<String> aliasesWithSettings(String key) {
        return all.keySet().stream()
                .filter(name -> name.startsWith(key + ".") && name.endsWith(".type"))
                .map(name -> name.substring(key.length() + 1))
                .filter(name -> name.indexOf('.') == name.length() - ".type".length())
                .map(name -> name.substring(0, name.length() - ".type".length()))
                .toList();
    }

    private TransformationOptions transformation(String alias, List<String> predicates) {
        String prefix = "transforms." + alias + ".";
        Map<String, String> own = settings.under(prefix);
        own.remove("predicate");
        own.remove("negate");
        PluginOptions transformation =
                new PluginOptions(
                        prefix + "type",
                        settings.required(prefix + "type", "set the class of the transformation"),
                        versions(prefix),
                        own,
                        Scope.CONNECTOR);
        Optional<String> predicate = settings.text(prefix + "predicate");
        boolean negated = settings.flag(prefix + "negate", false);
        if (negated && predicate.isEmpty()) {
            problems.add(
                    prefix + "negate=\"true\" needs a predicate; set " + prefix + "predicate too");
        }
        return new TransformationOptions(
                transformation,
                predicate.flatMap(name -> predicate(prefix + "predicate", name, predicates)),
                negated);
    }

    private VersionRange versions(String prefix) {
        return settings.versions(prefix.substring(0, prefix.length() - 1));
    }

    private Optional<PluginOptions> predicate(
            String setting, String alias, List<String> predicates) {
        if (!predicates.contains(alias)) {
            settings.problem(
                    setting,
                    alias,
                    "is not named in predicates" + didYouMean(alias, predicates),
                    "add it there and set predicates." + alias + ".type");
            return Optional.empty();
        }
        String prefix = "predicates." + alias + ".";
        return Optional.of(
                new PluginOptions(
                        prefix + "type",
                        settings.required(prefix + "type", "set the class of the predicate"),
                        versions(prefix),
                        settings.under(prefix),
                        Scope.CONNECTOR));
    }
}
