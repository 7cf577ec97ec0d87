package dev.fairlead.runtime.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.common.utils.Time;

/**
 * The metrics that are there, by name. A task that is started again takes over the names of the one
 * before, even if that was given up and lives on: what the old one records, or closes, does not
 * touch the new one's. Thread-safe.
 */
final class MetricRegistry {
    private final Metrics metrics;
    private final Time time;
    private final AtomicLong sensors = new AtomicLong();
    private final Map<String, MetricPart> present = new LinkedHashMap<>();

    MetricRegistry(Metrics metrics, Time time) {
        this.metrics = metrics;
        this.time = time;
    }

    /** Makes an empty set in place of the one of the same name. */
    MetricSet open(String group, Map<String, String> tags) {
        return enter(new MetricSet(this, group, tags));
    }

    /** Makes what a plugin adds its own metrics to. */
    OwnMetrics openOwn(Map<String, String> tags) {
        return enter(new OwnMetrics(this, tags, new PluginMetricsImpl(metrics, tags)));
    }

    /** Lets Prometheus see durations. */
    TaskLatencies openLatencies(String kind, Map<String, String> tags, LatencyHistogram histogram) {
        return enter(new TaskLatencies(this, kind, tags, histogram));
    }

    private synchronized <P extends MetricPart> P enter(P part) {
        MetricPart before = present.put(part.key(), part);
        if (before != null) {
            before.remove();
        }
        return part;
    }

    synchronized void forget(MetricPart part) {
        if (present.remove(part.key(), part)) {
            part.remove();
        }
    }

    synchronized List<TaskLatencies> latencies() {
        List<TaskLatencies> all = new ArrayList<>();
        for (MetricPart part : present.values()) {
            if (part instanceof TaskLatencies its) {
                all.add(its);
            }
        }
        return all;
    }

    /** How many sets of a group there are. */
    synchronized double count(String group) {
        return present.values().stream()
                .filter(part -> part instanceof MetricSet set && set.group().equals(group))
                .count();
    }

    String nextSensorName() {
        return "fairlead-" + sensors.incrementAndGet();
    }

    Metrics metrics() {
        return metrics;
    }

    MetricConfig config() {
        return metrics.config();
    }

    Time time() {
        return time;
    }
}
