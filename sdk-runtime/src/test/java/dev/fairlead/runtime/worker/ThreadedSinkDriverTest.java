package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.driver.RecordingSinkTask;
import dev.fairlead.runtime.driver.SinkDriverContract;
import dev.fairlead.runtime.driver.SinkHarness;
import dev.fairlead.runtime.task.SinkTaskOptions;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ThreadedSinkDriverTest extends SinkDriverContract {
    @Override
    protected SinkHarness harness(RecordingSinkTask task, SinkTaskOptions options) {
        return new ThreadedSinkHarness(task, options);
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
