package dev.fairlead.runtime.metrics;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsContext;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.utils.Sanitizer;

/**
 * Stands for Kafka's {@code JmxReporter}: the same MBeans, with the same attributes. Kafka's takes
 * an MBean away and registers it anew for each metric that it gets, under one lock for all; here a
 * later metric is only entered, since an MBean is asked for its attributes each time. Thread-safe.
 */
final class JmxBeans implements MetricsReporter {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Map<Place, Shown> shown = new HashMap<>();
    private Predicate<String> wanted = name -> true;
    private String domain = "";

    /** Where a metric is shown; tags that say nothing are left out of names. */
    private record Place(String group, Map<String, String> tags) {
        static Place of(KafkaMetric metric) {
            MetricName name = metric.metricName();
            Map<String, String> tags = name.tags();
            if (tags.containsKey("") || tags.containsValue("")) {
                tags = new LinkedHashMap<>(tags);
                tags.remove("");
                tags.values().removeIf(String::isEmpty);
            }
            return new Place(name.group(), tags);
        }
    }

    /** An MBean and its name. */
    private record Shown(ObjectName name, MetricBean bean) {}

    @Override
    public synchronized void configure(Map<String, ?> settings) {
        wanted = JmxReporter.compilePredicate(settings);
    }

    @Override
    public synchronized void contextChange(MetricsContext context) {
        domain =
                Objects.requireNonNull(
                        context.contextLabels().get(MetricsContext.NAMESPACE),
                        "the context has no namespace");
    }

    @Override
    public synchronized void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public synchronized void metricChange(KafkaMetric metric) {
        Place place = Place.of(metric);
        Shown known = shown.get(place);
        if (known != null) {
            known.bean().put(metric);
            return;
        }
        String name = name(place);
        try {
            Shown first = new Shown(new ObjectName(name), new MetricBean());
            first.bean().put(metric);
            shown.put(place, first);
            if (wanted.test(name)) {
                unregister(first.name());
                server.registerMBean(first.bean(), first.name());
            }
        } catch (JMException e) {
            throw new KafkaException("the metric " + metric.metricName() + " has no MBean", e);
        }
    }

    @Override
    public synchronized void metricRemoval(KafkaMetric metric) {
        Place place = Place.of(metric);
        Shown known = shown.get(place);
        if (known != null && known.bean().removeLast(metric)) {
            shown.remove(place);
            unregister(known.name());
        }
    }

    @Override
    public synchronized void close() {
        shown.values().forEach(each -> unregister(each.name()));
        shown.clear();
    }

    private void unregister(ObjectName name) {
        try {
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
        } catch (JMException e) {
            throw new KafkaException("the MBean " + name + " can't be taken away", e);
        }
    }

    private String name(Place place) {
        StringBuilder name = new StringBuilder(domain).append(":type=").append(place.group());
        place.tags()
                .forEach(
                        (tag, value) ->
                                name.append(',')
                                        .append(tag)
                                        .append('=')
                                        .append(Sanitizer.jmxSanitize(value)));
        return name.toString();
    }
}
