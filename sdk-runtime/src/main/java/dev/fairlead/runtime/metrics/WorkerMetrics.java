package dev.fairlead.runtime.metrics;

import dev.fairlead.runtime.config.MetricOptions;
import dev.fairlead.runtime.task.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.Task;

/**
 * All that one worker measures. Thread-safe.
 *
 * <p>Reporters join later, through {@link Reporting}: to make the JVM's MBean server takes a
 * quarter of a second, which is most of a small worker's start.
 */
public final class WorkerMetrics implements AutoCloseable {
    /** The type of {@link #prometheusText}. */
    public static final String PROMETHEUS_CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    static final String GROUP = "connect-worker-metrics";

    private final Metrics metrics;
    private final MetricRegistry registry;
    private final StartupMetrics connectorStarts;
    private final StartupMetrics taskStarts;
    private final AtomicBoolean closed = new AtomicBoolean();

    public WorkerMetrics(MetricOptions options, Time time) {
        MetricConfig config =
                new MetricConfig()
                        .samples(options.samples())
                        .timeWindow(options.sampleWindow().toMillis(), TimeUnit.MILLISECONDS)
                        .recordLevel(options.level());
        metrics = new Metrics(config, time);
        registry = new MetricRegistry(metrics, time);
        MetricSet set = registry.open(GROUP, Map.of());
        set.gauge("connector-count", "connectors", () -> registry.count(ConnectorMetrics.GROUP));
        set.gauge("task-count", "tasks", () -> registry.count(TaskMetrics.GROUP));
        connectorStarts = new StartupMetrics(set, "connector");
        taskStarts = new StartupMetrics(set, "task");
    }

    /** Begins to measure a connector; to be closed when it ends. */
    public ConnectorMetrics connector(ConnectorFacts facts, ConnectorMetrics.States states) {
        return new ConnectorMetrics(registry, facts, states);
    }

    /** Begins to measure a task; to be closed when it is forgotten. */
    public TaskMetrics task(TaskId id, ConnectorFacts connector, Task task) {
        return new TaskMetrics(registry, id, connector, task, taskStarts);
    }

    /** A connector was started, or could not be. */
    public void connectorStarted(boolean successfully) {
        connectorStarts.ended(successfully);
    }

    /** A task could not even be assembled; one that was tells itself how its start went. */
    public void taskNotAssembled() {
        taskStarts.ended(false);
    }

    /**
     * Where a plugin of the worker itself puts its own metrics (KIP-877).
     *
     * @param setting names the plugin
     */
    public PluginMetrics ofPlugin(String setting, Class<?> type) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("config", setting);
        tags.put("class", type.getSimpleName());
        return registry.openOwn(tags).metrics();
    }

    /** All numbers for Prometheus, in its text format. */
    public String prometheusText() {
        return new PrometheusText(metrics.metrics().values(), registry.latencies()).render();
    }

    /** Takes everything away, from reporters too. A second call does nothing. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            metrics.close();
        }
    }

    Metrics metrics() {
        return metrics;
    }
}
