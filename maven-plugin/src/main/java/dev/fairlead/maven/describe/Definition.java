package dev.fairlead.maven.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** Reads a configuration definition of Kafka's. Recommenders aren't asked: they may connect. */
final class Definition {
    private static final int LAST = Integer.MAX_VALUE;

    private Definition() {}

    static List<Setting> read(ConfigDef definition) {
        List<ConfigDef.ConfigKey> keys = new ArrayList<>(definition.configKeys().values());
        keys.removeIf(key -> key.internalConfig);
        List<String> groups = definition.groups();
        keys.sort(
                Comparator.<ConfigDef.ConfigKey>comparingInt(key -> groups.indexOf(key.group))
                        .thenComparingInt(key -> key.orderInGroup < 0 ? LAST : key.orderInGroup));
        return keys.stream().map(Definition::setting).toList();
    }

    private static Setting setting(ConfigDef.ConfigKey key) {
        return new Setting(
                key.name,
                String.valueOf(key.type).toLowerCase(Locale.ROOT),
                presence(key),
                defaultText(key),
                limits(key.validator),
                new Setting.Shown(
                        Objects.requireNonNullElse(key.displayName, key.name),
                        Objects.requireNonNullElse(key.group, ""),
                        String.valueOf(key.importance).toLowerCase(Locale.ROOT),
                        Objects.requireNonNullElse(key.documentation, "").strip()));
    }

    private static Setting.Presence presence(ConfigDef.ConfigKey key) {
        if (!key.hasDefault()) {
            return Setting.Presence.REQUIRED;
        }
        return key.defaultValue == null ? Setting.Presence.OPTIONAL : Setting.Presence.DEFAULT;
    }

    private static String defaultText(ConfigDef.ConfigKey key) {
        boolean told = key.hasDefault() && key.type != ConfigDef.Type.PASSWORD;
        return told
                ? Objects.requireNonNullElse(
                        ConfigDef.convertToString(key.defaultValue, key.type), "")
                : "";
    }

    private static String limits(ConfigDef.@Nullable Validator validator) {
        String text = validator == null ? "" : String.valueOf(validator);
        // a validator that says nothing of itself prints its class and an address
        return text.matches("(?s).*@[0-9a-f]+") ? "" : text.strip();
    }
}
