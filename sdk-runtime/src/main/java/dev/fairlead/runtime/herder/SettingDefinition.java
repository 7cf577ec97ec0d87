package dev.fairlead.runtime.herder;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.jspecify.annotations.Nullable;

/**
 * A setting that a plugin or the worker declares.
 *
 * @param defaultValue null when it is required or its default is null
 */
public record SettingDefinition(
        String name,
        String type,
        boolean required,
        @Nullable String defaultValue,
        String importance,
        String documentation,
        @Nullable String group,
        int orderInGroup,
        String width,
        String displayName,
        List<String> dependents) {
    public SettingDefinition {
        dependents = List.copyOf(dependents);
    }

    /** The definition of a key. */
    static SettingDefinition of(ConfigKey key) {
        return under("", key);
    }

    /**
     * The definition of a plugin's key, as it is called among a connector's settings.
     *
     * @param prefix before its name
     */
    static SettingDefinition under(String prefix, ConfigKey key) {
        boolean required = ConfigDef.NO_DEFAULT_VALUE.equals(key.defaultValue);
        return new SettingDefinition(
                prefix + key.name,
                key.type.name(),
                required,
                required ? null : ConfigDef.convertToString(key.defaultValue, key.type),
                key.importance.name(),
                key.documentation == null ? "" : key.documentation,
                key.group,
                key.orderInGroup,
                key.width == null ? ConfigDef.Width.NONE.name() : key.width.name(),
                key.displayName == null ? prefix + key.name : key.displayName,
                key.dependents == null
                        ? List.of()
                        : key.dependents.stream().map(name -> prefix + name).toList());
    }

    SettingDefinition withType(String shown) {
        return new SettingDefinition(
                name,
                shown,
                required,
                defaultValue,
                importance,
                documentation,
                group,
                orderInGroup,
                width,
                displayName,
                dependents);
    }

    SettingDefinition withDefault(String shown) {
        return new SettingDefinition(
                name,
                type,
                required,
                shown,
                importance,
                documentation,
                group,
                orderInGroup,
                width,
                displayName,
                dependents);
    }

    /** Whether its value must not be shown. */
    public boolean isSecret() {
        return type.equals(ConfigDef.Type.PASSWORD.name());
    }
}
