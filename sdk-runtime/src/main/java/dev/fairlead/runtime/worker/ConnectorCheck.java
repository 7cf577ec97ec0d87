package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.config.SinkOptions;
import dev.fairlead.runtime.config.SourceOptions;
import dev.fairlead.runtime.pipeline.Pipelines;
import dev.fairlead.runtime.plugin.ContextLoader;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.wording.Problems;
import java.util.Map;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the worker itself has to say of a connector's configuration. Runs code of plugins.
 *
 * @param settings placeholders filled
 * @param type the class of the connector's instance
 */
public record ConnectorCheck(
        WorkerPorts ports,
        Map<String, String> settings,
        PluginClass<Connector> plugin,
        Class<? extends Connector> type) {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorCheck.class);

    /** Of a connector's class. */
    public static ConnectorCheck of(
            WorkerPorts ports,
            Map<String, String> settings,
            PluginClass<Connector> plugin,
            Class<? extends Connector> type) {
        return new ConnectorCheck(ports, settings, plugin, type);
    }

    /** Everything that is wrong goes to {@code problems}. */
    public void tell(Problems problems) {
        ConnectorOptions options =
                ConnectorOptions.parse(settings, ports.options().converters(), problems);
        check(options, plan(options, problems), problems);
    }

    /** What the settings say; what is wrong goes to {@code problems}. */
    ConnectorPlan plan(ConnectorOptions options, Problems problems) {
        if (SinkConnector.class.isAssignableFrom(type)) {
            SinkOptions sink = SinkOptions.parse(settings, problems);
            return new ConnectorPlan.OfSink(
                    options, sink, ClientOverrides.ofSink(options, type, sink, problems));
        }
        SourceOptions source = SourceOptions.parse(settings, problems);
        source.warnings(options.pipeline().errors().tolerance()).forEach(LOG::warn);
        return new ConnectorPlan.OfSource(
                options, source, ClientOverrides.ofSource(options, type, source, problems));
    }

    /** A pipeline that can't be made would fail each task; better say it before the start. */
    void check(ConnectorOptions options, ConnectorPlan plan, Problems problems) {
        plan.overrides().check(ports.overridePolicy(), problems);
        new Pipelines(
                        ports.plugins(),
                        ContextLoader.ofThread(),
                        new ThreadRetryTime(ports.timers(), () -> {}))
                .check(options.pipeline().withNamedPluginsOnly(), plugin.loader(), problems);
    }
}
