package dev.fairlead.runtime.metrics;

import dev.fairlead.runtime.task.TaskState;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.PluginMetrics;

/**
 * What is measured of one connector: {@code connector-metrics}, and its tasks' states in {@code
 * connect-worker-metrics,connector=}.
 */
public final class ConnectorMetrics implements AutoCloseable {
    static final String GROUP = "connector-metrics";

    /** Stock's; one that this worker doesn't have counts nothing. */
    private static final List<String> TASK_STATES =
            List.of("running", "paused", "failed", "unassigned", "destroyed", "restarting");

    private final ConnectorFacts facts;
    private final MetricSet connector;
    private final MetricSet tasks;
    private final OwnMetrics own;

    /** How a connector and its tasks are, asked whenever somebody looks. Any thread. */
    public interface States {
        TaskState connector();

        Collection<TaskState> tasks();
    }

    ConnectorMetrics(MetricRegistry registry, ConnectorFacts facts, States states) {
        this.facts = facts;
        Map<String, String> tags = Map.of("connector", facts.name());
        connector = registry.open(GROUP, tags);
        connector.gauge("status", "state of the connector", () -> name(states.connector()));
        facts.describe(connector);
        tasks = registry.open(WorkerMetrics.GROUP, tags);
        tasks.gauge("connector-total-task-count", "tasks", () -> (long) states.tasks().size());
        for (String state : TASK_STATES) {
            tasks.gauge(
                    "connector-" + state + "-task-count",
                    "tasks that are " + state,
                    counter(states, state));
        }
        own = registry.openOwn(tags);
    }

    private static Supplier<Long> counter(States states, String state) {
        return () -> states.tasks().stream().filter(its -> name(its).equals(state)).count();
    }

    private static String name(TaskState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** What tells of its tasks too. */
    public ConnectorFacts facts() {
        return facts;
    }

    /** Where the connector adds metrics of its own (KIP-877). */
    public PluginMetrics ofConnector() {
        return own.metrics();
    }

    /** Takes all of it away. A second call does nothing. */
    @Override
    public void close() {
        connector.close();
        tasks.close();
        own.close();
    }
}
