package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.internal.Plugins;
import dev.fairlead.api.internal.Versions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/**
 * The task of every {@link PartitionedSource}. Public because a worker creates it; an author never
 * does.
 *
 * <p>A stop may come from the thread that polls or from any other, at any time, more than once. It
 * wakes a waiting poll and never waits for a reading one: that one closes the readers when it is
 * done.
 */
@AuthorsCall
public final class PartitionedSourceTask extends SourceTask {
    private final Object monitor = new Object();
    private final IdleWait idleWait;
    private @Nullable SourceRun<?, ?, ?, ?> run;
    private boolean polling;
    private boolean stopped;
    private long idleMillis;

    /** Called by the worker. */
    public PartitionedSourceTask() {
        this(Object::wait);
    }

    PartitionedSourceTask(IdleWait idleWait) {
        this.idleWait = idleWait;
    }

    @Override
    public String version() {
        return Versions.of(getClass());
    }

    @Override
    public void start(Map<String, String> configured) {
        String name = configured.get(TaskShare.CONNECTOR);
        if (name == null) {
            throw new ConnectException(
                    TaskShare.CONNECTOR
                            + " is missing; start the task with a configuration that the"
                            + " connector's taskConfigs returned");
        }
        PartitionedSource<?, ?, ?, ?> source = Plugins.create(name, PartitionedSource.class);
        run = new SourceRun<>(source, configured, context);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        SourceRun<?, ?, ?, ?> running = begin();
        if (running == null) {
            return null;
        }
        try {
            List<SourceRecord> batch = running.poll();
            if (batch.isEmpty()) {
                idle(running);
                return null;
            }
            idleMillis = 0;
            return batch;
        } catch (RetriableException later) {
            idle(running); // a worker would poll again at once
            throw later;
        } finally {
            end(running);
        }
    }

    private @Nullable SourceRun<?, ?, ?, ?> begin() {
        synchronized (monitor) {
            polling = run != null && !stopped;
            return polling ? run : null;
        }
    }

    private void end(SourceRun<?, ?, ?, ?> running) {
        synchronized (monitor) {
            polling = false;
            if (stopped) {
                running.close();
            }
        }
    }

    /** Waits the longer the longer there was nothing, up to the setting; a stop ends it. */
    private void idle(SourceRun<?, ?, ?, ?> running) throws InterruptedException {
        long max = running.settings().pollIdleMax().toMillis();
        idleMillis = Math.min(max, Math.max(1, idleMillis * 2));
        synchronized (monitor) {
            if (!stopped) {
                idleWait.on(monitor, idleMillis);
            }
        }
    }

    @Override
    public void stop() {
        synchronized (monitor) {
            stopped = true;
            monitor.notifyAll();
            if (!polling && run != null) {
                run.close();
            }
        }
    }
}
