package dev.fairlead.runtime.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is odd about a plugin.path although nothing in it is broken: a worker would pass over it in
 * silence.
 */
final class Remarks {
    private static final String KAFKA = "org.apache.kafka.";

    private Remarks() {}

    /** Why a location gives no plugin, or gives more than its author may have meant. */
    static Stream<PluginProblem> on(PluginLocation location, List<Inventory.Entry> entries) {
        if (entries.isEmpty()) {
            return Stream.of(
                    PluginProblem.skipped(
                            location.path().toString(),
                            "no class in it is a plugin",
                            "if it is a library of a plugin, put both into one directory here, else"
                                    + " remove it"));
        }
        List<String> kafkas = names(entries.stream().filter(Remarks::isKafkas));
        List<String> others = names(entries.stream().filter(entry -> !isKafkas(entry)));
        if (kafkas.isEmpty() || others.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(
                PluginProblem.usable(
                        location.path().toString(),
                        "it brings "
                                + String.join(", ", kafkas)
                                + " of its own, which is loaded instead of the worker's and breaks"
                                + " when it doesn't fit the worker's Kafka",
                        "take the jar of Kafka's out; a plugin's author gives it the scope"
                                + " provided"));
    }

    private static boolean isKafkas(Inventory.Entry entry) {
        return entry.className().startsWith(KAFKA);
    }

    private static List<String> names(Stream<Inventory.Entry> entries) {
        return entries.map(Inventory.Entry::className).distinct().sorted().toList();
    }

    /**
     * Short names that a worker drops, since they mean more than one class.
     *
     * @param meanings the classes by what they are and their short name, with a space between
     */
    static List<PluginProblem> onShortNames(Map<String, Set<String>> meanings) {
        List<PluginProblem> problems = new ArrayList<>();
        meanings.forEach(
                (name, classes) -> {
                    if (classes.size() > 1) {
                        problems.add(
                                PluginProblem.usable(
                                        name.substring(name.indexOf(' ') + 1),
                                        String.join(" and ", classes)
                                                + " have this short name, so it means neither",
                                        "write full class names in configurations, or remove one"
                                                + " of the two"));
                    }
                });
        return problems;
    }
}
