package dev.fairlead.runtime.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.metrics.KafkaMetric;

/** What a worker's metrics show, by group, tags and name. */
public final class Shown {
    private final Iterable<KafkaMetric> metrics;

    private Shown(Iterable<KafkaMetric> metrics) {
        this.metrics = metrics;
    }

    public static Shown by(WorkerMetrics worker) {
        return new Shown(worker.metrics().metrics().values());
    }

    /** The values of one MBean by name; empty when there is no such MBean. */
    public Map<String, Object> of(String group, String... tags) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (int i = 0; i < tags.length; i += 2) {
            wanted.put(tags[i], tags[i + 1]);
        }
        Map<String, Object> values = new TreeMap<>();
        for (KafkaMetric metric : metrics) {
            if (metric.metricName().group().equals(group)
                    && metric.metricName().tags().equals(wanted)) {
                values.put(metric.metricName().name(), metric.metricValue());
            }
        }
        return values;
    }

    /** All groups with their tags: "source-task-metrics {connector=a, task=0}". */
    public Set<String> sets() {
        Set<String> sets = new TreeSet<>();
        for (KafkaMetric metric : metrics) {
            sets.add(metric.metricName().group() + " " + metric.metricName().tags());
        }
        return sets;
    }
}
