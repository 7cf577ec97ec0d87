package dev.fairlead.maven.verify;

import dev.fairlead.maven.inspect.Sight;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The short names of plugins: the simple name, and the simple name without the type at its end
 * ({@code MySourceConnector} is also {@code MySource}). Nested classes are left alone: every
 * transformation has a {@code Key} and a {@code Value}.
 */
final class Aliases {
    private final List<Sight> listed;

    /** A short name of one of the jar's plugins that means others too. */
    record Shared(String alias, Set<String> classes) {}

    Aliases(List<Sight> listed) {
        this.listed = listed;
    }

    List<Shared> shared() {
        Map<String, Set<String>> classes = new TreeMap<>();
        Set<String> ours = new TreeSet<>();
        for (Sight sight : listed) {
            if (sight.plugin().contains("$")) {
                continue;
            }
            for (String alias : of(sight.plugin(), sight.details().get(0))) {
                classes.computeIfAbsent(alias, each -> new TreeSet<>()).add(sight.plugin());
                if (SightJudge.isOurs(sight)) {
                    ours.add(alias);
                }
            }
        }
        return ours.stream()
                .map(alias -> new Shared(alias, classes.getOrDefault(alias, Set.of())))
                .filter(shared -> shared.classes().size() > 1)
                .toList();
    }

    private static Set<String> of(String className, String type) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        String end = ends(type);
        return simple.endsWith(end) && simple.length() > end.length()
                ? Set.of(simple, simple.substring(0, simple.length() - end.length()))
                : Set.of(simple);
    }

    private static String ends(String type) {
        return switch (type) {
            case "source", "sink", "connector" -> "Connector";
            case "converter" -> "Converter";
            case "header_converter" -> "HeaderConverter";
            case "transformation" -> "Transformation";
            case "predicate" -> "Predicate";
            case "configprovider" -> "ConfigProvider";
            case "rest_extension" -> "ConnectRestExtension";
            default -> "ConnectorClientConfigOverridePolicy";
        };
    }
}
