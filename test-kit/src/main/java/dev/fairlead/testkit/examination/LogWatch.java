package dev.fairlead.testkit.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Hears what is logged through java.util.logging, which other ways of logging often lead to. Lines
 * of other tests that run at the same time are heard too.
 */
final class LogWatch extends Handler implements AutoCloseable {
    private static final int LINES_MAX = 100_000;
    private static final Logger ROOT = Logger.getLogger("");

    private final List<LogRecord> heard = new ArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    private LogWatch() {}

    /** Hears from now on. */
    static LogWatch begin() {
        LogWatch watch = new LogWatch();
        watch.setLevel(Level.ALL);
        ROOT.addHandler(watch);
        return watch;
    }

    /** The lines so far, without stack traces. */
    synchronized List<String> lines() {
        return heard.stream().map(formatter::formatMessage).toList();
    }

    /** How many lines of level INFO or above a logger with this name, or below it, had. */
    synchronized long loud(String logger) {
        return heard.stream()
                .filter(line -> line.getLevel().intValue() >= Level.INFO.intValue())
                .filter(line -> String.valueOf(line.getLoggerName()).startsWith(logger))
                .count();
    }

    @Override
    public synchronized void publish(LogRecord line) {
        if (heard.size() < LINES_MAX) {
            heard.add(line);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
