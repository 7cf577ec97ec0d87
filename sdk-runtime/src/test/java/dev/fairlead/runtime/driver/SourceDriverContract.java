package dev.fairlead.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.runtime.task.TaskState;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every driver of source tasks does: stock Kafka Connect's order of calls, and nothing lost.
 */
public abstract class SourceDriverContract {
    private final RecordingSourceTask task = new RecordingSourceTask();
    private SourceHarness harness;

    /**
     * Makes a driver of {@code task}, not started yet.
     *
     * @param stored offsets that an earlier incarnation left, by partition
     */
    protected abstract SourceHarness harness(
            RecordingSourceTask task, SourceTaskOptions options, Map<String, Long> stored);

    private SourceHarness driving(SourceTaskOptions options) {
        harness = harness(task, options, Map.of());
        return harness;
    }

    private SourceHarness driving() {
        return driving(SourceTaskOptions.defaults());
    }

    @AfterEach
    void close() {
        if (harness != null) {
            harness.close();
        }
    }

    @Nested
    class ARunningTask {
        @Test
        void is_started_before_it_is_polled_and_then_running() {
            SourceHarness driver = driving();
            task.polls("a", 1, 2);
            driver.start(false);
            driver.until(() -> driver.logged().size() == 2);

            assertThat(task.calls()).startsWith("start", "poll 2");
            assertThat(driver.state()).isEqualTo(TaskState.RUNNING);
        }

        @Test
        void has_its_records_logged_in_the_order_of_its_polls() {
            SourceHarness driver = driving();
            task.polls("a", 1, 2).polls("b", 1).polls("a", 3);
            driver.start(false);
            driver.until(() -> driver.logged().size() == 4);

            assertThat(driver.logged()).containsExactly("a1", "a2", "b1", "a3");
        }

        @Test
        void hears_of_each_record_once_it_is_acknowledged() {
            SourceHarness driver = driving();
            task.polls("a", 1, 2);
            driver.holdAppends();
            driver.start(false);
            driver.until(task::hasPlayed);
            driver.settle();
            assertThat(task.calls()).containsExactly("start", "poll 2");

            driver.answerAppends(1);
            driver.until(() -> task.calls().contains("commitRecord a2"));
            assertThat(task.calls()).doesNotContain("commitRecord a1");
        }

        @Test
        void is_told_of_a_commit_after_its_offsets_are_stored() {
            SourceHarness driver = driving();
            task.polls("a", 1, 2);
            driver.start(false);
            driver.until(() -> task.calls().contains("commitRecord a2"));
            driver.commitTick();
            driver.until(() -> task.calls().contains("commit"));

            assertThat(driver.storedOffset("a")).isEqualTo(2);
        }

        @Test
        void is_told_of_a_commit_even_when_there_is_nothing_to_store() {
            SourceHarness driver = driving();
            driver.start(false);
            driver.until(() -> driver.state() == TaskState.RUNNING);
            driver.commitTick();
            driver.until(() -> task.calls().contains("commit"));

            assertThat(driver.storedOffset("a")).isEqualTo(-1);
        }

        @Test
        void is_polled_again_after_a_retriable_exception() {
            SourceHarness driver = driving();
            task.pollsBy(
                            () -> {
                                throw new RetriableException("the outside is away");
                            })
                    .polls("a", 1);
            driver.start(false);
            driver.until(() -> driver.logged().size() == 1);

            assertThat(task.calls()).startsWith("start", "poll throws", "poll 1");
        }

        @Test
        void goes_on_after_a_poll_that_returned_null() {
            SourceHarness driver = driving();
            task.pollsBy(() -> null).polls("a", 1);
            driver.start(false);
            driver.until(() -> driver.logged().size() == 1);
        }
    }

    @Nested
    class WithARecordStillInFlight {
        @Test
        void commits_nothing_beyond_it() {
            SourceHarness driver = driving();
            task.polls("a", 1, 2, 3).polls("b", 7);
            driver.holdAppends();
            driver.start(false);
            driver.until(task::hasPlayed);
            driver.answerAppends(0, 2, 3);
            driver.until(() -> task.calls().contains("commitRecord b7"));
            driver.commitTick();
            driver.until(() -> task.calls().contains("commit"));

            assertThat(driver.storedOffset("a")).isEqualTo(1);
            assertThat(driver.storedOffset("b")).isEqualTo(7);
        }

        @Test
        void polls_no_more_than_the_bound_lets_in() {
            SourceHarness driver = driving(SourceTaskOptions.defaults().withInFlightMax(2));
            task.polls("a", 1, 2, 3).polls("a", 4);
            driver.holdAppends();
            driver.start(false);
            driver.until(() -> task.calls().contains("poll 3"));
            driver.settle();
            assertThat(task.calls()).containsExactly("start", "poll 3");

            driver.answerAppends(0, 1);
            driver.until(() -> task.calls().contains("commitRecord a2"));
            driver.until(task::hasPlayed);
            assertThat(task.calls()).contains("poll 1");
        }
    }

