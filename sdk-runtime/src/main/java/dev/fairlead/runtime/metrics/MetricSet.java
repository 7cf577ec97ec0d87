package dev.fairlead.runtime.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Avg;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Frequencies;
import org.apache.kafka.common.metrics.stats.Max;
import org.apache.kafka.common.metrics.stats.Rate;
import org.apache.kafka.common.metrics.stats.Value;

/** The metrics of one MBean: a group and its tags. Filled by one thread; then read by any. */
final class MetricSet implements MetricPart {
    private final MetricRegistry registry;
    private final String group;
    private final Map<String, String> tags;
    private final List<MetricName> gauges = new ArrayList<>();
    private final List<String> sensors = new ArrayList<>();

    MetricSet(MetricRegistry registry, String group, Map<String, String> tags) {
        this.registry = registry;
        this.group = group;
        this.tags = new LinkedHashMap<>(tags);
    }

    @Override
    public String key() {
        return group + tags;
    }

    String group() {
        return group;
    }

    /** A value that is looked up when somebody asks. */
    void gauge(String name, String meaning, Supplier<?> value) {
        MetricName metric = name(name, meaning);
        metrics().addMetric(metric, (Gauge<Object>) (config, now) -> value.get());
        gauges.add(metric);
    }

    /** A value that stays. */
    void fact(String name, String meaning, String value) {
        gauge(name, meaning, () -> value);
    }

    /** {@code stem-rate} and {@code stem-total}. */
    Sensor rateAndTotal(String stem, String what) {
        Sensor sensor = sensor();
        sensor.add(name(stem + "-rate", what + " per second, on average"), new Rate());
        sensor.add(
                name(stem + "-total", what + ", since the task was started"), new CumulativeSum());
        return sensor;
    }

    /** The largest and the average of the recent values, under these names. */
    Sensor maxAndAvg(String max, String avg, String what) {
        Sensor sensor = sensor();
        sensor.add(name(max, what + ", at most"), new Max());
        sensor.add(name(avg, what + ", on average"), new Avg());
        return sensor;
    }

    /** {@code stem}, {@code stem-max} and {@code stem-avg}. */
    Sensor valueMaxAndAvg(String stem, String what) {
        Sensor sensor = maxAndAvg(stem + "-max", stem + "-avg", what);
        sensor.add(name(stem, what + ", now"), new Value());
        return sensor;
    }

    /** The last recorded value. */
    Sensor value(String name, String what) {
        Sensor sensor = sensor();
        sensor.add(name(name, what), new Value());
        return sensor;
    }

    /** The sum of all recorded values. */
    Sensor total(String name, String what) {
        Sensor sensor = sensor();
        sensor.add(name(name, what), new CumulativeSum());
        return sensor;
    }

    /** How often 0 was recorded, and how often 1, as parts of 1. */
    Sensor outcomes(String failures, String successes, String what) {
        Sensor sensor = sensor();
        sensor.add(
                Frequencies.forBooleanValues(
                        name(failures, "share of the " + what + " that failed"),
                        name(successes, "share of the " + what + " that succeeded")));
        return sensor;
    }

    /** Takes the MBean away. What is still recorded has no effect. */
    @Override
    public void close() {
        registry.forget(this);
    }

    @Override
    public void remove() {
        gauges.forEach(metrics()::removeMetric);
        sensors.forEach(metrics()::removeSensor);
    }

    private Sensor sensor() {
        String name = registry.nextSensorName();
        sensors.add(name);
        return metrics().sensor(name);
    }

    private MetricName name(String name, String meaning) {
        return new MetricName(name, group, meaning, tags);
    }

    private Metrics metrics() {
        return registry.metrics();
    }
}
