package dev.fairlead.runtime.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;

/**
 * Metrics in the text format of Prometheus, version 0.0.4. Names are those that Prometheus' JMX
 * exporter gives to the same MBeans when it writes them in lower case: {@code
 * kafka_connect_source_task_metrics_source_record_poll_total{connector="a",task="0"}}. What isn't a
 * number becomes a label of a metric that is 1 and whose name ends in {@code _info}.
 */
final class PrometheusText {
    private static final String PREFIX = "kafka_connect_";
    private static final int LARGEST_BOUND = 20;

    private final Collection<KafkaMetric> metrics;
    private final List<TaskLatencies> latencies;
    private final Map<String, Family> families = new TreeMap<>();

    private static final class Family {
        private final StringBuilder lines = new StringBuilder(256);

        private Family(String name, String type, String help) {
            if (!help.isEmpty()) {
                lines.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
            }
            lines.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        }
    }

    PrometheusText(Collection<KafkaMetric> metrics, List<TaskLatencies> latencies) {
        this.metrics = metrics;
        this.latencies = latencies;
    }

    String render() {
        metrics.forEach(this::add);
        latencies.forEach(this::add);
        StringBuilder text = new StringBuilder(8192);
        families.values().forEach(family -> text.append(family.lines));
        return text.toString();
    }

    private void add(KafkaMetric metric) {
        MetricName id = metric.metricName();
        Object value = metric.metricValue();
        String name = plain(PREFIX + id.group() + "_" + id.name());
        if (value instanceof Number number) {
            String type = id.name().endsWith("-total") ? "counter" : "gauge";
            family(name, type, id.description())
                    .append(name)
                    .append(labels(id.tags(), "", ""))
                    .append(' ')
                    .append(written(number))
                    .append('\n');
        } else {
            family(name + "_info", "gauge", id.description())
                    .append(name)
                    .append("_info")
                    .append(labels(id.tags(), plain(id.name()), String.valueOf(value)))
                    .append(" 1\n");
        }
    }

    private void add(TaskLatencies its) {
        String name = "fairlead_" + its.kind() + "_record_latency_seconds";
        StringBuilder lines =
                family(
                        name,
                        "histogram",
                        its.kind().equals("source")
                                ? "from a record's timestamp until the log has it"
                                : "from a record's timestamp until put has returned");
        LatencyHistogram histogram = its.histogram();
        long count = histogram.count();
        for (int bit = 0; bit <= LARGEST_BOUND; bit++) {
            long bound = 1L << bit;
            bucket(lines, name, its, String.valueOf(bound / 1000.0))
                    .append(Math.min(count, histogram.countBelow(bound)))
                    .append('\n');
        }
        bucket(lines, name, its, "+Inf").append(count).append('\n');
        String labels = labels(its.tags(), "", "");
        lines.append(name).append("_sum").append(labels).append(' ');
        lines.append(histogram.sum() / 1000.0).append('\n');
        lines.append(name).append("_count").append(labels).append(' ').append(count).append('\n');
    }

    private static StringBuilder bucket(
            StringBuilder lines, String name, TaskLatencies its, String bound) {
        return lines.append(name)
                .append("_bucket")
                .append(labels(its.tags(), "le", bound))
                .append(' ');
    }

    private StringBuilder family(String name, String type, String help) {
        return families.computeIfAbsent(name, its -> new Family(its, type, help)).lines;
    }

    private static String written(Number number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return number instanceof Double ? String.valueOf(value) : number.toString();
    }

    private static String labels(Map<String, String> tags, String extra, String extraValue) {
        StringBuilder labels = new StringBuilder(64);
        tags.forEach((tag, value) -> label(labels, plain(tag), value));
        if (!extra.isEmpty()) {
            label(labels, extra, extraValue);
        }
        return labels.length() == 0 ? "" : "{" + labels + "}";
    }

    private static void label(StringBuilder labels, String name, String value) {
        if (labels.length() > 0) {
            labels.append(',');
        }
        labels.append(name).append("=\"").append(escaped(value).replace("\"", "\\\"")).append('"');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    /** A name that Prometheus takes. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }
}
