package dev.fairlead.testkit.definition;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/**
 * A plugin with a config definition.
 *
 * @param type its class
 * @param context what a connector is initialized with
 */
record ConfigOwner(Class<?> type, ConnectorContext context) {
    /** A new object by the public constructor without parameters. */
    Object create() {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "the constructor of " + type.getName() + " throws " + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " can't be made by a worker: it must be public, not abstract, and"
                            + " have a public constructor without parameters",
                    e);
        }
    }

    /** Whether it has a {@code config()}; converters of old releases of Kafka need none. */
    boolean hasDefinition() {
        try {
            type.getMethod("config");
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** Whether {@code config()} is optional: converters have it since Kafka 3.2 (KIP-769). */
    boolean mayLackDefinition() {
        return Converter.class.isAssignableFrom(type)
                && !HeaderConverter.class.isAssignableFrom(type);
    }

    /**
     * What the plugin says of its settings.
     *
     * @throws IllegalStateException it has no {@code config()} that gives a definition
     */
    ConfigDef definition() {
        Object given;
        try {
            given = type.getMethod("config").invoke(create());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("config() throws " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no config()", e);
        }
        if (given instanceof ConfigDef definition) {
            return definition;
        }
        throw new IllegalStateException("config() gives " + given);
    }

    /** Validates as a worker does: a connector itself, others by their definition. */
    List<ConfigValue> validate(Map<String, String> settings) {
        Object plugin = create();
        if (plugin instanceof Connector connector) {
            return connector.validate(settings).configValues();
        }
        return definition().validate(settings);
    }

    /** Whether the plugin can be configured in a way that is known here. */
    boolean canStart() {
        return Connector.class.isAssignableFrom(type)
                || Configurable.class.isAssignableFrom(type)
                || Converter.class.isAssignableFrom(type);
    }

    /** Configures a new object, or starts it when it is a connector. */
    Object start(Map<String, String> settings) {
        Object plugin = create();
        if (plugin instanceof Connector connector) {
            connector.initialize(context);
            connector.start(settings);
        } else if (plugin instanceof HeaderConverter converter) {
            Map<String, String> typed = new HashMap<>(settings);
            typed.putIfAbsent("converter.type", "header");
            converter.configure(typed);
        } else if (plugin instanceof Configurable configurable) {
            configurable.configure(settings);
        } else if (plugin instanceof Converter converter) {
            converter.configure(settings, false);
        }
        return plugin;
    }

    /** Stops or closes what was started. */
    void end(Object plugin) {
        try {
            if (plugin instanceof Connector connector) {
                connector.stop();
            } else if (plugin instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (Exception e) {
            // how it ends is for other laws
        }
    }
}