    @Nested
    class WhenOffsetsCanNotBeStored {
        @Test
        void the_next_commit_stores_them() {
            SourceHarness driver = driving();
            task.polls("a", 1);
            driver.start(false);
            driver.until(() -> task.calls().contains("commitRecord a1"));
            driver.failNextOffsetWrite();
            driver.commitTick();
            driver.settle();
            assertThat(task.calls()).doesNotContain("commit");
            assertThat(driver.state()).isEqualTo(TaskState.RUNNING);

            driver.commitTick();
            driver.until(() -> task.calls().contains("commit"));
            assertThat(driver.storedOffset("a")).isEqualTo(1);
        }
    }

    @Nested
    class AStoppedTask {
        @Test
        void hears_of_records_and_of_the_commit_before_it_is_stopped() {
            SourceHarness driver = driving();
            task.polls("a", 1);
            driver.start(false);
            driver.until(() -> driver.logged().size() == 1);
            driver.stop();
            driver.until(() -> driver.state() == TaskState.UNASSIGNED);

            assertThat(task.calls())
                    .containsExactly("start", "poll 1", "commitRecord a1", "commit", "stop");
            assertThat(driver.storedOffset("a")).isEqualTo(1);
        }

        @Test
        void waits_for_records_in_flight() {
            SourceHarness driver = driving();
            task.polls("a", 1, 2);
            driver.holdAppends();
            driver.start(false);
            driver.until(task::hasPlayed);
            driver.stop();
            driver.settle();
            assertThat(task.calls()).containsExactly("start", "poll 2");

            driver.answerAppends(0, 1);
            driver.until(() -> driver.state() == TaskState.UNASSIGNED);
            assertThat(driver.storedOffset("a")).isEqualTo(2);
        }
    }

    @Nested
    class APausedTask {
        @Test
        void is_neither_polled_nor_stopped_and_goes_on_when_resumed() {
            SourceHarness driver = driving();
            driver.start(false);
            driver.until(() -> driver.state() == TaskState.RUNNING);
            driver.pause();
            driver.until(() -> driver.state() == TaskState.PAUSED);
            task.polls("a", 1);
            driver.settle();
            assertThat(task.calls()).containsExactly("start");

            driver.resume();
            driver.until(() -> driver.logged().size() == 1);
            assertThat(driver.state()).isEqualTo(TaskState.RUNNING);
            assertThat(task.calls()).startsWith("start", "poll 1");
        }

        @Test
        void is_not_even_started_when_it_was_paused_before() {
            SourceHarness driver = driving();
            driver.start(true);
            driver.until(() -> driver.state() == TaskState.PAUSED);
            driver.settle();
            assertThat(task.calls()).isEmpty();

            driver.stop();
            driver.until(() -> driver.state() == TaskState.UNASSIGNED);
            assertThat(task.calls()).isEmpty();
        }
    }

    @Nested
    class AFailedTask {
        @Test
        void that_threw_from_poll_commits_what_was_acknowledged_and_is_stopped() {
            SourceHarness driver = driving();
            task.polls("a", 1)
                    .pollsBy(
                            () -> {
                                throw new ConnectException("the disk is gone");
                            });
            driver.start(false);
            driver.until(() -> driver.state() == TaskState.FAILED);

            assertThat(task.calls())
                    .containsExactlyInAnyOrder(
                            "start", "poll 1", "poll throws", "commitRecord a1", "commit", "stop")
                    .endsWith("commit", "stop");
            assertThat(driver.storedOffset("a")).isEqualTo(1);
            assertThat(driver.failureMessage()).contains("the disk is gone");
        }

        @Test
        void that_the_log_refused_a_record_of_does_not_move_past_it() {
            SourceHarness driver = driving();
            task.polls("a", 1, 2, 3);
            driver.failNextAppend(new ConnectException("too large"));
            driver.start(false);
            driver.until(() -> driver.state() == TaskState.FAILED);

            assertThat(driver.storedOffset("a")).isEqualTo(-1);
            assertThat(driver.failureMessage()).contains("too large");
            assertThat(task.calls()).endsWith("stop");
        }

        @Test
        void that_threw_from_start_is_stopped() {
            SourceHarness driver = driving();
            task.failsToStart(new ConnectException("no such file"));
            driver.start(false);
            driver.until(() -> driver.state() == TaskState.FAILED);

            assertThat(task.calls()).containsExactly("start", "stop");
            assertThat(driver.failureMessage()).contains("no such file");
        }
    }

    @Nested
    class AfterACrash {
        @Test
        void nothing_is_called_and_the_next_incarnation_resumes_from_what_is_stored() {
            SourceHarness driver = driving();
            task.polls("a", 1, 2);
            driver.start(false);
            driver.until(() -> task.calls().contains("commitRecord a2"));
            driver.commitTick();
            driver.until(() -> task.calls().contains("commit"));
            driver.crash();
            List<String> before = task.calls();
            driver.settle();
            assertThat(task.calls()).isEqualTo(before).doesNotContain("stop");

            RecordingSourceTask next = new RecordingSourceTask();
            try (SourceHarness second =
                    harness(next, SourceTaskOptions.defaults(), driver.storedOffsets())) {
                second.start(false);
                second.until(() -> second.state() == TaskState.RUNNING);
                assertThat(next.resumedFrom()).isEqualTo(Map.of("n", 2L));
            }
        }
    }
}
