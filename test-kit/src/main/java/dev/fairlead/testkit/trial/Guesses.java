package dev.fairlead.testkit.trial;

import dev.fairlead.testkit.data.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Settings that a plugin may accept, guessed from its definition and from the data at hand. A guess
 * that the plugin refuses is no fault of the plugin.
 *
 * @param definition of the plugin's settings
 * @param fixed settings that the author gave; they are never guessed
 */
public record Guesses(ConfigDef definition, Map<String, String> fixed) {
    private static final List<String> TYPES =
            List.of("int32", "int64", "float64", "string", "boolean");

    private static final Pattern WORDS = Pattern.compile("[\\s,;:'\"()\\[\\]{}]+|\\.(\\s|$)");

    private static final List<String> HEADERS = List.of("trace", "kind", "origin", "x-id");

    public Guesses {
        fixed = Map.copyOf(fixed);
    }

    /** Draws one; the same dice give the same. */
    public Map<String, String> draw(List<String> fields, Dice dice) {
        Map<String, String> settings = new TreeMap<>(fixed);
        for (ConfigDef.ConfigKey key : definition.configKeys().values()) {
            boolean leave = hasDefault(key) && dice.below(4) > 0;
            if (!leave && !settings.containsKey(key.name)) {
                guess(key, fields, dice).ifPresent(value -> settings.put(key.name, value));
            }
        }
        return settings;
    }

    private static boolean hasDefault(ConfigDef.ConfigKey key) {
        return !ConfigDef.NO_DEFAULT_VALUE.equals(key.defaultValue);
    }

    private static java.util.Optional<String> guess(
            ConfigDef.ConfigKey key, List<String> fields, Dice dice) {
        for (int attempt = 0; attempt < 6; attempt++) {
            String text = text(key, fields, dice);
            if (isValid(key, text)) {
                return java.util.Optional.of(text);
            }
        }
        return java.util.Optional.empty();
    }

    private static boolean isValid(ConfigDef.ConfigKey key, String text) {
        try {
            Object value = ConfigDef.parseType(key.name, text, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(key.name, value);
            }
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    private static String text(ConfigDef.ConfigKey key, List<String> fields, Dice dice) {
        return switch (key.type) {
            case BOOLEAN -> dice.onceIn(2) ? "true" : "false";
            case INT, LONG, SHORT -> dice.pick(List.of("1", "2", "10", "100", "0"));
            case DOUBLE -> dice.pick(List.of("0.5", "1", "10"));
            case PASSWORD -> "secret";
            case CLASS -> "java.lang.String";
            case STRING -> choice(key, fields, dice);
            case LIST -> list(key, fields, dice);
        };
    }

    private static String choice(ConfigDef.ConfigKey key, List<String> fields, Dice dice) {
        List<String> choices = choices(key);
        return choices.isEmpty() ? byName(key.name, fields, dice) : dice.pick(choices);
    }

    /** What a validator or a recommender says is valid. */
    private static List<String> choices(ConfigDef.ConfigKey key) {
        List<String> choices = new ArrayList<>();
        if (key.recommender != null) {
            for (Object each : key.recommender.validValues(key.name, Map.of())) {
                choices.add(String.valueOf(each));
            }
        }
        String said = String.valueOf(key.validator);
        int from = said.indexOf('[');
        if (choices.isEmpty() && from >= 0 && said.endsWith("]")) {
            for (String each : said.substring(from + 1, said.length() - 1).split(",", -1)) {
                choices.add(each.strip());
            }
        }
        return choices.isEmpty() ? refused(key) : choices;
    }

    /** What is valid of the words with which a validator refuses nonsense. */
    private static List<String> refused(ConfigDef.ConfigKey key) {
        if (key.validator == null) {
            return List.of();
        }
        try {
            key.validator.ensureValid(key.name, "no-such-value");
            return List.of();
        } catch (RuntimeException refused) {
            return WORDS.splitAsStream(String.valueOf(refused.getMessage()))
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .filter(word -> isValid(key, word))
                    .toList();
        }
    }

    private static String list(ConfigDef.ConfigKey key, List<String> fields, Dice dice) {
        List<String> items = new ArrayList<>();
        for (int i = 1 + dice.below(2); i > 0; i--) {
            items.add(choice(key, fields, dice));
        }
        return String.join(",", new java.util.LinkedHashSet<>(items));
    }

    /** The names that transformations of all vendors use for the like. */
    private static String byName(String key, List<String> fields, Dice dice) {
        String name = key.toLowerCase(Locale.ROOT);
        String field = fields.isEmpty() ? "id" : dice.pick(fields);
        if (name.contains("spec") || name.endsWith("types")) {
            return dice.onceIn(5) ? dice.pick(TYPES) : field + ":" + dice.pick(TYPES);
        }
        if (name.contains("rename") || name.contains("mapping")) {
            return field + ":other";
        }
        if (name.contains("header")) {
            return dice.pick(HEADERS);
        }
        if (name.contains("regex") || name.contains("pattern")) {
            return dice.pick(List.of(".*", "(.*)", "orders.*", "[a-z]+"));
        }
        if (name.contains("replacement")) {
            return dice.pick(List.of("other", "0", "7"));
        }
        if (name.endsWith("type")) {
            return dice.pick(List.of("string", "int64", "Timestamp", "unix", "Date"));
        }
        if (name.contains("topic")) {
            return dice.pick(List.of("orders", "other", "${topic}"));
        }
        return byUse(name, field, dice);
    }

    private static String byUse(String name, String field, Dice dice) {
        if (name.contains("format")) {
            return dice.pick(List.of("yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyyMMdd"));
        }
        if (name.contains("charset") || name.contains("encoding")) {
            return "UTF-8";
        }
        if (name.contains("zone")) {
            return "UTC";
        }
        if (name.contains("delimiter") || name.contains("separator")) {
            return dice.pick(List.of(".", "_"));
        }
        if (name.contains("value") || name.contains("literal")) {
            return dice.pick(List.of("7", "x"));
        }
        if (name.contains("schema") && name.contains("name")) {
            return "com.example.Renamed";
        }
        return dice.onceIn(6) ? "fresh" : dice.onceIn(4) ? dice.pick(HEADERS) : field;
    }
}
