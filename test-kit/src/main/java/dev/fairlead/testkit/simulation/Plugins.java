package dev.fairlead.testkit.simulation;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.connect.connector.Connector;

/** Makes plugin objects and checks their settings. */
final class Plugins {
    private Plugins() {}

    /**
     * A new object by the public constructor without parameters, as a worker makes it.
     *
     * @throws IllegalArgumentException there is none, or it throws
     */
    static <T> T create(Class<? extends T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "the constructor of " + type.getName() + " throws", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " can't be made by a worker: it must be public, not abstract, and"
                            + " have a public constructor without parameters",
                    e);
        }
    }

    /**
     * Has the connector check its settings.
     *
     * @throws IllegalArgumentException they have errors; all are listed
     */
    static void requireValid(Connector connector, Map<String, String> settings) {
        Config config = connector.validate(settings);
        List<String> errors =
                config.configValues().stream()
                        .flatMap(
                                value ->
                                        value.errorMessages().stream()
                                                .map(error -> value.name() + ": " + error))
                        .toList();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    connector.getClass().getName()
                            + " refuses its settings; mend them with .with(name, value):\n  "
                            + errors.stream().collect(Collectors.joining("\n  ")));
        }
    }
}
