package dev.fairlead.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.worker.WorkerThreads;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LineFormatterTest {
    @AfterEach
    void forget() {
        MDC.remove(WorkerThreads.LOG_CONTEXT);
    }

    @Test
    void a_line_has_time_level_task_message_and_author() {
        MDC.put(WorkerThreads.LOG_CONTEXT, "[orders|task-0] ");

        assertThat(format(record(Level.INFO, null)))
                .matches(
                        "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  \\[orders\\|task-0] hello"
                                + " \\(Thing\\)\\R");
    }

    @Test
    void a_line_from_elsewhere_has_no_task() {
        assertThat(format(record(Level.WARNING, null))).contains(" WARN  hello (Thing)");
    }

    @Test
    void a_cause_follows_below() {
        assertThat(format(record(Level.SEVERE, new IllegalStateException("why"))))
                .containsPattern(" ERROR hello \\(Thing\\)\\Rjava.lang.IllegalStateException: why");
    }

    private static String format(LogRecord record) {
        return new LineFormatter(Terminal.PLAIN, text -> text).format(record);
    }

    private static LogRecord record(Level level, Throwable thrown) {
        LogRecord record = new LogRecord(level, "hello");
        record.setLoggerName("com.acme.Thing");
        record.setThrown(thrown);
        return record;
    }
}
