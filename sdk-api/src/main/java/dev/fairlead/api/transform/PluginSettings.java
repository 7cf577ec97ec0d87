package dev.fairlead.api.transform;

import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The settings of a transformation or predicate, as its type argument describes them. */
final class PluginSettings {
    /** What a worker reads itself below {@code transforms.<alias>.}; it never arrives here. */
    private static final Set<String> TAKEN_BY_CONNECT =
            Set.of("type", "predicate", "negate", "plugin.version");

    private PluginSettings() {}

    /**
     * The settings of a class.
     *
     * @throws IllegalArgumentException if its first type argument is no proper record of settings
     */
    static <C extends Record> Settings<C> of(Class<?> plugin, Class<?> base) {
        Settings<C> settings = Settings.of(TypeArguments.<C>recordAt(plugin, base, 0));
        for (String key : settings.definition().names()) {
            if (TAKEN_BY_CONNECT.contains(key)) {
                throw new IllegalArgumentException(
                        plugin.getName()
                                + ": the key \""
                                + key
                                + "\" is taken; choose another with @Named");
            }
        }
        return settings;
    }

    /**
     * Reads a configuration. A worker gives text; tests like to give lists and numbers as they are.
     *
     * @throws ConfigException if anything is wrong, with every problem
     */
    static <C extends Record> C bind(Settings<C> settings, Map<String, ?> configured) {
        Map<String, String> texts = new HashMap<>();
        configured.forEach(
                (key, value) -> {
                    if (value != null) {
                        texts.put(key, text(value));
                    }
                });
        return settings.bind(texts);
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value instanceof Password secret ? secret.value() : value.toString();
    }
}
