package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.herder.HerderFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.RestartStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits are of half a minute and more, so that they end when the test says so. */
@Timeout(60)
class RecoveryTest {
    private final HerderFixture fixture = new HerderFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class ATaskThatFails {
        @Test
        void stays_down_without_a_policy() {
            await(fixture.herder.create(fixture.source("in")));
            fail("in");

            assertThat(task().restarts()).isEmpty();
        }

        @Test
        void is_started_anew_after_waits_that_grow_until_its_attempts_are_used_up() {
            await(fixture.herder.create(withPolicy("2")));
            fail("in");
            assertThat(task().restarts()).contains(waiting(1, 2, 40));
            fixture.world.timeOut();
            fixture.awaitTask("in", TaskState.RUNNING);
            fail("in");
            assertThat(task().restarts()).contains(waiting(2, 2, 80));
            fixture.world.timeOut();
            fixture.awaitTask("in", TaskState.RUNNING);
            fail("in");

            assertThat(task().restarts()).contains(new RestartStatus(2, 2, Optional.empty()));
            fixture.script("in").feed.add("a");
            assertThat(fixture.world.values("scripted")).isEmpty();
        }

        @Test
        void begins_with_the_first_attempt_again_when_it_was_healthy_for_a_while() {
            await(fixture.herder.create(withPolicy("2")));
            fail("in");
            fixture.world.timeOut();
            fixture.awaitTask("in", TaskState.RUNNING);
            fixture.world.eventually(
                    () -> task().restarts().stream().anyMatch(its -> its.backoff().isEmpty()));
            fixture.world.timeOut();

            assertThat(task().restarts()).contains(new RestartStatus(0, 2, Optional.empty()));
            fail("in");
            assertThat(task().restarts()).contains(waiting(1, 2, 40));
        }

        @Test
        void is_not_started_anew_when_somebody_has_done_so() {
            await(fixture.herder.create(withPolicy("2")));
            fail("in");
            await(fixture.herder.restart(new TaskId("in", 0)));
            fixture.awaitTask("in", TaskState.RUNNING);

            assertThat(task().restarts()).isEmpty();
        }

        @Test
        void is_left_alone_when_its_connector_is_stopped() {
            await(fixture.herder.create(withPolicy("2")));
            fail("in");
            await(fixture.herder.stop("in"));

            assertThat(fixture.herder.status("in").tasks()).isEmpty();
            assertThat(fixture.state("in")).isEqualTo(TaskState.STOPPED);
        }
    }

    @Nested
    class AConnectorThatFails {
        @Test
        void in_start_is_started_anew() {
            fixture.script("in").startFailure = Optional.of(new IllegalStateException("not yet"));
            assertThatThrownBy(() -> await(fixture.herder.create(withPolicy("3"))))
                    .hasMessageContaining("not yet");
            assertThat(fixture.herder.status("in").restarts()).contains(waiting(1, 3, 40));
            fixture.script("in").startFailure = Optional.empty();
            fixture.world.timeOut();

            fixture.awaitTask("in", TaskState.RUNNING);
            assertThat(fixture.state("in")).isEqualTo(TaskState.RUNNING);
        }
    }

    @Nested
    class AWrongPolicy {
        @Test
        void is_refused() {
            assertThatThrownBy(() -> await(fixture.herder.create(withPolicy("often"))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("fairlead.restart.attempts=\"often\"");
        }
    }

    private ConnectorConfig withPolicy(String attempts) {
        return fixture.source(
                "in",
                "fairlead.restart.attempts",
                attempts,
                "fairlead.restart.backoff.ms",
                "40000",
                "fairlead.restart.backoff.max.ms",
                "80000",
                "fairlead.restart.reset.after.ms",
                "35000");
    }

    private static RestartStatus waiting(int used, int most, int seconds) {
        return new RestartStatus(used, most, Optional.of(Duration.ofSeconds(seconds)));
    }

    private TaskStatus task() {
        return fixture.herder.status(new TaskId("in", 0));
    }

    private void fail(String connector) {
        fixture.awaitTask(connector, TaskState.RUNNING);
        fixture.script(connector).feed.add("throw");
        fixture.awaitTask(connector, TaskState.FAILED);
    }
}
