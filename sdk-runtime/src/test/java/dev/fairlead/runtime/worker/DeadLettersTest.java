package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.DeadLetterOptions;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.metrics.ConnectorFacts;
import dev.fairlead.runtime.metrics.ErrorMetrics;
import dev.fairlead.runtime.pipeline.RecordFailure;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.transforms.HoistField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadLettersTest {
    private final WorkerFixture fixture = new WorkerFixture();

    @BeforeEach
    void feed() throws Exception {
        fixture.worker.start(fixture.source("in")).get(20, TimeUnit.SECONDS);
        fixture.script("in").feed.add("{");
        fixture.script("in").feed.add("[2] ");
        fixture.script("in").feed.add("[3] ");
        fixture.eventually(() -> fixture.values("scripted").size() == 3);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class ARecordThatTheTaskReports {
        @Test
        void is_kept_as_it_was_read_with_what_went_wrong() throws Exception {
            fixture.script("out").errant = record -> record.kafkaOffset() == 1;
            sink(
                    "errors.tolerance", "all",
                    "errors.deadletterqueue.topic.name", "dead",
                    "errors.deadletterqueue.context.headers.enable", "true",
                    "transforms", "hoist",
                    "transforms.hoist.type", HoistField.Value.class.getName(),
                    "transforms.hoist.field", "f");

            fixture.eventually(() -> fixture.script("out").received.size() == 2);
            fixture.eventually(() -> fixture.values("dead").size() == 1);
            assertThat(fixture.values("dead")).containsExactly("[2] @2");
            assertThat(headers(fixture.log.records("dead").get(0)))
                    .containsEntry("__connect.errors.topic", "scripted")
                    .containsEntry("__connect.errors.partition", "0")
                    .containsEntry("__connect.errors.offset", "1")
                    .containsEntry("__connect.errors.connector.name", "out")
                    .containsEntry("__connect.errors.task.id", "0")
                    .containsEntry("__connect.errors.stage", "TASK_PUT")
                    .containsEntry("__connect.errors.class.name", SinkTask.class.getName())
                    .containsEntry(
                            "__connect.errors.exception.class.name",
                            IllegalArgumentException.class.getName())
                    .containsEntry("__connect.errors.exception.message", "I don't like it")
                    .containsKey("__connect.errors.exception.stacktrace");
        }

        @Test
        void is_kept_without_secrets_in_what_went_wrong() throws Exception {
            fixture.script("out").errant = record -> record.kafkaOffset() == 1;
            sink(
                    "errors.tolerance", "all",
                    "errors.deadletterqueue.topic.name", "dead",
                    "errors.deadletterqueue.context.headers.enable", "true",
                    "database.password", "like it");

            fixture.eventually(() -> fixture.values("dead").size() == 1);
            Map<String, String> headers = headers(fixture.log.records("dead").get(0));
            assertThat(headers)
                    .containsEntry("__connect.errors.exception.message", "I don't [hidden]");
            assertThat(headers.get("__connect.errors.exception.stacktrace"))
                    .contains("I don't [hidden]")
                    .doesNotContain("like it");
        }

        @Test
        void fails_the_task_without_tolerance_and_is_kept_all_the_same() throws Exception {
            fixture.script("out").errant = record -> true;
            sink("errors.deadletterqueue.topic.name", "dead");

            fixture.eventually(() -> fixture.taskState("out") == TaskState.FAILED);
            assertThat(fixture.values("dead")).containsExactly("{@1");
        }
    }

    @Nested
    class ATaskThatSwallowsWhatTheReporterThrows {
        @Test
        void fails_after_the_put_all_the_same() throws Exception {
            fixture.script("out").errant = record -> record.kafkaOffset() == 1;
            fixture.script("out").swallowsRefusals = true;
            sink("errors.deadletterqueue.topic.name", "dead");

            fixture.eventually(() -> fixture.taskState("out") == TaskState.FAILED);
            assertThat(fixture.values("dead")).containsExactly("[2] @2");
            assertThat(
                            fixture.worker
                                    .status()
                                    .connector("out")
                                    .orElseThrow()
                                    .tasks()
                                    .get(0)
                                    .trace()
                                    .orElseThrow())
                    .startsWith("put of ")
                    .contains("Tolerance exceeded in error handler: the task reported a record");
        }

        @Test
        void goes_on_when_such_records_are_tolerated() throws Exception {
            fixture.script("out").errant = record -> record.kafkaOffset() == 1;
            fixture.script("out").swallowsRefusals = true;
            sink("errors.deadletterqueue.topic.name", "dead", "errors.tolerance", "all");

            fixture.eventually(() -> fixture.script("out").received.size() == 2);
            assertThat(fixture.taskState("out")).isEqualTo(TaskState.RUNNING);
        }
    }

    @Nested
    class ARecordThatThePipelineCanNotHandle {
        @Test
        void is_kept_as_it_was_read() throws Exception {
            sink(
                    "errors.tolerance", "all",
                    "errors.deadletterqueue.topic.name", "dead",
                    "value.converter", "JsonConverter",
                    "value.converter.schemas.enable", "true");

            fixture.eventually(() -> fixture.values("dead").size() == 3);
            assertThat(fixture.values("dead").get(0)).isEqualTo("{@1");
            assertThat(headers(fixture.log.records("dead").get(0))).isEmpty();
        }
    }

    @Nested
    class ALogThatRefusesADeadLetter {
        @Test
        void is_told_so_that_nothing_is_committed_past_the_record() {
            SteeredLog refusing = new SteeredLog();
            refusing.failNext(new ConnectException("too large"));
            DeadLetters letters =
                    new DeadLetters(
                            new TaskId("out", 0),
                            new DeadLetterOptions("dead", (short) 1, false),
                            refusing,
                            errors(),
                            text -> text);
            InboundRecord record = fixture.log.records("scripted").get(0);
            RecordFailure failure =
                    new RecordFailure(
                            RecordFailure.Stage.TASK_PUT, "Task", new IllegalStateException());

            assertThat(letters.send(record, failure)).isCompletedExceptionally();
            assertThat(letters.send(record, failure)).isCompletedWithValue(null);
        }
    }

    private ErrorMetrics errors() {
        return fixture.metrics
                .task(
                        new TaskId("out", 0),
                        new ConnectorFacts("out", "sink", "Sink", "1"),
                        new Script.KeepingTask())
                .errors();
    }

    private void sink(String... more) throws Exception {
        String[] settings = new String[more.length + 2];
        settings[0] = "topics";
        settings[1] = "scripted";
        System.arraycopy(more, 0, settings, 2, more.length);
        fixture.worker.start(fixture.sink("out", settings)).get(20, TimeUnit.SECONDS);
    }

    private static Map<String, String> headers(InboundRecord record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(
                        header ->
                                headers.put(
                                        header.key(),
                                        new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
