package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.calls.Answer;
import dev.fairlead.runtime.calls.ConnectorCalls;
import dev.fairlead.runtime.calls.ConnectorWorld;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.config.Filling;
import dev.fairlead.runtime.metrics.ConnectorFacts;
import dev.fairlead.runtime.metrics.ConnectorMetrics;
import dev.fairlead.runtime.offsets.SourceOffsetReader;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.secrets.SecretNames;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.wording.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a connector out of its configuration: checks everything, then instantiates. */
final class ConnectorOpening {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorOpening.class);

    private final ConnectorConfig config;
    private final WorkerPorts ports;
    private final StatusBoard.Desk desk;

    ConnectorOpening(ConnectorConfig config, WorkerPorts ports, StatusBoard.Desk desk) {
        this.config = config;
        this.ports = ports;
        this.desk = desk;
    }

    /**
     * Opens the connector; its thread does this, because plugin code runs.
     *
     * @param filling its settings, placeholders filled
     * @param reconfigure asks for new task configurations
     * @param fail hears of an error that the connector raises
     * @throws ConfigException lists everything that is wrong with the configuration
     * @throws ConnectException the connector doesn't work
     */
    OpenConnector open(Filling filling, Runnable reconfigure, Consumer<Exception> fail) {
        String subject = "connector " + quoted(config.name());
        Map<String, String> settings = filling.settings();
        use(filling);
        ports.placeholders().warnings(settings).forEach(LOG::warn);
        Problems problems = new Problems();
        ConnectorOptions options =
                ConnectorOptions.parse(settings, ports.options().converters(), problems);
        options.warnings().forEach(LOG::warn);
        PluginClass<Connector> plugin = plugin(subject, options, problems);
        ConnectorCalls calls = returned(ConnectorCalls.create(plugin));
        desk.describe(plugin.type(), calls.version());
        ConnectorCheck check = new ConnectorCheck(ports, settings, plugin, calls.type());
        ConnectorPlan plan = check.plan(options, problems);
        check.check(options, plan, problems);
        problems.throwIfAny(subject);
        ConnectorMetrics metrics = metrics(plugin, calls);
        try {
            ConnectorWorld world = world(reconfigure, fail, metrics);
            returned(calls.initialize(world));
            return new OpenConnector(plugin, calls, world, plan, metrics, settings);
        } catch (RuntimeException e) {
            metrics.close();
            throw e;
        }
    }

    /** From here on plugins know the secrets, and may log them. */
    private void use(Filling filling) {
        List<String> values = new ArrayList<>(filling.provided());
        values.addAll(SecretNames.among(filling.settings(), config.secrets()).values());
        ports.secrets().use(config.name(), values);
    }

    private ConnectorMetrics metrics(PluginClass<Connector> plugin, ConnectorCalls calls) {
        return ports.metrics()
                .connector(
                        new ConnectorFacts(
                                config.name(),
                                plugin.type().map(PluginType::label).orElse("unknown"),
                                plugin.name(),
                                calls.version()),
                        new ShownStates(config.name(), ports.status()));
    }

    /** What the status board shows. */
    private record ShownStates(String name, StatusBoard board) implements ConnectorMetrics.States {
        @Override
        public TaskState connector() {
            return board.connector(name).map(its -> its.state()).orElse(TaskState.UNASSIGNED);
        }

        @Override
        public List<TaskState> tasks() {
            return board.connector(name)
                    .map(its -> its.tasks().stream().map(task -> task.state()).toList())
                    .orElse(List.of());
        }
    }

    /** What the call returned, or its failure as an exception. */
    static <T> T returned(Answer<T> answer) {
        if (answer instanceof Answer.Returned<T> returned) {
            return returned.value();
        }
        Answer.Threw<T> threw = (Answer.Threw<T>) answer;
        Throwable cause = threw.failure().cause();
        if (cause instanceof ConfigException wrong) {
            throw wrong;
        }
        throw new ConnectException(threw.failure().during() + " failed: " + reason(cause), cause);
    }

    private PluginClass<Connector> plugin(
            String subject, ConnectorOptions options, Problems problems) {
        String name = options.connectorClass();
        try {
            return ports.plugins().connector(name, options.connectorVersions());
        } catch (ConfigException e) {
            if (!name.isEmpty()) {
                problems.add("connector.class: " + e.getMessage());
            }
            problems.throwIfAny(subject);
            throw e;
        }
    }

    private ConnectorWorld world(
            Runnable reconfigure, Consumer<Exception> fail, ConnectorMetrics metrics) {
        return new ConnectorWorld(
                reconfigure,
                fail,
                new SourceOffsetReader(config.name(), ports.offsets(), ports.codec()),
                metrics.ofConnector());
    }
}
