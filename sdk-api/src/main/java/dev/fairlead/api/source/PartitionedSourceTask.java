package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.internal.Agenda;
import dev.fairlead.api.internal.Plugins;
import dev.fairlead.api.internal.Turn;
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
    private final Turn turn;
    private final Agenda agenda;
    private @Nullable SourceRun<?, ?, ?, ?> run;

    /** Called by the worker. */
    public PartitionedSourceTask() {
        this(Object::wait, Agenda.ofThisMachine());
    }

    PartitionedSourceTask(Turn.IdleWait idleWait, Agenda agenda) {
        this.turn = new Turn(idleWait);
        this.agenda = agenda;
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
        source.enter(agenda);
        run = new SourceRun<>(source, configured, context, agenda);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        SourceRun<?, ?, ?, ?> running = run;
        if (running == null || !turn.take()) {
            return null;
        }
        try {
            agenda.runDue();
            List<SourceRecord> batch = running.poll();
            if (batch.isEmpty() && !running.wasBusy()) {
                idle(running);
                return null;
            }
            turn.wasBusy();
            return batch.isEmpty() ? null : batch;
        } catch (RetriableException later) {
            idle(running); // a worker would poll again at once
            throw later;
        } finally {
            turn.giveBack(running::close);
        }
    }

    private void idle(SourceRun<?, ?, ?, ?> running) throws InterruptedException {
        long most = running.settings().pollIdleMax().toMillis();
        turn.idle(most, agenda.millisUntilNext(most), () -> false);
    }

    @Override
    public void stop() {
        SourceRun<?, ?, ?, ?> running = run;
        turn.stop(running == null ? () -> {} : running::close);
    }
}
