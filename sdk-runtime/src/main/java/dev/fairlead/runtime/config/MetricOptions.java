package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.wording.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;

/**
 * How a worker's metrics are measured, and to whom they are reported.
 *
 * @param sampleWindow how long one sample lasts ({@code metrics.sample.window.ms})
 * @param samples how many samples an average or a maximum is made of ({@code metrics.num.samples})
 * @param level the finest metrics that are recorded ({@code metrics.recording.level})
 * @param reporters class names of Kafka's {@code MetricsReporter} ({@code metric.reporters})
 * @param contextLabels what reporters are told of the worker ({@code metrics.context.*})
 */
public record MetricOptions(
        Duration sampleWindow,
        int samples,
        RecordingLevel level,
        List<String> reporters,
        Map<String, String> contextLabels) {
    private static final String REPORTERS = "metric.reporters";

    public MetricOptions {
        reporters = List.copyOf(reporters);
        contextLabels = Map.copyOf(contextLabels);
    }

    /** What holds when nothing is set. */
    public static MetricOptions defaults() {
        return parse(new Settings(Map.of(), new Problems()), Map.of());
    }

    static MetricOptions parse(Settings settings, Map<String, String> worker) {
        return new MetricOptions(
                settings.millis("metrics.sample.window.ms", 30_000, 1),
                settings.integer("metrics.num.samples", 2, 1),
                settings.choice(
                        "metrics.recording.level", RecordingLevel.class, RecordingLevel.INFO),
                worker.containsKey(REPORTERS)
                        ? settings.list(REPORTERS)
                        : List.of(JmxReporter.class.getName()),
                settings.under("metrics.context."));
    }

    /** For messages: the setting that names the reporter. */
    public static String setting(String reporter) {
        return REPORTERS + "=" + quoted(reporter);
    }
}
