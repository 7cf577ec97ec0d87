package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.calls.ConnectorCalls;
import dev.fairlead.runtime.calls.ConnectorWorld;
import dev.fairlead.runtime.metrics.ConnectorMetrics;
import dev.fairlead.runtime.plugin.PluginClass;
import java.util.Map;
import org.apache.kafka.connect.connector.Connector;

/**
 * A connector instance that was initialised.
 *
 * @param world what the instance sees of the worker
 * @param settings what it is started with, placeholders filled
 */
record OpenConnector(
        PluginClass<Connector> plugin,
        ConnectorCalls calls,
        ConnectorWorld world,
        ConnectorPlan plan,
        ConnectorMetrics metrics,
        Map<String, String> settings) {
    String name() {
        return plan.options().name();
    }
}
