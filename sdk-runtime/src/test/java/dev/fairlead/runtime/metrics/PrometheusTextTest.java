package dev.fairlead.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.MetricOptions;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "[a-z_][a-z0-9_]*(\\{[a-z_0-9]+=\"([^\"\\\\]|\\\\.)*\""
                            + "(,[a-z_0-9]+=\"([^\"\\\\]|\\\\.)*\")*\\})?"
                            + " (NaN|[+-]Inf|-?[0-9.]+(E-?[0-9]+)?)");

    private final SteeredTime time = new SteeredTime();
    private final WorkerMetrics worker = new WorkerMetrics(MetricOptions.defaults(), time);

    @Nested
    class ATask {
        @Test
        void shows_numbers_under_the_names_that_the_jmx_exporter_gives_them() {
            task("in").source();

            assertThat(worker.prometheusText())
                    .contains(
                            "# TYPE kafka_connect_source_task_metrics_source_record_poll_total"
                                    + " counter\n"
                                    + "kafka_connect_source_task_metrics_source_record_poll_total"
                                    + "{connector=\"in\",task=\"0\"} 0.0\n");
        }

        @Test
        void shows_words_as_labels() {
            task("in").state(TaskState.PAUSED);

            assertThat(worker.prometheusText())
                    .contains(
                            "kafka_connect_connector_task_metrics_status_info"
                                    + "{connector=\"in\",task=\"0\",status=\"paused\"} 1\n");
        }

        @Test
        void shows_latencies_as_a_histogram_in_seconds() {
            LatencyHistogram latencies = new LatencyHistogram(time, worker.metrics().config());
            latencies.beginBatch();
            latencies.add(3);
            latencies.add(700);
            latencies.endBatch();
            String text =
                    new PrometheusText(
                                    List.of(),
                                    List.of(
                                            new TaskLatencies(
                                                    new MetricRegistry(worker.metrics(), time),
                                                    "sink",
                                                    Map.of("task", "0"),
                                                    latencies)))
                            .render();

            assertThat(text)
                    .contains("# TYPE fairlead_sink_record_latency_seconds histogram\n")
                    .contains("latency_seconds_bucket{task=\"0\",le=\"0.002\"} 0\n")
                    .contains("latency_seconds_bucket{task=\"0\",le=\"0.004\"} 1\n")
                    .contains("latency_seconds_bucket{task=\"0\",le=\"0.512\"} 1\n")
                    .contains("latency_seconds_bucket{task=\"0\",le=\"1.024\"} 2\n")
                    .contains("latency_seconds_bucket{task=\"0\",le=\"+Inf\"} 2\n")
                    .contains("latency_seconds_sum{task=\"0\"} 0.703\n")
                    .contains("latency_seconds_count{task=\"0\"} 2\n");
        }
    }

    @Nested
    class TheText {
        @Test
        void is_made_of_samples_whose_families_are_not_torn_apart() {
            task("a \"b\"\\c\nd").source();
            task("in").sink();
            String[] lines = worker.prometheusText().split("\n");

            assertThat(lines)
                    .filteredOn(line -> !line.startsWith("#"))
                    .isNotEmpty()
                    .allMatch(line -> SAMPLE.matcher(line).matches());
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("# TYPE "))
                    .doesNotHaveDuplicates();
        }
    }

    private TaskMetrics task(String connector) {
        return worker.task(
                new TaskId(connector, 0),
                new ConnectorFacts(connector, "source", "a.Source", "7"),
                new Idle());
    }

    private static final class Idle extends SourceTask {
        @Override
        public String version() {
            return "8";
        }

        @Override
        public void start(Map<String, String> settings) {}

        @Override
        public List<SourceRecord> poll() {
            return null;
        }

        @Override
        public void stop() {}
    }
}
