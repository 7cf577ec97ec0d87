package dev.fairlead.maven.docs;

import dev.fairlead.maven.describe.Setting;
import dev.fairlead.maven.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Example configurations of a plugin. Settings that have to be set get a value of their type, or
 * their name in angle brackets; secrets refer to an environment variable.
 */
final class Examples {
    private final DescribedPlugin plugin;
    private final Map<String, String> frame = new LinkedHashMap<>();
    private final String prefix;

    Examples(DescribedPlugin plugin) {
        this.plugin = plugin;
        String alias = alias(plugin.name());
        switch (plugin.type()) {
            case SOURCE_CONNECTOR, SINK_CONNECTOR -> {
                frame.put("name", alias);
                frame.put("connector.class", plugin.className());
                frame.put("tasks.max", "1");
                prefix = "";
            }
            case TRANSFORMATION -> prefix = named("transforms", alias, "type");
            case PREDICATE -> prefix = named("predicates", alias, "type");
            case CONVERTER -> prefix = single("value.converter");
            case HEADER_CONVERTER -> prefix = single("header.converter");
            case CONFIG_PROVIDER -> prefix = named("config.providers", alias, "class") + "param.";
            case REST_EXTENSION -> {
                frame.put("rest.extension.classes", plugin.className());
                prefix = "";
            }
            default -> {
                frame.put("connector.client.config.override.policy", plugin.className());
                prefix = "";
            }
        }
        boolean namesTopics =
                plugin.settings().stream().anyMatch(each -> each.name().startsWith("topics"));
        if (plugin.isConnector() && plugin.kind().startsWith("Sink") && !namesTopics) {
            frame.put("topics", "my-topic");
        }
    }

    private String named(String list, String alias, String type) {
        frame.put(list, alias);
        frame.put(list + "." + alias + "." + type, plugin.className());
        return list + "." + alias + ".";
    }

    private String single(String key) {
        frame.put(key, plugin.className());
        return key + ".";
    }

    /** As a file of lines, with all settings; those that need not be set are commented out. */
    String properties() {
        StringBuilder lines = new StringBuilder();
        frame.forEach((key, value) -> lines.append(line(key, value)));
        for (Setting setting : plugin.settings()) {
            lines.append('\n');
            comment(setting)
                    .lines()
                    .forEach(text -> lines.append(("# " + text).strip()).append('\n'));
            String line = line(prefix + setting.name(), value(setting));
            lines.append(setting.isRequired() ? line : "#" + line);
        }
        return lines.toString();
    }

    /** As an object, with the settings that have to be set. */
    String json() {
        JsonObject config = new JsonObject();
        frame.forEach(
                (key, value) -> {
                    if (!plugin.isConnector() || !key.equals("name")) {
                        config.with(key, value);
                    }
                });
        plugin.settings().stream()
                .filter(Setting::isRequired)
                .forEach(setting -> config.with(prefix + setting.name(), value(setting)));
        return plugin.isConnector()
                ? new JsonObject().with("name", alias(plugin.name())).with("config", config) + "\n"
                : config + "\n";
    }

    private static String comment(Setting setting) {
        String limits = Limits.of(setting).inWords();
        String text = setting.shown().documentation();
        String need = setting.isRequired() ? "Required." : "";
        return String.join(
                "\n",
                Stream.of(text, limits.isEmpty() ? "" : "(" + limits + ")", need)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private static String value(Setting setting) {
        if (setting.isSecret()) {
            return "${env:" + setting.name().toUpperCase(Locale.ROOT).replaceAll("\\W", "_") + "}";
        }
        if (setting.presence() == Setting.Presence.DEFAULT) {
            return setting.defaultText();
        }
        Limits limits = Limits.of(setting);
        return switch (setting.type()) {
            case "boolean" -> "true";
            case "int", "long", "short" -> limits.least().orElse("1");
            case "double" -> limits.least().orElse("1.0");
            case "class" -> "com.example." + camel(setting.name());
            default ->
                    limits.words().isEmpty() ? "<" + setting.name() + ">" : limits.words().get(0);
        };
    }

    private static String line(String key, String value) {
        return key.replaceAll("([:= ])", "\\\\$1")
                + "="
                + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
                + "\n";
    }

    private static String alias(String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("\\W+", -1)) {
            if (!word.isEmpty()) {
                camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return camel.toString();
    }
}
