package dev.fairlead.maven.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a new configuration changes, setting by setting. Values of secrets are never shown.
 *
 * @param lines one for each setting that differs, by name; {@code +} new, {@code -} gone, {@code ~}
 *     another value
 * @param isCertain false if the worker hides values, so that an equal look proves nothing
 */
record Difference(List<String> lines, boolean isCertain) {
    private static final String HIDDEN = "[hidden]";

    /** Copies what it is given. */
    Difference {
        lines = List.copyOf(lines);
    }

    static Difference between(
            Map<String, String> running, Map<String, String> wanted, Set<String> secrets) {
        Set<String> keys = new TreeSet<>(running.keySet());
        keys.addAll(wanted.keySet());
        keys.remove("name");
        List<String> lines = new ArrayList<>();
        boolean certain = true;
        for (String key : keys) {
            boolean hides = HIDDEN.equals(running.get(key)) && wanted.containsKey(key);
            certain &= !hides;
            if (hides) {
                lines.add("? " + key + ": the worker doesn't tell its value");
            } else {
                line(key, running, wanted, secrets).ifPresent(lines::add);
            }
        }
        return new Difference(lines, certain);
    }

    private static Optional<String> line(
            String key,
            Map<String, String> running,
            Map<String, String> wanted,
            Set<String> secrets) {
        String before = running.get(key);
        String after = wanted.get(key);
        if (Objects.equals(before, after)) {
            return Optional.empty();
        }
        boolean secret = secrets.contains(key);
        if (before == null) {
            return Optional.of("+ " + key + "=" + (secret ? HIDDEN : after));
        }
        if (after == null) {
            return Optional.of("- " + key + "=" + (secret ? HIDDEN : before));
        }
        return Optional.of(
                "~ " + key + (secret ? ": another value" : ": " + before + " -> " + after));
    }

    boolean isNothing() {
        return lines.isEmpty() && isCertain;
    }
}
