package dev.fairlead.runtime.metrics;

import java.util.Map;

/**
 * How long one task's records take, for Prometheus.
 *
 * @param kind {@code source} or {@code sink}
 */
record TaskLatencies(
        MetricRegistry registry, String kind, Map<String, String> tags, LatencyHistogram histogram)
        implements MetricPart {
    @Override
    public String key() {
        return "latencies" + tags;
    }

    @Override
    public void remove() {}

    @Override
    public void close() {
        registry.forget(this);
    }
}
