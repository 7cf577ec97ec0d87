package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.wording.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of stock Kafka Connect that this worker can't honour yet. Who sets one counts on it, so
 * that it isn't passed over in silence: a warning, or a problem when it is a promise.
 */
final class WithoutEffect {
    private static final Map<String, String> WORKER =
            Map.of(
                    "listeners", "this worker has no REST API",
                    "rest.extension.classes", "this worker has no REST API");

    private WithoutEffect() {}

    static List<String> inWorker(Map<String, String> worker) {
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(WORKER)
                .forEach(
                        (name, why) ->
                                text(worker, name)
                                        .ifPresent(
                                                value -> warnings.add(warning(name, value) + why)));
        return warnings;
    }

    /** Exactly-once that is required, and not given, would be a lie. */
    static void refuse(Map<String, String> connector, Problems problems) {
        String name = "exactly.once.support";
        text(connector, name)
                .filter(value -> value.equalsIgnoreCase("required"))
                .ifPresent(
                        value ->
                                problems.add(
                                        name
                                                + "="
                                                + quoted(value)
                                                + " can't be had: this worker delivers at least"
                                                + " once; set it to requested, or run the"
                                                + " connector in a distributed worker of Kafka"));
    }

    private static String warning(String name, String value) {
        return name + "=" + quoted(value) + " has no effect: ";
    }

    private static Optional<String> text(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }
}
