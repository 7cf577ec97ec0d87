package dev.fairlead.testkit.trial;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin behaves towards its settings, the same for all kinds.
 *
 * @param definition gives the plugin's definition of its settings
 * @param configure gives it settings
 * @param fresh makes one that has its settings
 */
public record Conduct(
        Function<Object, @Nullable ConfigDef> definition,
        BiConsumer<Object, Map<String, String>> configure,
        Supplier<Object> fresh) {

    /** Judges the definition, repetition, closing, and settings of the wrong type. */
    public Opinion judge(Specimen specimen) {
        ConfigDef defined = definition.apply(specimen.bare());
        if (defined == null) {
            return Opinion.broken("config() gives null");
        }
        String defaults = defaults(defined);
        if (!defaults.isEmpty()) {
            return Opinion.broken(defaults);
        }
        String closing = closing(specimen);
        if (!closing.isEmpty()) {
            return Opinion.broken(closing);
        }
        String wrong = wrongTypes(specimen, defined);
        return wrong.isEmpty() ? Opinion.KEPT : Opinion.broken(wrong);
    }

    private static String defaults(ConfigDef defined) {
        for (ConfigDef.ConfigKey key : defined.configKeys().values()) {
            Object value = key.defaultValue;
            if (ConfigDef.NO_DEFAULT_VALUE.equals(value)) {
                continue;
            }
            try {
                Object parsed = ConfigDef.parseType(key.name, value, key.type);
                if (key.validator != null) {
                    key.validator.ensureValid(key.name, parsed);
                }
            } catch (RuntimeException refused) {
                return "the default of '" + key.name + "' isn't valid: " + Fault.text(refused);
            }
        }
        return "";
    }

    private String closing(Specimen specimen) {
        try {
            close(specimen.bare());
        } catch (Throwable thrown) {
            return "close fails where configure never ran: " + Fault.text(thrown);
        }
        Object plugin = fresh.get();
        try {
            configure.accept(plugin, specimen.settings());
        } catch (Throwable thrown) {
            return "configure fails the second time: " + Fault.text(thrown);
        }
        try {
            close(plugin);
            close(plugin);
        } catch (Throwable thrown) {
            return "close fails the second time: " + Fault.text(thrown);
        }
        return "";
    }

    private static void close(Object plugin) throws Exception {
        if (plugin instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    private String wrongTypes(Specimen specimen, ConfigDef defined) {
        for (ConfigDef.ConfigKey key : defined.configKeys().values()) {
            if (!isTyped(key.type)) {
                continue;
            }
            Map<String, String> settings = new TreeMap<>(specimen.settings());
            settings.put(key.name, "no such value");
            String what =
                    "'no such value' for '"
                            + key.name
                            + "' of type "
                            + key.type.name().toLowerCase(Locale.ROOT);
            try {
                configure.accept(specimen.bare(), settings);
                return "configure takes " + what;
            } catch (Throwable thrown) {
                if (!Fault.isRefusal(thrown)) {
                    return "configure fails on " + what + ": " + Fault.text(thrown);
                }
            }
        }
        return "";
    }

    private static boolean isTyped(ConfigDef.Type type) {
        return switch (type) {
            case INT, SHORT, LONG, DOUBLE -> true;
            default -> false; // many take any text for false, as Java does
        };
    }
}
