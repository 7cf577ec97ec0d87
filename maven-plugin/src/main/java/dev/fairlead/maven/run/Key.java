package dev.fairlead.maven.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be asked for with a key. */
enum Key {
    PAUSE('p', "pause, or go on"),
    CRASH('c', "kill the worker before it commits, and start it again"),
    RESTART('r', "restart the connectors"),
    BACK('b', "back to the beginning; 10b goes back by 10 records"),
    OFFSETS('o', "show the offsets"),
    SCHEMAS('s', "show or hide the schemas"),
    QUIT('q', "quit"),
    HELP('?', "this help");

    private static final Pattern TYPED = Pattern.compile("(\\d*)\\s*([a-z?]+)\\s*(\\d*)");

    private final char key;
    private final String meaning;

    Key(char key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /**
     * A key with a number.
     *
     * @param count empty when none was typed
     */
    record Press(Key key, OptionalInt count) {}

    /** Understands a key, a word that begins with it, and a number on either side. */
    static Optional<Press> parse(String typed) {
        Matcher parts = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches() || !(parts.group(1).isEmpty() || parts.group(3).isEmpty())) {
            return Optional.empty();
        }
        String word = parts.group(2);
        String digits = parts.group(1) + parts.group(3);
        if (digits.length() > 9) {
            return Optional.empty();
        }
        OptionalInt count =
                digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
        return Arrays.stream(values())
                .filter(key -> key.isCalled(word))
                .findFirst()
                .map(key -> new Press(key, count));
    }

    private boolean isCalled(String word) {
        return word.equals(String.valueOf(key))
                || word.equals(name().toLowerCase(Locale.ROOT))
                || (this == BACK && word.equals("rewind"))
                || (this == PAUSE && word.equals("resume"));
    }

    /** All keys on one line. */
    static String summary() {
        return Arrays.stream(values())
                .map(its -> its.key + " " + its.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("  "));
    }

    /** All keys, a line for each. */
    static List<String> help() {
        return Arrays.stream(values()).map(its -> "  " + its.key + "  " + its.meaning).toList();
    }
}
