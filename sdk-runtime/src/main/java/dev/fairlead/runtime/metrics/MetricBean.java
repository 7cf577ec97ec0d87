package dev.fairlead.runtime.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Metrics as the attributes of an MBean; nothing of it can be set. Thread-safe. */
final class MetricBean implements DynamicMBean {
    private static final Logger LOG = LoggerFactory.getLogger(MetricBean.class);
    private static final String KAFKAS = JmxReporter.class.getName() + "$KafkaMbean";

    private final Map<String, KafkaMetric> metrics = new ConcurrentHashMap<>();

    void put(KafkaMetric metric) {
        metrics.put(metric.metricName().name(), metric);
    }

    /** Takes a metric out; true when no other is left. */
    boolean removeLast(KafkaMetric metric) {
        metrics.remove(metric.metricName().name());
        return metrics.isEmpty();
    }

    @Override
    public @Nullable Object getAttribute(String name) throws AttributeNotFoundException {
        KafkaMetric metric = metrics.get(name);
        if (metric == null) {
            throw new AttributeNotFoundException("Could not find attribute " + name);
        }
        return metric.metricValue();
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList found = new AttributeList();
        for (String name : names) {
            try {
                found.add(new Attribute(name, getAttribute(name)));
            } catch (AttributeNotFoundException | RuntimeException e) {
                LOG.warn("the attribute {} of an MBean can't be read", name, e);
            }
        }
        return found;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        List<MBeanAttributeInfo> attributes = new ArrayList<>();
        metrics.forEach(
                (name, metric) ->
                        attributes.add(
                                new MBeanAttributeInfo(
                                        name,
                                        double.class.getName(),
                                        metric.metricName().description(),
                                        true,
                                        false,
                                        false)));
        return new MBeanInfo(
                KAFKAS, "", attributes.toArray(MBeanAttributeInfo[]::new), null, null, null);
    }

    @Override
    public void setAttribute(Attribute attribute) {
        throw new UnsupportedOperationException("Set not allowed.");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        throw new UnsupportedOperationException("Set not allowed.");
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException("Set not allowed.");
    }
}
