package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerTest {
    private final WorkerFixture fixture = new WorkerFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class ASourceAndASink {
        @Test
        void move_records_through_the_log() throws Exception {
            start(fixture.source("in"));
            start(fixture.sink("out", "topics", "scripted"));
            fixture.script("in").feed.add("a");
            fixture.script("in").feed.add("b");

            fixture.eventually(() -> fixture.script("out").received.size() == 2);

            assertThat(fixture.script("out").received)
                    .extracting(record -> record.value())
                    .containsExactly("a@1", "b@2");
            assertThat(fixture.script("out").calls).contains("task.start scripted");
        }

        @Test
        void resume_in_a_new_worker_where_they_stopped() throws Exception {
            start(fixture.source("in"));
            start(fixture.sink("out", "topics", "scripted"));
            fixture.script("in").feed.add("a");
            fixture.eventually(() -> fixture.script("out").received.size() == 1);
            fixture.worker.close();
            fixture.restart();
            start(fixture.source("in"));
            start(fixture.sink("out", "topics", "scripted"));
            fixture.script("in").feed.add("b");
            fixture.eventually(() -> fixture.script("out").received.size() > 1);

            assertThat(fixture.script("out").received)
                    .extracting(record -> record.value())
                    .containsExactly("a@1", "b@2");
        }

        @Test
        void show_their_states_and_versions() throws Exception {
            start(fixture.source("in"));
            fixture.eventually(() -> fixture.taskState("in") == TaskState.RUNNING);

            StatusBoard.ConnectorStatus status =
                    fixture.worker.status().connector("in").orElseThrow();

            assertThat(status.state()).isEqualTo(TaskState.RUNNING);
            assertThat(status.version()).contains("1.0");
            assertThat(status.type().orElseThrow().label()).isEqualTo("source");
            assertThat(status.tasks()).hasSize(1);
        }

        @Test
        void are_stopped_tasks_first_when_the_worker_closes() throws Exception {
            start(fixture.source("in"));
            fixture.eventually(() -> fixture.taskState("in") == TaskState.RUNNING);

            fixture.worker.close();

            assertThat(fixture.script("in").calls)
                    .containsExactly(
                            "connector.start",
                            "connector.taskConfigs",
                            "task.start ",
                            "task.stop",
                            "connector.stop");
            assertThat(fixture.state("in")).isEqualTo(TaskState.UNASSIGNED);
            assertThat(fixture.taskState("in")).isEqualTo(TaskState.UNASSIGNED);
        }
    }

    @Nested
    class ABadConnector {
        @Test
        void with_a_wrong_configuration_tells_everything_that_is_wrong() {
            CompletableFuture<Void> started =
                    fixture.worker.start(
                            fixture.sink(
                                    "bad",
                                    "tasks.max",
                                    "none",
                                    "transforms",
                                    "x",
                                    "key.converter",
                                    "Jsn"));

            assertThatThrownBy(() -> started.get(20, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(ConfigException.class)
                    .hasMessageContaining("connector \"bad\" has 4 problems")
                    .hasMessageContaining("tasks.max")
                    .hasMessageContaining("transforms.x.type is missing")
                    .hasMessageContaining("key.converter: there is no converter \"Jsn\"")
                    .hasMessageContaining("neither topics nor topics.regex");
            assertThat(fixture.state("bad")).isEqualTo(TaskState.FAILED);
            assertThat(fixture.script("bad").calls).isEmpty();
        }

        @Test
        void whose_pipeline_can_not_be_made_is_not_started() {
            CompletableFuture<Void> started =
                    fixture.worker.start(fixture.source("bad", "value.converter", "Jsn"));

            assertThatThrownBy(() -> started.get(20, TimeUnit.SECONDS))
                    .hasMessageContaining("value.converter: there is no converter \"Jsn\"");
            assertThat(fixture.script("bad").calls).isEmpty();
        }

        @Test
        void that_throws_in_start_harms_no_other() throws Exception {
            fixture.script("bad").startFailure = Optional.of(new IllegalStateException("no"));
            CompletableFuture<Void> bad = fixture.worker.start(fixture.source("bad"));
            start(fixture.source("good"));
            fixture.script("good").feed.add("a");

            fixture.eventually(() -> fixture.values("scripted").equals(List.of("a@1")));
            assertThatThrownBy(() -> bad.get(20, TimeUnit.SECONDS))
                    .hasMessageContaining("start of the connector failed: IllegalState");
            assertThat(fixture.worker.status().connector("bad").orElseThrow().trace().orElseThrow())
                    .contains("IllegalStateException: no")
                    .contains("at dev.fairlead");
        }

        @Test
        void that_hangs_in_start_harms_no_other() throws Exception {
            fixture.script("bad").hangsInStart = true;
            fixture.worker.start(fixture.source("bad"));
            start(fixture.source("good"));
            fixture.script("good").feed.add("a");
            fixture.eventually(() -> fixture.values("scripted").equals(List.of("a@1")));

            CompletableFuture<Void> closed = CompletableFuture.runAsync(fixture.worker::close);

            fixture.eventually(() -> fixture.script("good").calls.contains("connector.stop"));
            assertThat(fixture.script("good").calls).endsWith("task.stop", "connector.stop");
            assertThat(closed).isNotDone();
            fixture.script("bad").never.countDown();
            closed.get(20, TimeUnit.SECONDS);
        }

        @Test
        void that_hangs_in_start_is_given_up_at_the_end() {
            fixture.restart(WorkerFixture.HASTY);
            fixture.script("bad").hangsInStart = true;
            fixture.worker.start(fixture.source("bad"));
            fixture.eventually(() -> fixture.script("bad").calls.contains("connector.start"));

            fixture.worker.close();

            assertThat(fixture.ports().threads().abandoned().present())
                    .singleElement()
                    .asString()
                    .startsWith("connector \"bad\"");
            fixture.script("bad").never.countDown();
        }

        @Test
        void with_too_many_tasks_fails() {
            fixture.script("bad").taskConfigs = List.of(Map.of(), Map.of());
            CompletableFuture<Void> started =
                    fixture.worker.start(fixture.source("bad", "tasks.max", "1"));

            assertThatThrownBy(() -> started.get(20, TimeUnit.SECONDS))
                    .hasMessageContaining("made 2 task configurations although tasks.max is 1");
            assertThat(fixture.state("bad")).isEqualTo(TaskState.FAILED);
        }

        @Test
        void with_too_many_tasks_runs_when_the_limit_is_not_enforced() throws Exception {
            fixture.script("in").taskConfigs = List.of(Map.of(), Map.of());
            start(fixture.source("in", "tasks.max.enforce", "false"));

            assertThat(fixture.worker.status().connector("in").orElseThrow().tasks()).hasSize(2);
        }

        @Test
        void that_raises_an_error_is_failed_while_its_tasks_go_on() throws Exception {
            start(fixture.source("in"));
            fixture.script("in").context.raiseError(new ConnectException("lost my database"));
            fixture.eventually(() -> fixture.state("in") == TaskState.FAILED);
            fixture.script("in").feed.add("a");

            fixture.eventually(() -> fixture.values("scripted").equals(List.of("a@1")));
        }

        @Test
        void of_a_name_that_is_taken_is_refused() throws Exception {
            start(fixture.source("in"));

            assertThatThrownBy(() -> fixture.worker.start(fixture.source("in")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("two connectors named \"in\"");
        }
    }

    @Nested
    class ABadTask {
        @Test
        void that_throws_is_failed_with_its_trace_and_harms_no_other() throws Exception {
            start(fixture.source("bad"));
            start(fixture.source("good"));
            fixture.script("bad").feed.add("throw");
            fixture.eventually(() -> fixture.taskState("bad") == TaskState.FAILED);
            fixture.script("good").feed.add("a");

            fixture.eventually(() -> fixture.values("scripted").equals(List.of("a@1")));
            assertThat(
                            fixture.worker
                                    .status()
                                    .connector("bad")
                                    .orElseThrow()
                                    .tasks()
                                    .get(0)
                                    .trace()
                                    .orElseThrow())
                    .startsWith("poll failed: java.lang.IllegalStateException: the script says so");
            assertThat(fixture.state("bad")).isEqualTo(TaskState.RUNNING);
        }

        @Test
        void that_hangs_in_poll_is_given_up_when_the_time_is_over() throws Exception {
            fixture.restart(WorkerFixture.HASTY);
            fixture.script("bad").hangsInPoll = true;
            start(fixture.source("bad"));
            fixture.eventually(() -> fixture.script("bad").calls.contains("task.poll"));
            long began = System.nanoTime();

            fixture.worker.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200));
            fixture.eventually(() -> fixture.script("bad").calls.contains("connector.stop"));
            assertThat(fixture.script("bad").calls).doesNotContain("task.stop");
            fixture.script("bad").never.countDown();
        }

        @Test
        void is_stopped_even_while_its_connector_hangs() throws Exception {
            start(fixture.source("in"));
            fixture.eventually(() -> fixture.taskState("in") == TaskState.RUNNING);
            fixture.script("in").hangsInTaskConfigs = true;
            fixture.script("in").context.requestTaskReconfiguration();
            fixture.eventually(() -> askedForTasks("in") == 2);

            CompletableFuture<Void> closed = CompletableFuture.runAsync(fixture.worker::close);

            fixture.eventually(() -> fixture.script("in").calls.contains("task.stop"));
            assertThat(closed).isNotDone();
            fixture.script("in").never.countDown();
            closed.get(20, TimeUnit.SECONDS);
        }
    }

    @Nested
    class AReconfiguration {
        @Test
        void starts_the_tasks_anew_when_their_settings_differ() throws Exception {
            start(fixture.source("in", "tasks.max", "2"));
            fixture.eventually(() -> fixture.taskState("in") == TaskState.RUNNING);
            fixture.script("in").taskConfigs = List.of(Map.of("part", "1"), Map.of("part", "2"));
            fixture.script("in").context.requestTaskReconfiguration();

            fixture.eventually(
                    () ->
                            fixture.script("in")
                                    .calls
                                    .containsAll(
                                            List.of("task.stop", "task.start 1", "task.start 2")));
            fixture.script("in").taskConfigs = List.of(Map.of("part", "3"));
            fixture.script("in").context.requestTaskReconfiguration();
            fixture.eventually(() -> fixture.script("in").calls.contains("task.start 3"));
            assertThat(fixture.worker.status().connector("in").orElseThrow().tasks()).hasSize(1);
        }

        @Test
        void leaves_the_tasks_alone_when_nothing_changed() throws Exception {
            start(fixture.source("in"));
            fixture.eventually(() -> fixture.taskState("in") == TaskState.RUNNING);
            fixture.script("in").context.requestTaskReconfiguration();
            fixture.eventually(() -> askedForTasks("in") == 2);
            fixture.script("in").feed.add("a");
            fixture.eventually(() -> fixture.values("scripted").equals(List.of("a@1")));

            assertThat(fixture.script("in").calls).doesNotContain("task.stop");
        }

        @Test
        void can_not_be_asked_for_after_the_end() throws Exception {
            start(fixture.source("in"));
            fixture.worker.close();

            assertThatThrownBy(() -> fixture.script("in").context.requestTaskReconfiguration())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Nested
    class TheTargetState {
        @Test
        void paused_at_first_starts_nothing_until_it_is_running() throws Exception {
            start(fixture.config("in", Script.Source.class, TargetState.PAUSED));
            assertThat(fixture.state("in")).isEqualTo(TaskState.PAUSED);
            assertThat(fixture.script("in").calls).isEmpty();

            fixture.worker.target("in", TargetState.RUNNING);
            fixture.script("in").feed.add("a");

            fixture.eventually(() -> fixture.values("scripted").equals(List.of("a@1")));
        }

        @Test
        void paused_keeps_the_tasks_and_resumes_them() throws Exception {
            start(fixture.source("in"));
            fixture.worker.target("in", TargetState.PAUSED);
            fixture.eventually(() -> fixture.taskState("in") == TaskState.PAUSED);
            assertThat(fixture.state("in")).isEqualTo(TaskState.PAUSED);
            fixture.worker.target("in", TargetState.RUNNING);
            fixture.script("in").feed.add("a");

            fixture.eventually(() -> fixture.values("scripted").equals(List.of("a@1")));
            assertThat(fixture.script("in").calls)
                    .doesNotContain("task.stop")
                    .containsSubsequence("connector.start", "connector.stop", "connector.start");
        }

        @Test
        void stopped_ends_the_tasks() throws Exception {
            start(fixture.source("in"));
            fixture.eventually(() -> fixture.taskState("in") == TaskState.RUNNING);
            fixture.worker.target("in", TargetState.STOPPED);

            fixture.eventually(() -> fixture.state("in") == TaskState.STOPPED);
            assertThat(fixture.script("in").calls).endsWith("connector.stop", "task.stop");
        }
    }

    private long askedForTasks(String connector) {
        return fixture.script(connector).calls.stream()
                .filter("connector.taskConfigs"::equals)
                .count();
    }

    private void start(dev.fairlead.runtime.config.ConnectorConfig config) throws Exception {
        fixture.worker.start(config).get(20, TimeUnit.SECONDS);
    }
}
