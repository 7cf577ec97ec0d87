package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.driver.RecordingSinkTask;
import dev.fairlead.runtime.driver.SinkDriverContract;
import dev.fairlead.runtime.driver.SinkHarness;
import dev.fairlead.runtime.task.SinkTaskOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ThreadedSinkDriverTest extends SinkDriverContract {
    @Override
    protected SinkHarness harness(RecordingSinkTask task, SinkTaskOptions options) {
        return new ThreadedSinkHarness(task, options);
    }

    @Nested
    class WhenACommitFailed {
        @Test
        void says_why_in_one_line() {
            Logger logger = Logger.getLogger(ThreadedSinkDriver.class.getName());
            List<LogRecord> said = new CopyOnWriteArrayList<>();
            Handler listener = new Listener(said);
            logger.addHandler(listener);
            RecordingSinkTask task = new RecordingSinkTask();
            try (ThreadedSinkHarness driver =
                    new ThreadedSinkHarness(task, SinkTaskOptions.defaults())) {
                driver.start(false);
                driver.assign(0);
                driver.append(0, "a");
                driver.until(() -> task.calls().contains("put a"));
                driver.failNextCommit();
                driver.commitTick();
                driver.until(() -> of(said).isPresent());
            } finally {
                logger.removeHandler(listener);
            }

            LogRecord line = of(said).orElseThrow();
            assertThat(line.getMessage()).doesNotContain("{}");
            assertThat(line.getThrown()).isNull();
        }

        /** Tasks of earlier tests may still have something to say. */
        private Optional<LogRecord> of(List<LogRecord> said) {
            return said.stream()
                    .filter(line -> line.getMessage().contains("no commit 1: "))
                    .findFirst();
        }
    }

    /** Keeps what is logged. */
    private static final class Listener extends Handler {
        private final List<LogRecord> said;

        Listener(List<LogRecord> said) {
            this.said = said;
        }

        @Override
        public void publish(LogRecord line) {
            said.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Nested
    class WhenADeadLetterWasRefused {
        @Test
        void nothing_is_committed_and_the_records_come_again() {
            RecordingSinkTask task = new RecordingSinkTask();
            try (ThreadedSinkHarness driver =
                    new ThreadedSinkHarness(task, SinkTaskOptions.defaults())) {
                driver.start(false);
                driver.assign(0);
                driver.append(0, "a");
                driver.until(() -> task.calls().contains("put a"));
                driver.failNextReports(new ConnectException("no dead letter topic"));
                driver.commitTick();
                driver.until(() -> task.calls().stream().filter("put a"::equals).count() == 2);
                assertThat(driver.committed(0)).isEqualTo(-1);
                assertThat(task.calls()).doesNotContain("preCommit {0=1}");

                driver.commitTick();
                driver.until(() -> driver.committed(0) == 1);
            }
        }
    }
}
