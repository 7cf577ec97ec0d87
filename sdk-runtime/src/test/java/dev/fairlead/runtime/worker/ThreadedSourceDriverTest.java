package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.driver.RecordingSourceTask;
import dev.fairlead.runtime.driver.SourceDriverContract;
import dev.fairlead.runtime.driver.SourceHarness;
import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.runtime.task.TaskState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ThreadedSourceDriverTest extends SourceDriverContract {
    @Override
    protected SourceHarness harness(
            RecordingSourceTask task, SourceTaskOptions options, Map<String, Long> stored) {
        return new ThreadedSourceHarness(task, options, stored);
    }

    @Nested
    class WhileATaskIsAwayInPoll {
        @Test
        void records_are_reported_and_offsets_committed() {
            CountDownLatch moreData = new CountDownLatch(1);
            RecordingSourceTask task = new RecordingSourceTask();
            task.polls("a", 1)
                    .pollsBy(
                            () -> {
                                moreData.await();
                                return List.of();
                            });
            try (SourceHarness driver = harness(task, SourceTaskOptions.defaults(), Map.of())) {
                driver.holdAppends();
                driver.start(false);
                driver.until(task::hasPlayed);
                driver.answerAppends(0);
                driver.until(() -> task.calls().contains("commitRecord a1"));
                driver.commitTick();
                driver.until(() -> task.calls().contains("commit"));

                assertThat(driver.storedOffset("a")).isEqualTo(1);
                assertThat(task.calls()).doesNotContain("poll 0");
                moreData.countDown();
                driver.until(() -> task.calls().contains("poll 0"));
            }
        }
    }

    @Nested
    class ARecordThatTheLogRefusesAtOnce {
        private static final RuntimeException TOO_LARGE = new RecordTooLargeException("too large");

        @Test
        void fails_the_task_before_the_next_is_sent() {
            RecordingSourceTask task = new RecordingSourceTask();
            task.polls("a", 1, 2);
            try (ThreadedSourceHarness driver =
                    new ThreadedSourceHarness(task, SourceTaskOptions.defaults(), Map.of())) {
                driver.failNextAppend(TOO_LARGE);
                driver.start(false);
                driver.until(() -> driver.state() == TaskState.FAILED);

                assertThat(driver.logged()).isEmpty();
            }
        }

        @Test
        void is_told_and_left_out_if_that_is_tolerated() {
            RecordingSourceTask task = new RecordingSourceTask();
            task.polls("a", 1, 2);
            try (ThreadedSourceHarness driver =
                    new ThreadedSourceHarness(task, tolerant(), Map.of())) {
                driver.failNextAppend(TOO_LARGE);
                driver.start(false);
                driver.until(() -> task.calls().contains("commitRecord a2"));

                assertThat(driver.logged()).containsExactly("a2");
                assertThat(driver.refused()).containsExactly("a1");
            }
        }

        private static SourceTaskOptions tolerant() {
            SourceTaskOptions strict = SourceTaskOptions.defaults();
            return new SourceTaskOptions(
                    strict.offsetFlushInterval(),
                    strict.offsetFlushTimeout(),
                    strict.inFlightMax(),
                    strict.pollBackoff(),
                    strict.resendDelay(),
                    true);
        }
    }

    @Nested
    class ACancelledTask {
        @Test
        void that_comes_back_from_poll_has_no_effect_any_more() {
            CountDownLatch away = new CountDownLatch(1);
            CountDownLatch comeBack = new CountDownLatch(1);
            RecordingSourceTask task = new RecordingSourceTask();
            task.pollsBy(
                    () -> {
                        away.countDown();
                        awaitIgnoringInterrupts(comeBack);
                        return List.of(RecordingSourceTask.record("a", 1));
                    });
            try (SourceHarness driver = harness(task, SourceTaskOptions.defaults(), Map.of())) {
                driver.start(false);
                driver.until(() -> away.getCount() == 0);
                driver.crash();
                comeBack.countDown();
                driver.until(() -> task.calls().contains("poll 1"));
                driver.settle();

                assertThat(driver.logged()).isEmpty();
                assertThat(task.calls()).containsExactly("start", "poll 1");
            }
        }

        private void awaitIgnoringInterrupts(CountDownLatch latch) {
            boolean waiting = true;
            while (waiting) {
                try {
                    latch.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    // a plugin that swallows interrupts
                }
            }
        }
    }
}
