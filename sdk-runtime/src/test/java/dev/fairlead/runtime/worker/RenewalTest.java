package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values run out when the test says so. */
@Timeout(60)
class RenewalTest {
    private static final List<String> ONE_START =
            List.of("connector.start", "connector.taskConfigs");

    private final WorkerFixture fixture = new WorkerFixture();
    private final String path = "path-" + System.identityHashCode(this);

    @BeforeEach
    void withAProvider() {
        fixture.restart(
                Map.of(
                        "config.providers",
                        "vault",
                        "config.providers.vault.class",
                        LeasedValues.class.getName()));
        LeasedValues.put(path, "first");
        fixture.script("in").taskConfigs = List.of(Map.of(), Map.of());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class ValuesThatRunOut {
        @Test
        void start_the_connector_and_its_tasks_anew_if_there_are_others() throws Exception {
            start();
            LeasedValues.put(path, "second");
            fixture.timeOut();

            fixture.eventually(() -> starts("connector.start") == 2);
            fixture.eventually(() -> starts("task.start") == 4);
            fixture.eventually(() -> fixture.taskState("in") == TaskState.RUNNING);
            assertThat(fixture.secrets.hide("first second")).isEqualTo("[hidden] [hidden]");
            LeasedValues.put(path, "third");
            fixture.timeOut();
            fixture.eventually(() -> starts("connector.start") == 3);
        }

        @Test
        void that_stay_the_same_disturb_nobody() throws Exception {
            start();
            fixture.timeOut();
            fixture.timeOut();
            LeasedValues.put(path, "second");
            fixture.timeOut();

            fixture.eventually(() -> starts("connector.start") == 2);
        }

        @Test
        void that_can_not_be_read_are_kept_and_read_again_later() throws Exception {
            start();
            LeasedValues.fail(path);
            fixture.timeOut();
            fixture.timeOut();
            LeasedValues.put(path, "second");
            fixture.timeOut();

            fixture.eventually(() -> starts("connector.start") == 2);
        }

        @Test
        void start_a_connector_that_has_failed_with_the_old_ones() throws Exception {
            start();
            fixture.script("in").startFailure =
                    Optional.of(new IllegalStateException("wrong password"));
            LeasedValues.put(path, "second");
            fixture.timeOut();
            fixture.eventually(() -> fixture.state("in") == TaskState.FAILED);
            fixture.script("in").startFailure = Optional.empty();
            LeasedValues.put(path, "third");
            fixture.timeOut();

            fixture.eventually(() -> fixture.state("in") == TaskState.RUNNING);
        }
    }

    @Nested
    class AConnectorThatDoesNotWantIt {
        @Test
        void runs_on() throws Exception {
            start("config.action.reload", "none");
            LeasedValues.put(path, "second");

            assertThat(fixture.isAnythingWaited()).isFalse();
            assertThat(starts("connector.start")).isOne();
        }
    }

    @Nested
    class AConnectorThatIsGone {
        @Test
        void is_not_asked_for_any_more() throws Exception {
            start();
            assertThat(fixture.isAnythingWaited()).isTrue();
            fixture.worker.remove("in").get(20, TimeUnit.SECONDS);

            fixture.eventually(() -> !fixture.isAnythingWaited());
        }
    }

    private void start(String... more) throws Exception {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.addAll(List.of("password", "${vault:" + path + ":pw}", "tasks.max", "2"));
        fixture.worker
                .start(fixture.source("in", settings.toArray(new String[0])))
                .get(20, TimeUnit.SECONDS);
        fixture.eventually(() -> starts("task.start") == 2);
        fixture.eventually(() -> fixture.taskState("in") == TaskState.RUNNING);
        assertThat(fixture.script("in").calls).containsAll(ONE_START);
    }

    private long starts(String call) {
        return fixture.script("in").calls.stream().filter(each -> each.startsWith(call)).count();
    }
}
