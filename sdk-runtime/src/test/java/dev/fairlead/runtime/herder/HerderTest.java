package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.herder.HerderFixture.await;
import static dev.fairlead.runtime.herder.HerderFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.herder.RefusedException.Kind;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.WorkerFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HerderTest {
    private HerderFixture fixture = new HerderFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class AnEmptyWorker {
        @Test
        void has_no_connectors_and_is_healthy() {
            assertThat(fixture.herder.connectors()).isEmpty();
            assertThat(fixture.herder.health().state()).isEqualTo(Health.State.HEALTHY);
        }

        @Test
        void is_not_ready_before_it_has_what_it_is_started_with() {
            Herder herder =
                    new Herder(
                            fixture.world.ports(),
                            new MemoryConnectorStore(),
                            HerderOptions.defaults());

            herder.start(name -> true).join();

            assertThat(herder.health().state()).isEqualTo(Health.State.STARTING);
            herder.ready();
            assertThat(herder.health().state()).isEqualTo(Health.State.HEALTHY);
            herder.close();
        }

        @Test
        void refuses_everything_about_a_connector_that_is_not_there() {
            refused(Kind.NOT_FOUND, () -> fixture.herder.connector("gone"));
            refused(Kind.NOT_FOUND, () -> fixture.herder.status("gone"));
            refused(Kind.NOT_FOUND, () -> fixture.herder.tasks("gone"));
            refused(Kind.NOT_FOUND, () -> await(fixture.herder.pause("gone")));
            refused(Kind.NOT_FOUND, () -> await(fixture.herder.resume("gone")));
            refused(Kind.NOT_FOUND, () -> await(fixture.herder.stop("gone")));
            refused(Kind.NOT_FOUND, () -> await(fixture.herder.delete("gone")));
            refused(Kind.NOT_FOUND, () -> await(fixture.herder.restart("gone")));
            refused(Kind.NOT_FOUND, () -> await(fixture.herder.restart(new TaskId("gone", 0))));
            refused(Kind.NOT_FOUND, () -> await(fixture.herder.patch("gone", Map.of())));
            refused(Kind.NOT_FOUND, () -> await(fixture.herder.offsets("gone")));
            refused(Kind.NOT_FOUND, () -> await(fixture.herder.resetOffsets("gone")));
        }
    }

    @Nested
    class ANewConnector {
        @Test
        void runs_and_shows_its_configuration_and_tasks() {
            ConnectorInfo info = await(fixture.herder.create(fixture.source("in")));

            assertThat(info.name()).isEqualTo("in");
            assertThat(info.config()).containsEntry("name", "in");
            assertThat(info.type().orElseThrow().label()).isEqualTo("source");
            assertThat(info.tasks()).containsExactly(new TaskId("in", 0));
            assertThat(fixture.herder.connectors()).containsExactly("in");
            assertThat(fixture.herder.tasks("in").get(0).config())
                    .containsKey("task.class")
                    .containsKey("script");
            fixture.awaitTask("in", TaskState.RUNNING);
        }

        @Test
        void can_be_paused_or_stopped_from_the_beginning() {
            await(fixture.herder.create(fixture.config("waiting", TargetState.PAUSED)));
            await(fixture.herder.create(fixture.config("down", TargetState.STOPPED)));

            assertThat(fixture.state("waiting")).isEqualTo(TaskState.PAUSED);
            assertThat(fixture.state("down")).isEqualTo(TaskState.STOPPED);
            assertThat(fixture.script("waiting").calls).isEmpty();
            assertThat(fixture.script("down").calls).isEmpty();
        }

        @Test
        void of_a_name_that_is_taken_is_refused() {
            await(fixture.herder.create(fixture.source("in")));

            refused(
                    Kind.CONFLICT,
                    () -> await(fixture.herder.create(fixture.source("in"))),
                    "Connector in already exists");
        }

        @Test
        void that_fails_to_start_is_refused_but_there() {
            fixture.script("bad").startFailure =
                    java.util.Optional.of(new IllegalStateException("no"));

            refused(
                    Kind.INTERNAL,
                    () -> await(fixture.herder.create(fixture.source("bad"))),
                    "start of the connector failed");
            assertThat(fixture.state("bad")).isEqualTo(TaskState.FAILED);
            assertThat(fixture.herder.connectors()).containsExactly("bad");
        }
    }

    @Nested
    class AChangeOfSettings {
        @Test
        void makes_the_connector_or_replaces_what_it_had() {
            Map<String, String> settings = with(fixture.source("in"), "tasks.max", "2");
            assertThat(await(fixture.herder.put("in", settings)).created()).isTrue();
            settings.put("more", "x");

            StoredConfig second = await(fixture.herder.put("in", settings));

            assertThat(second.created()).isFalse();
            assertThat(second.connector().config()).containsEntry("more", "x");
            assertThat(fixture.script("in").calls)
                    .containsSubsequence("connector.start", "connector.stop", "connector.start");
        }

        @Test
        void keeps_the_target_state() {
            await(fixture.herder.create(fixture.source("in")));
            await(fixture.herder.stop("in"));

            await(fixture.herder.put("in", with(fixture.source("in"), "more", "x")));

            assertThat(fixture.state("in")).isEqualTo(TaskState.STOPPED);
        }

        @Test
        void of_single_settings_removes_those_that_are_null() {
            await(fixture.herder.create(fixture.source("in", "old", "1", "kept", "2")));
            Map<String, String> changes = new HashMap<>();
            changes.put("old", null);
            changes.put("fresh", "3");

            ConnectorInfo info = await(fixture.herder.patch("in", changes));

            assertThat(info.config())
                    .doesNotContainKey("old")
                    .containsEntry("kept", "2")
                    .containsEntry("fresh", "3");
        }

        @Test
        void with_another_name_is_refused() {
            refused(
                    Kind.BAD_REQUEST,
                    () -> await(fixture.herder.put("a", with(fixture.source("b")))),
                    "Connector name configuration (b) doesn't match connector name in the URL (a)");
        }
    }

    @Nested
    class ARunningConnector {
        @Test
        void pauses_resumes_and_stops() {
            await(fixture.herder.create(fixture.source("in")));
            fixture.awaitTask("in", TaskState.RUNNING);
            await(fixture.herder.pause("in"));
            fixture.awaitTask("in", TaskState.PAUSED);
            await(fixture.herder.resume("in"));
            fixture.awaitTask("in", TaskState.RUNNING);
            await(fixture.herder.stop("in"));

            assertThat(fixture.state("in")).isEqualTo(TaskState.STOPPED);
            assertThat(fixture.herder.status("in").tasks()).isEmpty();
            assertThat(fixture.herder.tasks("in")).isEmpty();
        }

        @Test
        void is_gone_when_it_is_deleted() {
            await(fixture.herder.create(fixture.source("in")));
            await(fixture.herder.delete("in"));

            assertThat(fixture.herder.connectors()).isEmpty();
            refused(Kind.NOT_FOUND, () -> fixture.herder.status("in"));
            assertThat(fixture.script("in").calls).endsWith("connector.stop");
        }

        @Test
        void restarts_its_instance_and_leaves_its_tasks_alone() {
            await(fixture.herder.create(fixture.source("in")));
            await(fixture.herder.restart("in"));

            assertThat(fixture.script("in").calls)
                    .containsSubsequence("connector.start", "connector.stop", "connector.start")
                    .doesNotContain("task.stop");
        }

        @Test
        void restarts_one_task() {
            await(fixture.herder.create(fixture.source("in")));
            fixture.script("in").feed.add("throw");
            fixture.awaitTask("in", TaskState.FAILED);
            await(fixture.herder.restart(new TaskId("in", 0)));

            fixture.awaitTask("in", TaskState.RUNNING);
            refused(
                    Kind.NOT_FOUND,
                    () -> await(fixture.herder.restart(new TaskId("in", 1))),
                    "Task in-1 not found");
        }

        @Test
        void restarts_with_all_its_tasks() {
            await(fixture.herder.create(fixture.source("in")));
            fixture.awaitTask("in", TaskState.RUNNING);
            fixture.script("in").calls.clear();
            await(fixture.herder.restart("in", new RestartScope(true, false)));

            fixture.world.eventually(
                    () -> fixture.script("in").calls.stream().anyMatch("task.start "::equals));
            fixture.awaitTask("in", TaskState.RUNNING);
            assertThat(fixture.script("in").calls)
                    .containsSubsequence(
                            "task.stop", "connector.stop", "connector.start", "task.start ");
        }

        @Test
        void restarts_only_what_has_failed() {
            await(fixture.herder.create(fixture.source("in")));
            fixture.awaitTask("in", TaskState.RUNNING);
            fixture.script("in").calls.clear();

            var status = await(fixture.herder.restart("in", new RestartScope(true, true)));

            assertThat(status.state()).isEqualTo(TaskState.RUNNING);
            assertThat(fixture.script("in").calls).isEmpty();
        }

        @Test
        void says_why_what_is_restarted_had_failed() {
            await(fixture.herder.create(fixture.source("in")));
            fixture.script("in").feed.add("throw");
            fixture.awaitTask("in", TaskState.FAILED);

            var status = await(fixture.herder.restart("in", new RestartScope(true, true)));

            assertThat(status.state()).isEqualTo(TaskState.RUNNING);
            assertThat(status.tasks().get(0).state()).isEqualTo(TaskState.RESTARTING);
            assertThat(status.tasks().get(0).trace()).isPresent();
        }

        @Test
        void shows_the_topics_that_it_uses_until_they_are_forgotten() {
            await(fixture.herder.create(fixture.source("in")));
            fixture.script("in").feed.add("a");
            fixture.world.eventually(() -> !fixture.herder.topics("in").isEmpty());
            assertThat(fixture.herder.topics("in")).containsExactly("scripted");
            fixture.herder.resetTopics("in");
            assertThat(fixture.herder.topics("in")).isEmpty();
            fixture.script("in").feed.add("b");
            fixture.world.eventually(() -> !fixture.herder.topics("in").isEmpty());
        }
    }

    @Nested
    class AConnectorThatHangs {
        @BeforeEach
        void inAWorkerWithLittlePatience() {
            fixture.close();
            fixture = new HerderFixture(WorkerFixture.HASTY);
        }

        @Test
        void in_start_can_be_stopped_and_started_again() {
            fixture.script("bad").hangsInStart = true;
            CompletableFuture<ConnectorInfo> created = fixture.herder.create(fixture.source("bad"));
            fixture.world.eventually(() -> fixture.script("bad").calls.contains("connector.start"));
            await(fixture.herder.stop("bad"));
            fixture.script("bad").hangsInStart = false;

            assertThat(fixture.state("bad")).isEqualTo(TaskState.STOPPED);
            refused(Kind.CONFLICT, () -> await(created));
            fixture.world.eventually(
                    () ->
                            fixture.herder.health().abandoned().stream()
                                    .anyMatch(call -> call.contains("worker.Script.hang")));
            assertThat(fixture.herder.health().abandoned())
                    .singleElement()
                    .asString()
                    .startsWith("connector \"bad\"");
            await(fixture.herder.resume("bad"));
            fixture.awaitTask("bad", TaskState.RUNNING);
            fixture.script("bad").never.countDown();
        }

        @Test
        void in_start_can_be_deleted() {
            fixture.script("bad").hangsInStart = true;
            fixture.herder.create(fixture.source("bad"));
            fixture.world.eventually(() -> fixture.script("bad").calls.contains("connector.start"));
            await(fixture.herder.delete("bad"));

            assertThat(fixture.herder.connectors()).isEmpty();
            fixture.script("bad").never.countDown();
        }

        @Test
        void in_task_configs_can_be_restarted() {
            fixture.script("bad").hangsInTaskConfigs = true;
            fixture.herder.create(fixture.source("bad"));
            fixture.world.eventually(
                    () -> fixture.script("bad").calls.contains("connector.taskConfigs"));
            fixture.script("bad").hangsInTaskConfigs = false;
            await(fixture.herder.restart("bad"));

            fixture.awaitTask("bad", TaskState.RUNNING);
            fixture.script("bad").never.countDown();
            fixture.script("bad").feed.add("a");
            fixture.world.eventually(() -> fixture.world.values("scripted").equals(List.of("a@1")));
        }

        @Test
        void in_stop_is_stopped_all_the_same() {
            await(fixture.herder.create(fixture.source("bad")));
            fixture.awaitTask("bad", TaskState.RUNNING);
            fixture.script("bad").hangsInStop = true;
            await(fixture.herder.stop("bad"));

            assertThat(fixture.state("bad")).isEqualTo(TaskState.STOPPED);
            assertThat(fixture.herder.status("bad").tasks()).isEmpty();
            fixture.script("bad").hangsInStop = false;
            fixture.script("bad").never.countDown();
            await(fixture.herder.resume("bad"));
            fixture.awaitTask("bad", TaskState.RUNNING);
        }

        @Test
        void in_start_gets_another_configuration() {
            fixture.script("bad").hangsInStart = true;
            CompletableFuture<ConnectorInfo> created = fixture.herder.create(fixture.source("bad"));
            fixture.world.eventually(() -> fixture.script("bad").calls.contains("connector.start"));
            fixture.script("bad").hangsInStart = false;
            await(fixture.herder.put("bad", with(fixture.source("bad"), "more", "x")));

            fixture.awaitTask("bad", TaskState.RUNNING);
            refused(Kind.CONFLICT, () -> await(created));
            fixture.script("bad").never.countDown();
            fixture.script("bad").feed.add("a");
            fixture.world.eventually(() -> fixture.world.values("scripted").equals(List.of("a@1")));
        }

        @Test
        void in_start_can_be_asked_for_its_status_and_times_out_for_who_made_it() {
            fixture.script("bad").hangsInStart = true;
            CompletableFuture<ConnectorInfo> created = fixture.herder.create(fixture.source("bad"));
            fixture.world.eventually(() -> fixture.script("bad").calls.contains("connector.start"));
            fixture.world.timeOut();

            refused(Kind.TIMED_OUT, () -> await(created), "it may still happen");
            assertThat(fixture.state("bad")).isEqualTo(TaskState.UNASSIGNED);
            assertThat(fixture.herder.connector("bad").tasks()).isEmpty();
            fixture.script("bad").never.countDown();
            fixture.awaitTask("bad", TaskState.RUNNING);
        }

        @Test
        void in_poll_loses_its_task_when_it_is_stopped() {
            fixture.script("bad").hangsInPoll = true;
            await(fixture.herder.create(fixture.source("bad")));
            fixture.world.eventually(() -> fixture.script("bad").calls.contains("task.poll"));
            await(fixture.herder.stop("bad"));

            assertThat(fixture.state("bad")).isEqualTo(TaskState.STOPPED);
            assertThat(fixture.herder.health().abandoned())
                    .anyMatch(call -> call.startsWith("task bad-0"));
            fixture.script("bad").never.countDown();
        }
    }

    @Nested
    class ANewWorker {
        @Test
        void starts_the_connectors_that_are_kept_in_the_states_that_they_had() {
            await(fixture.herder.create(fixture.source("in")));
            await(fixture.herder.create(fixture.source("down")));
            await(fixture.herder.stop("down"));

            fixture.restart();

            assertThat(fixture.herder.connectors()).containsExactly("down", "in");
            assertThat(fixture.state("down")).isEqualTo(TaskState.STOPPED);
            fixture.awaitTask("in", TaskState.RUNNING);
        }
    }

    private static void refused(Kind kind, ThrowingCallable call) {
        refused(kind, call, "");
    }

    private static void refused(Kind kind, ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
