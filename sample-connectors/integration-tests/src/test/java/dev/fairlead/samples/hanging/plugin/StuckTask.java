package dev.fairlead.samples.hanging.plugin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Writes its setting {@code text} again and again, until it hangs. */
public final class StuckTask extends SourceTask {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Map<String, String> settings = Map.of();

    /** Called by the worker. */
    public StuckTask() {}

    @Override
    public void start(Map<String, String> given) {
        settings = given;
        StuckSource.reach("start of a task", settings);
    }

    @Override
    public List<SourceRecord> poll() {
        StuckSource.reach("poll", settings);
        LockSupport.parkNanos(PAUSE_NANOS);
        return List.of(
                new SourceRecord(
                        Map.of("its", "only"),
                        Map.of("time", System.nanoTime()),
                        settings.get("name"),
                        null,
                        settings.get("text")));
    }

    @Override
    public void stop() {
        StuckSource.reach("stop of a task", settings);
    }

    @Override
    public String version() {
        return "1.0";
    }
}
