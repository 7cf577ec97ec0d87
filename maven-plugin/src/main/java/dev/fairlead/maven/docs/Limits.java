package dev.fairlead.maven.docs;

import dev.fairlead.maven.describe.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Kafka's validators say of themselves, read back. */
record Limits(String told) {
    private static final Pattern RANGE =
            Pattern.compile("\\[(?:(-?[\\d.]+),)?\\.\\.\\.(?:,(-?[\\d.]+))?]");
    private static final Pattern WORDS =
            Pattern.compile("(?:\\(case insensitive\\) )?\\[([^\\[\\]]+)]");

    /** What Fairlead's SDK says; it reads enumerations in any case. */
    private static final Pattern FROM_TO =
            Pattern.compile("a whole number(?: from (-?\\d+))?(?: (?:up )?to (-?\\d+))?");

    private static final String ONE_OF = "one of ";
    private static final Set<String> SAYS_NOTHING = Set.of("text", "a secret", "true or false");

    static Limits of(Setting setting) {
        return new Limits(setting.limits());
    }

    Optional<String> least() {
        return range(1);
    }

    Optional<String> most() {
        return range(2);
    }

    private Optional<String> range(int group) {
        return Stream.of(RANGE, FROM_TO)
                .map(pattern -> pattern.matcher(told))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(range -> Optional.ofNullable(range.group(group)));
    }

    /** Returns the values that are allowed, if it is a fixed list. */
    List<String> words() {
        if (told.startsWith(ONE_OF)) {
            return List.of(told.substring(ONE_OF.length()).split(", ", -1));
        }
        Matcher words = WORDS.matcher(told);
        return words.matches() && !told.contains("...")
                ? List.of(words.group(1).split(", ", -1))
                : List.of();
    }

    /** Whether upper and lower case are the same. */
    boolean isAnyCase() {
        return told.startsWith("(case insensitive)") || told.startsWith(ONE_OF);
    }

    /** Says it in words, or with an empty string if there is nothing to say. */
    String inWords() {
        if (SAYS_NOTHING.contains(told)) {
            return "";
        }
        if (least().isPresent() && most().isPresent()) {
            return least().get() + " to " + most().get();
        }
        if (least().isPresent()) {
            return "at least " + least().get();
        }
        if (most().isPresent()) {
            return "at most " + most().get();
        }
        return words().isEmpty() ? told : "one of " + String.join(", ", words());
    }
}
