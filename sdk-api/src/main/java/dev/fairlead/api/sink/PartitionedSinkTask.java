package dev.fairlead.api.sink;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.internal.Agenda;
import dev.fairlead.api.internal.Plugins;
import dev.fairlead.api.internal.Versions;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/**
 * The task of every {@link PartitionedSink}. Public because a worker creates it; an author never
 * does.
 *
 * <p>A stop may come without a start, more than once, and from another thread: it never waits for a
 * call that is running; that one closes the writers when it is done.
 */
@AuthorsCall
public final class PartitionedSinkTask extends SinkTask {
    static final String CONNECTOR = "fairlead.connector.class";

    private final Object monitor = new Object();
    private final Agenda agenda;
    private @Nullable SinkRun<?, ?> run;
    private boolean busy;
    private boolean stopped;

    /** Called by the worker. */
    public PartitionedSinkTask() {
        this(Agenda.ofThisMachine());
    }

    PartitionedSinkTask(Agenda agenda) {
        this.agenda = agenda;
    }

    @Override
    public String version() {
        return Versions.of(getClass());
    }

    @Override
    public void start(Map<String, String> configured) {
        String name = configured.get(CONNECTOR);
        if (name == null) {
            throw new ConnectException(
                    CONNECTOR
                            + " is missing; start the task with a configuration that the"
                            + " connector's taskConfigs returned");
        }
        PartitionedSink<?, ?> sink = Plugins.create(name, PartitionedSink.class);
        sink.enter(agenda);
        run = new SinkRun<>(sink, configured, context, agenda);
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        whileRunning(
                running -> {
                    running.open(partitions);
                    return partitions;
                });
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Object done =
                whileRunning(
                        running -> {
                            running.put(records);
                            return records;
                        });
        if (done == null && !records.isEmpty()) {
            throw new ConnectException("the task does not run; records cannot be written");
        }
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> positions) {
        Map<TopicPartition, OffsetAndMetadata> durable =
                whileRunning(running -> running.preCommit(positions));
        return durable == null ? Map.of() : durable;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        whileRunning(
                running -> {
                    running.close(partitions);
                    return partitions;
                });
    }

    private <T> @Nullable T whileRunning(Function<SinkRun<?, ?>, T> call) {
        SinkRun<?, ?> running;
        synchronized (monitor) {
            running = run;
            if (running == null || stopped) {
                return null;
            }
            busy = true;
        }
        try {
            return call.apply(running);
        } finally {
            synchronized (monitor) {
                busy = false;
                if (stopped) {
                    running.close();
                }
            }
        }
    }

    @Override
    public void stop() {
        synchronized (monitor) {
            stopped = true;
            if (!busy && run != null) {
                run.close();
            }
        }
    }
}
