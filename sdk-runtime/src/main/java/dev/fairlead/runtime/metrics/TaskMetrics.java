package dev.fairlead.runtime.metrics;

import dev.fairlead.runtime.pipeline.PluginMonitor;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.utils.Time;

/**
 * What is measured of one task, whatever its kind: {@code connector-task-metrics}, {@code
 * task-error-metrics}, and the plugins that it is made of. Made by the connector's thread. It lives
 * until the task is forgotten, which is later than its end: a task that failed still shows.
 */
public final class TaskMetrics implements PluginMonitor, AutoCloseable {
    static final String GROUP = "connector-task-metrics";

    private final MetricRegistry registry;
    private final StartupMetrics starts;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final StateClock states;
    private final List<MetricPart> parts = new ArrayList<>();
    private final Map<Map<String, String>, PluginMetrics> ofPlugins = new LinkedHashMap<>();
    private final Set<String> described = new HashSet<>();
    private final AtomicBoolean startKnown = new AtomicBoolean();
    private final MetricSet set;
    private final Sensor batchSize;
    private final Sensor commitTime;
    private final Sensor commitOutcomes;
    private final ErrorMetrics errors;

    TaskMetrics(
            MetricRegistry registry,
            TaskId id,
            ConnectorFacts connector,
            Object task,
            StartupMetrics starts) {
        this.registry = registry;
        this.starts = starts;
        this.states = new StateClock(registry.time());
        tags.put("connector", id.connector());
        tags.put("task", String.valueOf(id.number()));
        set = open(GROUP, Map.of());
        addStates();
        commitTime =
                set.maxAndAvg(
                        "offset-commit-max-time-ms",
                        "offset-commit-avg-time-ms",
                        "milliseconds that a commit of offsets took");
        commitOutcomes =
                set.outcomes(
                        "offset-commit-failure-percentage",
                        "offset-commit-success-percentage",
                        "commits of offsets");
        batchSize = set.maxAndAvg("batch-size-max", "batch-size-avg", "records in a batch");
        connector.describe(set);
        set.fact("task-class", "class of the task", task.getClass().getName());
        set.fact("task-version", "version of the task", PluginClass.versionOf(task).text());
        errors =
                new ErrorMetrics(
                        registry.time()::milliseconds, open("task-error-metrics", Map.of()));
    }

    private void addStates() {
        set.gauge("status", "state of the task", states::name);
        set.gauge(
                "running-ratio",
                "part of the time that the task was running",
                () -> states.share(TaskState.RUNNING));
        set.gauge(
                "pause-ratio",
                "part of the time that the task was paused",
                () -> states.share(TaskState.PAUSED));
    }

    /** What is measured of a source task only. */
    public SourceTaskMetrics source() {
        return new SourceTaskMetrics(
                this, open("source-task-metrics", Map.of()), latencies("source"));
    }

    /** What is measured of a sink task only. */
    public SinkTaskMetrics sink() {
        return new SinkTaskMetrics(this, open("sink-task-metrics", Map.of()), latencies("sink"));
    }

    private LatencyHistogram latencies(String kind) {
        LatencyHistogram histogram = new LatencyHistogram(registry.time(), registry.config());
        histogram.describe(open("task-latency-metrics", Map.of()));
        parts.add(registry.openLatencies(kind, tags, histogram));
        return histogram;
    }

    /** What went wrong with its records. */
    public ErrorMetrics errors() {
        return errors;
    }

    /** The task is in this state now. */
    public void state(TaskState state) {
        states.enter(state);
        if ((state == TaskState.RUNNING || state == TaskState.FAILED)
                && startKnown.compareAndSet(false, true)) {
            starts.ended(state == TaskState.RUNNING);
        }
    }

    /** Where the task adds metrics of its own (KIP-877). */
    public PluginMetrics ofTask() {
        return ofPlugin(Map.of());
    }

    @Override
    public void made(String setting, Object plugin, String className) {
        PluginRole role = PluginRole.of(setting);
        if (plugin instanceof Monitorable monitorable) {
            monitorable.withPluginMetrics(ofPlugin(role.tags()));
        }
        if (described.add(setting)) {
            MetricSet where =
                    role.isConverter()
                            ? set
                            : open(role.group(), Map.of(role.kind(), role.alias()));
            String version = PluginClass.versionOf(plugin).text();
            where.fact(role.attribute() + "-class", "class of the plugin", className);
            where.fact(role.attribute() + "-version", "version of the plugin", version);
        }
    }

    /** Takes all of it away. A second call does nothing. */
    @Override
    public void close() {
        parts.forEach(MetricPart::close);
    }

    Time time() {
        return registry.time();
    }

    void batch(int records) {
        batchSize.record(records);
    }

    void committed(double millis) {
        commitTime.record(millis);
        commitOutcomes.record(1);
    }

    void notCommitted() {
        commitOutcomes.record(0);
    }

    private MetricSet open(String group, Map<String, String> more) {
        MetricSet opened = registry.open(group, with(more));
        parts.add(opened);
        return opened;
    }

    private PluginMetrics ofPlugin(Map<String, String> more) {
        return ofPlugins.computeIfAbsent(
                more,
                its -> {
                    OwnMetrics own = registry.openOwn(with(its));
                    parts.add(own);
                    return own.metrics();
                });
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(tags);
        all.putAll(more);
        return all;
    }
}
