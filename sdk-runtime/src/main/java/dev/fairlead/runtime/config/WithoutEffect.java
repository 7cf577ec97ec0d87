package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.wording.Problems;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of stock Kafka Connect that this worker can't honour yet. Who sets one counts on it, so
 * that a promise isn't passed over in silence: it is a problem.
 */
final class WithoutEffect {
    private WithoutEffect() {}

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

    private static Optional<String> text(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }
}
