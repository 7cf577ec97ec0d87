package dev.fairlead.testkit.world;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a world fills into the settings that point a connector at it: {@code ${url}} in a value
 * becomes the world's address. Other texts in braces, such as Kafka's {@code ${file:path:key}} and
 * names with a dot that the world doesn't know, are left as they are, and so is a plain name after
 * two dollar signs, which loses one of them: {@code $${id}} is the connector's own {@code ${id}}.
 *
 * @param values by name
 */
public record Placeholders(Map<String, String> values) {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(\\$?)\\$\\{([A-Za-z][A-Za-z0-9.]*)}");

    public Placeholders {
        values = Map.copyOf(values);
    }

    /**
     * The settings, with values in place of placeholders.
     *
     * @throws IllegalArgumentException a setting has a placeholder that this world doesn't know
     */
    public Map<String, String> fill(Map<String, String> settings) {
        Map<String, String> filled = new TreeMap<>();
        settings.forEach((name, value) -> filled.put(name, fill(name, value)));
        return Map.copyOf(filled);
    }

    private String fill(String setting, String template) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(value(setting, found)));
    }

    private String value(String setting, MatchResult found) {
        String name = found.group(2);
        String value = values.get(name);
        if (!found.group(1).isEmpty() || (value == null && name.contains("."))) {
            return "${" + name + "}";
        }
        if (value == null) {
            throw new IllegalArgumentException(
                    "setting '"
                            + setting
                            + "' has the placeholder ${"
                            + name
                            + "}, which this world doesn't know; it knows "
                            + new TreeMap<>(values).keySet()
                            + "; write $${"
                            + name
                            + "} for one of the connector's own");
        }
        return value;
    }
}
