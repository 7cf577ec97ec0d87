package dev.fairlead.runtime.herder;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a connector's configuration looks like.
 *
 * @param plugin the connector's class as it was named
 * @param groups of the settings, in order
 */
public record Validation(String plugin, List<String> groups, List<Setting> settings) {
    /**
     * A setting.
     *
     * @param definition empty when nobody declares it
     */
    public record Setting(Optional<SettingDefinition> definition, SettingValue value) {}

    public Validation {
        groups = List.copyOf(groups);
        settings = List.copyOf(settings);
    }

    /** How many errors there are in all. */
    public int errorCount() {
        return settings.stream().mapToInt(setting -> setting.value().errors().size()).sum();
    }

    /** The settings whose values must not be shown. */
    public Set<String> secrets() {
        return settings.stream()
                .flatMap(setting -> setting.definition().stream())
                .filter(SettingDefinition::isSecret)
                .map(SettingDefinition::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
