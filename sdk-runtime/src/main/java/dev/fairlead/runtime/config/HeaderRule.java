package dev.fairlead.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A header that is put into responses.
 *
 * @param action what is done with headers of that name that are there already
 * @param value a text, or for dates the milliseconds from now
 */
public record HeaderRule(Action action, String name, String value) {
    /** How a header gets into a response. */
    public enum Action {
        SET,
        ADD,
        SETDATE,
        ADDDATE
    }

    /** Reads rules such as {@code set X-Frame-Options: DENY, "add Cache-Control: no-cache, x"}. */
    static List<HeaderRule> parse(Settings settings, String key) {
        List<HeaderRule> rules = new ArrayList<>();
        for (String text : split(settings.text(key).orElse(""))) {
            rule(text)
                    .ifPresentOrElse(
                            rules::add,
                            () ->
                                    settings.problem(
                                            key,
                                            text,
                                            "is no rule for a header",
                                            "write set, add, setDate or addDate, the header's"
                                                    + " name, a colon and its value"));
        }
        return rules;
    }

    private static Optional<HeaderRule> rule(String text) {
        String[] words = text.split("\\s+", 2);
        int colon = words.length < 2 ? -1 : words[1].indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        String name = words[1].substring(0, colon).strip();
        String value = words[1].substring(colon + 1).strip();
        for (Action action : Action.values()) {
            if (action.name().equals(words[0].toUpperCase(Locale.ROOT)) && isValid(name)) {
                boolean dated = action == Action.SETDATE || action == Action.ADDDATE;
                return dated && !value.matches("-?\\d{1,15}")
                        ? Optional.empty()
                        : Optional.of(new HeaderRule(action, name, value));
            }
        }
        return Optional.empty();
    }

    private static boolean isValid(String name) {
        return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    }

    /** Between commas, except those inside double quotes, which are taken off. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
