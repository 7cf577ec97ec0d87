package dev.fairlead.maven.docs;

import dev.fairlead.maven.describe.Setting;
import dev.fairlead.maven.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON Schema of a plugin's settings, for editors and for what checks configurations. Workers
 * take every value as text too, and a reference to a config provider in the place of any; names
 * that the schema doesn't know are allowed, since they may be those of transformations.
 */
final class Schema {
    private static final String REFERENCE = "^\\$\\{.+\\}$";
    private static final Map<String, String> NUMBERS =
            Map.of("int", "integer", "long", "integer", "short", "integer", "double", "number");

    private Schema() {}

    static String of(DescribedPlugin plugin) {
        JsonObject properties = new JsonObject();
        List<String> required = new ArrayList<>();
        if (plugin.isConnector()) {
            properties.with("connector.class", new JsonObject().with("const", plugin.className()));
            required.add("connector.class");
        }
        for (Setting setting : plugin.settings()) {
            properties.with(setting.name(), property(setting));
            if (setting.isRequired()) {
                required.add(setting.name());
            }
        }
        return new JsonObject()
                        .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                        .with("title", plugin.name())
                        .with("description", plugin.kind() + " " + plugin.className())
                        .with("type", "object")
                        .with("properties", properties)
                        .withList("required", required)
                + "\n";
    }

    private static JsonObject property(Setting setting) {
        JsonObject property =
                new JsonObject()
                        .with("title", setting.shown().label())
                        .withText("description", setting.shown().documentation());
        if (setting.presence() == Setting.Presence.DEFAULT && !setting.isSecret()) {
            property.with("default", preset(setting));
        }
        if (setting.isSecret()) {
            property.with("writeOnly", true);
        }
        Limits limits = Limits.of(setting);
        if (NUMBERS.containsKey(setting.type())) {
            return property.with("anyOf", List.of(number(setting, limits), numberAsText(setting)));
        }
        if (setting.type().equals("boolean")) {
            JsonObject text =
                    new JsonObject()
                            .with("type", "string")
                            .with(
                                    "pattern",
                                    "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$|" + REFERENCE);
            return property.with("anyOf", List.of(new JsonObject().with("type", "boolean"), text));
        }
        if (!limits.words().isEmpty() && !limits.isAnyCase() && setting.type().equals("string")) {
            return property.with(
                    "anyOf", List.of(new JsonObject().with("enum", limits.words()), reference()));
        }
        return property.with("type", "string");
    }

    private static JsonObject number(Setting setting, Limits limits) {
        JsonObject number = new JsonObject().with("type", type(setting));
        limits.least().flatMap(Schema::parsed).ifPresent(least -> number.with("minimum", least));
        limits.most().flatMap(Schema::parsed).ifPresent(most -> number.with("maximum", most));
        return number;
    }

    private static JsonObject numberAsText(Setting setting) {
        String digits =
                type(setting).equals("integer")
                        ? "^[+-]?[0-9]+$"
                        : "^[+-]?[0-9.]+([eE][+-]?[0-9]+)?$";
        return new JsonObject().with("type", "string").with("pattern", digits + "|" + REFERENCE);
    }

    private static String type(Setting setting) {
        return NUMBERS.getOrDefault(setting.type(), "number");
    }

    private static JsonObject reference() {
        return new JsonObject().with("type", "string").with("pattern", REFERENCE);
    }

    private static Object preset(Setting setting) {
        if (setting.type().equals("boolean")) {
            return Boolean.valueOf(setting.defaultText());
        }
        return NUMBERS.containsKey(setting.type())
                ? parsed(setting.defaultText())
                        .<Object>map(number -> number)
                        .orElse(setting.defaultText())
                : setting.defaultText();
    }

    private static Optional<BigDecimal> parsed(String number) {
        try {
            return Optional.of(new BigDecimal(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
