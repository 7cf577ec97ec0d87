package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.didYouMean;
import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.plugin.VersionRange;
import dev.fairlead.runtime.wording.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;

/** Reads typed values out of a map of strings; what is wrong goes to the problems. */
final class Settings {
    private final Map<String, String> values;
    private final Problems problems;

    Settings(Map<String, String> values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** The trimmed value; empty when it is missing or blank. */
    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /** The value, or a problem and an empty text. */
    String required(String key, String remedy) {
        return text(key)
                .orElseGet(
                        () -> {
                            problems.add(key + " is missing; " + remedy);
                            return "";
                        });
    }

    /** Elements between commas, trimmed. */
    List<String> list(String key) {
        return text(key)
                .map(value -> Arrays.stream(value.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }

    boolean flag(String key, boolean otherwise) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        return switch (value.get().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                problem(key, value.get(), "is neither true nor false", "set one of them");
                yield otherwise;
            }
        };
    }

    int integer(String key, int otherwise, int min) {
        return (int) number(key, otherwise, min, Integer.MAX_VALUE);
    }

    Duration millis(String key, long otherwise, long min) {
        return Duration.ofMillis(number(key, otherwise, min, Long.MAX_VALUE));
    }

    private long number(String key, long otherwise, long min, long max) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.get());
            if (number >= min && number <= max) {
                return number;
            }
            problem(
                    key,
                    value.get(),
                    number < min ? "is below " + min : "is above " + max,
                    "set a number from " + min + " on");
        } catch (NumberFormatException e) {
            problem(key, value.get(), "is no whole number", "set a number from " + min + " on");
        }
        return otherwise;
    }

    /** A constant by its name, in any case. */
    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        List<String> names =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        int index = names.indexOf(value.get().toLowerCase(Locale.ROOT));
        if (index >= 0) {
            return type.getEnumConstants()[index];
        }
        problem(
                key,
                value.get(),
                "is not one of " + String.join(", ", names) + didYouMean(value.get(), names),
                "set one of them");
        return otherwise;
    }

    /** The versions that a setting named {@code ….plugin.version} admits. */
    VersionRange versions(String key) {
        String name = key + ".plugin.version";
        try {
            return VersionRange.parse(text(name).orElse(""));
        } catch (ConfigException e) {
            problems.add(name + "=" + e.getMessage());
            return VersionRange.ANY;
        }
    }

    Optional<Path> path(String key) {
        try {
            return text(key).map(Path::of);
        } catch (InvalidPathException e) {
            problem(key, text(key).orElse(""), "is no path", "set the path of a file or directory");
            return Optional.empty();
        }
    }

    /** The settings that start with {@code prefix}, without it, as they are written. */
    Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix) && key.length() > prefix.length()) {
                        found.put(key.substring(prefix.length()), value);
                    }
                });
        return found;
    }

    void problem(String key, String value, String why, String remedy) {
        problems.add(key + "=" + quoted(value) + " " + why + "; " + remedy);
    }
}
