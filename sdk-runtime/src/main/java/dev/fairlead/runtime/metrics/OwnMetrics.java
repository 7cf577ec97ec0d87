package dev.fairlead.runtime.metrics;

import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one plugin measures itself (KIP-877): its {@code plugins} MBeans. */
record OwnMetrics(MetricRegistry registry, Map<String, String> tags, PluginMetricsImpl mine)
        implements MetricPart {
    private static final Logger LOG = LoggerFactory.getLogger(OwnMetrics.class);

    PluginMetrics metrics() {
        return mine;
    }

    @Override
    public String key() {
        return "plugins" + tags;
    }

    @Override
    public void remove() {
        try {
            mine.close();
        } catch (IOException e) {
            LOG.warn("metrics that a plugin added are still there: {}", tags, e);
        }
    }

    @Override
    public void close() {
        registry.forget(this);
    }
}
