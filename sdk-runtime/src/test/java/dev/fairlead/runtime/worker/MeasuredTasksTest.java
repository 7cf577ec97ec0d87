package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.metrics.Shown;
import dev.fairlead.runtime.task.TaskState;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.storage.StringConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MeasuredTasksTest {
    private final WorkerFixture fixture = new WorkerFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class ASource {
        @Test
        void shows_what_it_polled_and_what_the_log_has() throws Exception {
            feed("a", "b", "drop me", "c");
            start(
                    "transforms",
                    "some",
                    "transforms.some.type",
                    "org.apache.kafka.connect.transforms.Filter",
                    "transforms.some.predicate",
                    "no",
                    "predicates",
                    "no",
                    "predicates.no.type",
                    "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone");

            fixture.eventually(() -> number("source-task-metrics", "write-total") == 4);
            assertThat(number("source-task-metrics", "poll-total")).isEqualTo(4);
            assertThat(number("source-task-metrics", "active-count")).isZero();
            assertThat(shown("connector-task-metrics", "task", "0"))
                    .containsEntry("status", "running")
                    .containsEntry("connector-class", Script.Source.class.getName())
                    .containsEntry("task-version", "1.0")
                    .containsEntry("value-converter-class", StringConverter.class.getName());
            assertThat(shown("connector-transform-metrics", "task", "0", "transform", "some"))
                    .containsEntry("transform-class", "org.apache.kafka.connect.transforms.Filter")
                    .containsKey("transform-version");
            assertThat(shown("connector-predicate-metrics", "task", "0", "predicate", "no"))
                    .containsKeys("predicate-class", "predicate-version");
        }

        @Test
        void counts_its_commits() throws Exception {
            feed("a");
            start();

            fixture.eventually(
                    () ->
                            shown("connector-task-metrics", "task", "0")
                                    .get("offset-commit-success-percentage")
                                    .equals(1.0));
        }

        @Test
        void that_failed_still_shows_and_is_counted_as_failed() throws Exception {
            feed("a", "throw");
            start();

            fixture.eventually(() -> fixture.taskState("in") == TaskState.FAILED);
            fixture.eventually(
                    () ->
                            shown("connector-task-metrics", "task", "0")
                                    .get("status")
                                    .equals("failed"));
            assertThat(shown("connect-worker-metrics"))
                    .containsEntry("connector-failed-task-count", 1L);
        }

        @Test
        void shows_no_more_when_its_connector_is_stopped() throws Exception {
            start();
            fixture.worker.target("in", TargetState.STOPPED);

            fixture.eventually(() -> fixture.state("in") == TaskState.STOPPED);
            fixture.eventually(() -> shown("source-task-metrics", "task", "0").isEmpty());
            assertThat(Shown.by(fixture.metrics).sets())
                    .noneMatch(set -> set.contains("task=") || set.contains("task-metrics"));
            assertThat(shown("connector-metrics")).containsEntry("status", "stopped");
        }
    }

    @Nested
    class ARecordThatCanNotBeConverted {
        @Test
        void is_counted_as_an_error_and_as_left_out() throws Exception {
            feed("a", "b");
            start(
                    "errors.tolerance",
                    "all",
                    "transforms",
                    "break",
                    "transforms.break.type",
                    "org.apache.kafka.connect.transforms.InsertField$Value",
                    "transforms.break.static.field",
                    "f",
                    "transforms.break.static.value",
                    "v");

            fixture.eventually(() -> number("task-error-metrics", "total-records-skipped") == 2);
            assertThat(number("task-error-metrics", "total-record-failures")).isEqualTo(2);
            assertThat(number("task-error-metrics", "total-record-errors")).isEqualTo(2);
            assertThat(number("task-error-metrics", "last-error-timestamp")).isPositive();
            assertThat(number("source-task-metrics", "write-total")).isZero();
        }
    }

    @Nested
    class APluginThatMeasuresItself {
        @Test
        void finds_its_place_in_the_tags_and_loses_it_at_the_end() throws Exception {
            start("value.converter", MeasuredConverter.class.getName());

            assertThat(shown("plugins", "task", "0", "converter", "value"))
                    .containsEntry("answers", 42.0);

            fixture.worker.target("in", TargetState.STOPPED);
            fixture.eventually(() -> shown("plugins", "task", "0", "converter", "value").isEmpty());
        }
    }

    @Nested
    class TheWorker {
        @Test
        void counts_starts_and_what_runs() throws Exception {
            start();
            fixture.eventually(() -> worker("task-startup-success-total") == 1);

            assertThat(worker("connector-count")).isEqualTo(1);
            assertThat(worker("task-count")).isEqualTo(1);
            fixture.eventually(() -> worker("connector-startup-success-total") == 1);
            assertThat(worker("task-startup-failure-total")).isZero();
        }

        private double worker(String name) {
            return ((Number) Shown.by(fixture.metrics).of("connect-worker-metrics").get(name))
                    .doubleValue();
        }
    }

    private void feed(String... texts) {
        for (String text : texts) {
            fixture.script("in").feed.add(text);
        }
    }

    private void start(String... settings) throws Exception {
        fixture.worker.start(fixture.source("in", settings)).get(20, TimeUnit.SECONDS);
    }

    /** The value whose name ends in {@code name}; NaN while the task isn't there. */
    private double number(String group, String name) {
        return shown(group, "task", "0").entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .mapToDouble(entry -> ((Number) entry.getValue()).doubleValue())
                .findFirst()
                .orElse(Double.NaN);
    }

    private Map<String, Object> shown(String group, String... tags) {
        String[] all = new String[tags.length + 2];
        all[0] = "connector";
        all[1] = "in";
        System.arraycopy(tags, 0, all, 2, tags.length);
        return Shown.by(fixture.metrics).of(group, all);
    }

    /** A converter with a metric of its own. */
    public static final class MeasuredConverter extends StringConverter implements Monitorable {
        @Override
        public void withPluginMetrics(PluginMetrics metrics) {
            MetricName name = metrics.metricName("answers", "", new java.util.LinkedHashMap<>());
            metrics.addMetric(name, (Measurable) (config, now) -> 42);
        }
    }
}
