package dev.fairlead.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.task.SinkTaskOptions;
import dev.fairlead.runtime.task.TaskState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.IllegalWorkerStateException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every driver of sink tasks does: stock Kafka Connect's order of calls, and nothing lost. */
public abstract class SinkDriverContract {
    private final RecordingSinkTask task = new RecordingSinkTask();
    private SinkHarness driver;

    /** Makes a driver of {@code task}, not started yet, with no partition assigned. */
    protected abstract SinkHarness harness(RecordingSinkTask task, SinkTaskOptions options);

    @BeforeEach
    void make() {
        driver = harness(task, SinkTaskOptions.defaults());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void running(int... partitions) {
        driver.start(false);
        driver.assign(partitions);
        driver.until(() -> task.calls().size() == 2);
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition("topic", number);
    }

    private void untilCalled(String call) {
        driver.until(() -> task.calls().contains(call));
    }

    private void untilEnded(TaskState state) {
        driver.until(() -> driver.state() == state);
    }

    @Nested
    class ARunningTask {
        @Test
        void is_started_then_given_its_partitions_then_records() {
            running(0, 1);
            driver.append(0, "a", "b");
            untilCalled("put a b");

            assertThat(task.calls()).containsExactly("start", "open 0 1", "put a b");
            assertThat(driver.state()).isEqualTo(TaskState.RUNNING);
        }

        @Test
        void is_put_nothing_when_there_is_nothing() {
            running(0);
            driver.settle();
            driver.commitTick();
            driver.until(() -> task.emptyPuts() > 0);
        }

        @Test
        void commits_what_was_put_when_it_is_time() {
            running(0, 1);
            driver.append(0, "a", "b");
            untilCalled("put a b");
            driver.commitTick();
            driver.until(() -> driver.committed(0) == 2);

            assertThat(task.calls()).contains("preCommit {0=2, 1=0}");
        }

        @Test
        void commits_less_when_it_says_so() {
            task.preCommitAnswers(current -> Map.of(partition(0), new OffsetAndMetadata(1)));
            running(0);
            driver.append(0, "a", "b");
            untilCalled("put a b");
            driver.commitTick();
            driver.until(() -> driver.committed(0) == 1);
        }

        @Test
        void can_not_commit_more_than_it_was_given() {
            Map<TopicPartition, OffsetAndMetadata> tooMuch = new HashMap<>();
            tooMuch.put(partition(0), new OffsetAndMetadata(9));
            tooMuch.put(partition(2), new OffsetAndMetadata(0));
            tooMuch.put(partition(1), new OffsetAndMetadata(1));
            task.preCommitAnswers(current -> tooMuch);
            running(0, 1);
            driver.append(0, "a");
            untilCalled("put a");
            driver.append(1, "b");
            untilCalled("put b");
            driver.commitTick();
            driver.until(() -> driver.committed(1) == 1);

            assertThat(driver.committed(0)).isLessThanOrEqualTo(0);
            assertThat(driver.committed(2)).isEqualTo(-1);
        }

        @Test
        void commits_nothing_when_it_answers_with_nothing() {
            task.preCommitAnswers(current -> Map.of());
            running(0);
            driver.append(0, "a");
            untilCalled("put a");
            driver.commitTick();
            untilCalled("preCommit {0=1}");
            driver.settle();

            assertThat(driver.committed(0)).isEqualTo(-1);
        }

        @Test
        void commits_again_after_a_commit_that_failed() {
            running(0);
            driver.append(0, "a");
            untilCalled("put a");
            driver.failNextCommit();
            driver.commitTick();
            untilCalled("preCommit {0=1}");
            driver.settle();
            assertThat(driver.committed(0)).isEqualTo(-1);

            driver.commitTick();
            driver.until(() -> driver.committed(0) == 1);
        }
    }

    @Nested
    class AfterARetriablePut {
        @Test
        void the_same_batch_is_put_again_and_nothing_new_before() {
            task.putDoes(
                    context -> {
                        throw new RetriableException("the outside is away");
                    });
            running(0);
            driver.append(0, "a", "b");
            driver.until(() -> task.calls().size() >= 4);
            driver.append(0, "c");
            untilCalled("put c");

            assertThat(task.calls())
                    .containsExactly("start", "open 0", "put a b", "put a b", "put c");
        }

        @Test
        void the_batch_is_not_committed_before_it_was_put() {
            AtomicReference<Boolean> away = new AtomicReference<>(true);
            for (int i = 0; i < 1_000; i++) {
                task.putDoes(
                        context -> {
                            if (away.get()) {
                                throw new RetriableException("the outside is away");
                            }
                        });
            }
            running(0);
            driver.append(0, "a");
            untilCalled("put a");
            driver.commitTick();
            untilCalled("preCommit {0=0}");
            away.set(false);
            driver.commitTick();
            driver.until(() -> driver.committed(0) == 1);
        }
    }

    @Nested
    class AfterAPreCommitThatThrew {
        @Test
        void records_come_again_from_the_committed_position() {
            running(0);
            driver.append(0, "a");
            untilCalled("put a");
            driver.commitTick();
            driver.until(() -> driver.committed(0) == 1);
            driver.append(0, "b");
            untilCalled("put b");
            task.preCommitAnswers(
                    current -> {
                        throw new ConnectException("flush failed");
                    });
            driver.commitTick();
            driver.until(() -> task.calls().stream().filter("put b"::equals).count() == 2);

            assertThat(driver.state()).isEqualTo(TaskState.RUNNING);
            assertThat(task.calls().stream().filter("put a"::equals).count()).isEqualTo(1);
        }
    }

    @Nested
    class InARebalance {
        @Test
        void revoked_partitions_are_pre_committed_then_closed_then_committed() {
            running(0, 1);
            driver.append(0, "a");
            untilCalled("put a");
            driver.revoke(0);
            driver.until(() -> driver.committed(0) == 1);

            assertThat(task.calls())
                    .containsExactly("start", "open 0 1", "put a", "preCommit {0=1}", "close 0");
        }

        @Test
        void retained_partitions_go_on() {
            running(0, 1);
            driver.revoke(0);
            untilCalled("close 0");
            driver.append(1, "b");
            untilCalled("put b");
        }

        @Test
        void lost_partitions_are_closed_and_nothing_else() {
            running(0, 1);
            driver.append(0, "a");
            untilCalled("put a");
            driver.lose(0);
            untilCalled("close 0");
            driver.settle();

            assertThat(task.calls()).containsExactly("start", "open 0 1", "put a", "close 0");
            assertThat(driver.committed(0)).isEqualTo(-1);
        }

        @Test
        void only_new_partitions_are_opened() {
            running(0);
            driver.assign(1);
            untilCalled("open 1");
        }

        @Test
        void close_comes_even_when_pre_commit_throws() {
            task.preCommitAnswers(
                    current -> {
                        throw new ConnectException("flush failed");
                    });
            running(0);
            driver.append(0, "a");
            untilCalled("put a");
            driver.revoke(0);
            untilCalled("close 0");
            driver.settle();

            assertThat(driver.committed(0)).isEqualTo(-1);
            assertThat(driver.state()).isEqualTo(TaskState.RUNNING);
        }

        @Test
        void a_failed_open_fails_the_task() {
            task.failsToOpen(new ConnectException("no such table"));
            driver.start(false);
            driver.assign(0);
            untilEnded(TaskState.FAILED);

            assertThat(driver.failureMessage()).contains("no such table");
            assertThat(task.calls()).endsWith("close 0", "stop");
        }
    }

    @Nested
    class TheTasksRequests {
        @Test
        void for_another_position_are_granted() {
            task.putDoes(context -> context.offset(partition(0), 1));
            running(0);
            driver.append(0, "a", "b");
            untilCalled("put b");

            assertThat(task.calls()).containsExactly("start", "open 0", "put a b", "put b");
        }

        @Test
        void for_a_commit_are_granted_soon() {
            task.putDoes(context -> context.requestCommit());
            running(0);
            driver.append(0, "a");
            driver.until(() -> driver.committed(0) == 1);
        }

        @Test
        void to_pause_a_partition_are_granted_until_it_is_resumed() {
            task.putDoes(context -> context.pause(partition(0)))
                    .putDoes(context -> context.resume(partition(0)));
            running(0, 1);
            driver.append(0, "a");
            untilCalled("put a");
            driver.append(0, "b");
            driver.settle();
            assertThat(task.calls()).doesNotContain("put b");

            driver.append(1, "c");
            untilCalled("put b");
            assertThat(task.calls()).containsSubsequence("put a", "put c", "put b");
        }

        @Test
        void to_pause_a_partition_of_somebody_else_are_refused() {
            AtomicReference<RuntimeException> refused = new AtomicReference<>();
            task.putDoes(
                    context -> {
                        try {
                            context.pause(partition(2));
                        } catch (IllegalWorkerStateException e) {
                            refused.set(e);
                        }
                    });
            running(0);
            driver.append(0, "a");
            untilCalled("put a");
            driver.until(() -> refused.get() != null);
        }
    }

    @Nested
    class APausedTask {
        @Test
        void is_put_no_records_until_it_is_resumed() {
            running(0);
            driver.pause();
            untilEnded(TaskState.PAUSED);
            driver.settle();
            driver.append(0, "a");
            driver.settle();
            assertThat(task.calls()).doesNotContain("put a");

            driver.resume();
            untilCalled("put a");
            assertThat(driver.state()).isEqualTo(TaskState.RUNNING);
        }

        @Test
        void that_was_paused_before_its_start_is_only_stopped() {
            driver.start(true);
            untilEnded(TaskState.PAUSED);
            driver.stop();
            untilEnded(TaskState.UNASSIGNED);

            assertThat(task.calls()).containsExactly("stop");
        }
    }

    @Nested
    class AStoppedTask {
        @Test
        void is_pre_committed_closed_committed_and_then_stopped() {
            running(0);
            driver.append(0, "a");
            untilCalled("put a");
            driver.stop();
            untilEnded(TaskState.UNASSIGNED);

            assertThat(task.calls())
                    .containsExactly(
                            "start", "open 0", "put a", "preCommit {0=1}", "close 0", "stop");
            assertThat(driver.committed(0)).isEqualTo(1);
        }
    }

    @Nested
    class AFailedTask {
        @Test
        void that_threw_from_put_commits_only_what_was_put_before() {
            running(0);
            driver.append(0, "a");
            untilCalled("put a");
            task.putDoes(
                    context -> {
                        throw new ConnectException("the table is gone");
                    });
            driver.append(0, "b");
            untilEnded(TaskState.FAILED);

            assertThat(task.calls()).endsWith("put b", "preCommit {0=1}", "close 0", "stop");
            assertThat(driver.committed(0)).isEqualTo(1);
            assertThat(driver.failureMessage()).contains("the table is gone");
        }

        @Test
        void that_threw_from_start_is_stopped() {
            task.failsToStart(new ConnectException("no such database"));
            driver.start(false);
            untilEnded(TaskState.FAILED);

            assertThat(task.calls()).containsExactly("start", "stop");
        }
    }

    @Nested
    class AfterACrash {
        @Test
        void nothing_is_called_or_committed() {
            running(0);
            driver.append(0, "a");
            untilCalled("put a");
            driver.crash();
            List<String> before = task.calls();
            driver.settle();

            assertThat(task.calls()).isEqualTo(before);
            assertThat(driver.committed(0)).isEqualTo(-1);
        }
    }
}
