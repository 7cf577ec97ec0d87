package dev.fairlead.testkit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A world that has a name.
 *
 * @param main the value that points a connector at it, as in {@code ${path}}
 * @param options that it has, with their defaults; one that is a digit is a number from 1 to 4
 * @param make takes all options, and the settings that have placeholders
 */
record WorldKind<W>(
        String main,
        Map<String, String> options,
        BiFunction<Options, Map<String, String>, Supplier<? extends W>> make) {
    WorldKind {
        options = Map.copyOf(options);
    }

    /** The options of a world; all of them have a value. */
    record Options(Map<String, String> values) {
        String text(String name) {
            return Optional.ofNullable(values.get(name)).orElseThrow();
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }
    }

    Supplier<? extends W> with(Map<String, String> chosen, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(options);
        all.putAll(chosen);
        Map<String, String> pointing = new TreeMap<>(settings);
        pointing.values().removeIf(value -> !Pointed.isIn(value));
        return make.apply(new Options(all), pointing);
    }

    List<String> problems(String name, Map<String, String> chosen) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(chosen)
                .forEach((option, value) -> problem(name, option, value).ifPresent(problems::add));
        return problems;
    }

    private Optional<String> problem(String name, String option, String value) {
        String ordinary = options.get(option);
        if (ordinary == null) {
            return Optional.of(
                    "the world \"%s\" has no option \"%s\"; it has %s"
                            .formatted(name, option, new TreeSet<>(options.keySet())));
        }
        return ordinary.matches("\\d") && !value.matches("[1-4]")
                ? Optional.of(
                        ("the option \"%s\" of the world \"%s\" is \"%s\"; write a number from 1 to"
                                        + " 4")
                                .formatted(option, name, value))
                : Optional.empty();
    }
}
