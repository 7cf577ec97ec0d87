package dev.fairlead.runtime.calls;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SourceDelivery;
import dev.fairlead.runtime.task.SourceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one source task; answers are the events that its machine waits for. */
public final class SourceTaskCalls {
    private static final Logger LOG = LoggerFactory.getLogger(SourceTaskCalls.class);

    private final SourceTask task;
    private final Boundary boundary;
    private final Function<SourceRecord, Outcome<OutboundRecord>> pipeline;
    private final PollWatch watch;
    private final boolean hearsOfRecords;

    public SourceTaskCalls(
            SourceTask task,
            ClassLoader loader,
            Function<SourceRecord, Outcome<OutboundRecord>> pipeline) {
        this(task, loader, pipeline, PollWatch.NONE);
    }

    public SourceTaskCalls(
            SourceTask task,
            ClassLoader loader,
            Function<SourceRecord, Outcome<OutboundRecord>> pipeline,
            PollWatch watch) {
        this.watch = watch;
        this.task = task;
        this.boundary = new Boundary(loader);
        this.pipeline = pipeline;
        this.hearsOfRecords = overridesCommitRecord(task.getClass());
    }

    private static boolean overridesCommitRecord(Class<?> type) {
        try {
            return type.getMethod("commitRecord", SourceRecord.class, RecordMetadata.class)
                            .getDeclaringClass()
                    != SourceTask.class;
        } catch (NoSuchMethodException | LinkageError e) {
            return true;
        }
    }

    /** Calls {@code initialize} and {@code start}. */
    public SourceEvent start(SourceTaskContext context, Map<String, String> settings) {
        return boundary.call(
                () -> {
                    task.initialize(context);
                    task.start(settings);
                    return new SourceEvent.TaskStarted();
                },
                cause -> new SourceEvent.StartFailed(Failure.fatal("start of the task", cause)));
    }

    /** Calls {@code poll} and sends the records through the pipeline. */
    public SourceEvent poll() {
        List<SourceRecord> records = new ArrayList<>();
        Optional<Failure> failure =
                boundary.call(
                        () -> {
                            watch.begins();
                            List<SourceRecord> polled = task.poll();
                            if (polled != null) {
                                watch.returned();
                                records.addAll(polled);
                            }
                            return Optional.empty();
                        },
                        cause -> Optional.of(pollFailure(cause)));
        if (failure.isPresent()) {
            return new SourceEvent.PollFailed(failure.get());
        }
        List<Outcome<OutboundRecord>> outcomes = new ArrayList<>(records.size());
        for (SourceRecord record : records) {
            outcomes.add(pipeline.apply(record));
        }
        return new SourceEvent.Polled(records, outcomes);
    }

    private static Failure pollFailure(Throwable cause) {
        boolean retriable =
                cause instanceof RetriableException
                        || cause instanceof org.apache.kafka.common.errors.RetriableException;
        return retriable ? Failure.retriable("poll", cause) : Failure.fatal("poll", cause);
    }

    /** Calls {@code commitRecord} for each record; what it throws is logged and forgotten. */
    public void reportRecords(List<SourceDelivery> deliveries) {
        if (!hearsOfRecords) {
            return;
        }
        for (SourceDelivery delivery : deliveries) {
            boundary.run(
                    () -> passOn(delivery),
                    cause -> LOG.error("commitRecord threw, the record is committed", cause));
        }
    }

    @SuppressWarnings("NullAway") // Kafka Connect passes null for what isn't in the log
    private void passOn(SourceDelivery delivery) throws InterruptedException {
        task.commitRecord(
                delivery.record(),
                delivery.isAcknowledged() ? SentRecord.metadata(delivery) : null);
    }

    /** Calls {@code commit}; what it throws is logged and forgotten. */
    public void reportCommit() {
        boundary.run(
                task::commit, cause -> LOG.error("commit threw, the offsets are stored", cause));
    }

    /** Calls {@code stop}; what it throws is logged and forgotten. */
    public SourceEvent stop() {
        boundary.run(task::stop, cause -> LOG.error("stop threw, the task has ended", cause));
        return new SourceEvent.TaskStopped();
    }
}
