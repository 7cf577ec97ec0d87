package dev.fairlead.runtime.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** Collects what is wrong with a configuration, so that all of it is told at once. */
public final class Problems {
    private final List<String> problems = new ArrayList<>();

    /** Adds one: what, where, why, what to do. */
    public void add(String problem) {
        problems.add(problem);
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** What was added, in order. */
    public List<String> all() {
        return List.copyOf(problems);
    }

    /**
     * Does nothing if there are none.
     *
     * @param subject what has the problems: "worker.properties", "connector \"orders\""
     * @throws ConfigException lists them all
     */
    public void throwIfAny(String subject) {
        told(subject)
                .ifPresent(
                        all -> {
                            throw new ConfigException(all);
                        });
    }

    /** All of them in one text; empty if there are none. */
    public Optional<String> told(String subject) {
        if (problems.size() < 2) {
            return problems.stream().map(only -> subject + ": " + only).findFirst();
        }
        return Optional.of(
                subject
                        + " has "
                        + problems.size()
                        + " problems:\n  - "
                        + String.join("\n  - ", problems));
    }
}
