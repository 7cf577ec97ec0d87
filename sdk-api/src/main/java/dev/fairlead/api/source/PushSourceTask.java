package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.internal.Agenda;
import dev.fairlead.api.internal.Plugins;
import dev.fairlead.api.internal.Turn;
import dev.fairlead.api.internal.Versions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/**
 * The task of every {@link PushSource}. Public because a worker creates it; an author never does.
 *
 * <p>The worker says on any thread that Kafka has a record; that is only noted, and wakes a poll
 * that waits. Messages are acknowledged by the next poll, by a commit of offsets that comes while
 * no poll is running, or by the stop, whichever comes first, and by one of them at a time.
 */
@AuthorsCall
public final class PushSourceTask extends SourceTask {
    private final Turn turn;
    private final Agenda agenda;
    private volatile @Nullable PushRun<?, ?, ?> run;

    /** Called by the worker. */
    public PushSourceTask() {
        this(Object::wait, Agenda.ofThisMachine());
    }

    PushSourceTask(Turn.IdleWait idleWait, Agenda agenda) {
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
        PushSource<?, ?, ?> source = Plugins.create(name, PushSource.class);
        source.enter(agenda);
        run = new PushRun<>(source, configured, agenda, turn::wake);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        PushRun<?, ?, ?> running = run;
        if (running == null || !turn.take()) {
            return null;
        }
        try {
            agenda.runDue();
            List<SourceRecord> batch = running.poll();
            if (batch.isEmpty()) {
                long most = running.settings().pollIdleMax().toMillis();
                turn.idle(most, agenda.millisUntilNext(most), running::isReady);
                return null;
            }
            turn.wasBusy();
            return batch;
        } catch (RetriableException later) {
            long most = running.settings().pollIdleMax().toMillis();
            turn.idle(most, agenda.millisUntilNext(most), () -> false);
            throw later;
        } finally {
            turn.giveBack(running::close);
        }
    }

    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        if (record instanceof TracedRecord<?> traced
                && traced.from() instanceof Handed<?> message
                && message.arrived()) {
            turn.wake();
        }
    }

    @Override
    public void commit() {
        PushRun<?, ?, ?> running = run;
        if (running != null && turn.takeIfFree()) {
            try {
                running.acknowledge();
            } finally {
                turn.giveBack(running::close);
            }
        }
    }

    @Override
    public void stop() {
        PushRun<?, ?, ?> running = run;
        turn.stop(running == null ? () -> {} : running::close);
    }
}
