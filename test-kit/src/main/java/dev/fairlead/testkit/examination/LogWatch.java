package dev.fairlead.testkit.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Hears what threads of a bench log through java.util.logging, which other ways of logging often
 * lead to.
 */
final class LogWatch extends Handler implements AutoCloseable {
    private static final int LINES_MAX = 100_000;
    private static final Logger ROOT = Logger.getLogger("");

    private final List<LogRecord> heard = new ArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    private final Bench bench;

    private LogWatch(Bench bench) {
        this.bench = bench;
    }

    /** Hears threads of the bench from now on. */
    static LogWatch begin(Bench bench) {
        LogWatch watch = new LogWatch(bench);
        watch.setLevel(Level.ALL);
        ROOT.addHandler(watch);
        return watch;
    }

    /** The lines so far, without stack traces. */
    synchronized List<String> lines() {
        return heard.stream().map(formatter::formatMessage).toList();
    }

    /** How many lines of level INFO or above. */
    synchronized long loud() {
        return heard.stream()
                .filter(line -> line.getLevel().intValue() >= Level.INFO.intValue())
                .count();
    }

    @Override
    public synchronized void publish(LogRecord line) {
        if (heard.size() < LINES_MAX && bench.isMine(Thread.currentThread())) {
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
