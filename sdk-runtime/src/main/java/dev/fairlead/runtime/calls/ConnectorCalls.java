package dev.fairlead.runtime.calls;

import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.task.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one connector instance. Confined to the connector's thread. */
public final class ConnectorCalls {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorCalls.class);

    private final Connector connector;
    private final Boundary boundary;

    private ConnectorCalls(Connector connector, Boundary boundary) {
        this.connector = connector;
        this.boundary = boundary;
    }

    /** Makes an instance. */
    public static Answer<ConnectorCalls> create(PluginClass<Connector> plugin) {
        Boundary boundary = new Boundary(plugin.loader());
        return answer(
                boundary,
                "instantiation of " + plugin.name(),
                () -> new ConnectorCalls(plugin.newInstance(), boundary));
    }

    /** The version that the instance tells. */
    public String version() {
        return PluginClass.versionOf(connector).text();
    }

    /** The instance's class. */
    public Class<? extends Connector> type() {
        return connector.getClass();
    }

    /** Calls {@code validate}. */
    public Answer<Config> validate(Map<String, String> settings) {
        return answer(
                "validation",
                () -> {
                    Config config = connector.validate(new HashMap<>(settings));
                    if (config == null) {
                        throw new ConnectException("validate returned null, not a Config");
                    }
                    return config;
                });
    }

    /** Calls {@code initialize}. */
    public Answer<Boolean> initialize(ConnectorContext context) {
        return answer(
                "initialize of the connector",
                () -> {
                    connector.initialize(context);
                    return true;
                });
    }

    /** Calls {@code start}. */
    public Answer<Boolean> start(Map<String, String> settings) {
        return answer(
                "start of the connector",
                () -> {
                    connector.start(new HashMap<>(settings));
                    return true;
                });
    }

    /** Calls {@code taskConfigs}; the maps are copied. */
    public Answer<List<Map<String, String>>> taskConfigs(int tasksMax) {
        return answer(
                "taskConfigs(" + tasksMax + ")",
                () -> {
                    List<Map<String, String>> given = connector.taskConfigs(tasksMax);
                    if (given == null) {
                        throw new ConnectException(
                                "taskConfigs returned null; for no tasks it must return an empty"
                                        + " list");
                    }
                    List<Map<String, String>> configs = new ArrayList<>();
                    given.forEach(config -> configs.add(new HashMap<>(config)));
                    return configs;
                });
    }

    /** Calls {@code taskClass}. */
    public Answer<Class<? extends Task>> taskClass() {
        return answer(
                "taskClass",
                () -> {
                    Class<? extends Task> type = connector.taskClass();
                    if (type == null) {
                        throw new ConnectException("taskClass returned null, not a class");
                    }
                    return type;
                });
    }

    /** Makes an instance of what {@link #taskClass} returned. */
    public Answer<Task> newTask(Class<? extends Task> type) {
        return answer("instantiation of a task", () -> type.getDeclaredConstructor().newInstance());
    }

    /** Calls {@code config}. */
    public Answer<ConfigDef> config() {
        return answer(
                "config",
                () -> {
                    ConfigDef config = connector.config();
                    if (config == null) {
                        throw new ConnectException(
                                type().getName() + ".config() must return a ConfigDef, not null");
                    }
                    return config;
                });
    }

    /** Calls a source's {@code alterOffsets}. */
    public Answer<Boolean> alterSourceOffsets(
            Map<String, String> settings, Map<Map<String, ?>, @Nullable Map<String, ?>> offsets) {
        return answer("alterOffsets", () -> AlterOffsets.ofSource(connector, settings, offsets));
    }

    /** Calls a sink's {@code alterOffsets}. */
    public Answer<Boolean> alterSinkOffsets(
            Map<String, String> settings, Map<TopicPartition, @Nullable Long> offsets) {
        return answer("alterOffsets", () -> AlterOffsets.ofSink(connector, settings, offsets));
    }

    /** Calls {@code stop}; what it throws is logged and forgotten. */
    public void stop() {
        boundary.run(
                connector::stop, cause -> LOG.error("stop threw, the connector has ended", cause));
    }

    private <T> Answer<T> answer(String during, Callable<T> call) {
        return answer(boundary, during, call);
    }

    private static <T> Answer<T> answer(Boundary boundary, String during, Callable<T> call) {
        return boundary.call(
                () -> new Answer.Returned<>(call.call()),
                cause -> new Answer.Threw<>(Failure.fatal(during, cause)));
    }
}
