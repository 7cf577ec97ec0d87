package dev.fairlead.runtime.calls;

import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SinkEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one sink task; answers are the events that its machine waits for. */
public final class SinkTaskCalls {
    private static final Logger LOG = LoggerFactory.getLogger(SinkTaskCalls.class);

    private final SinkTask task;
    private final Boundary boundary;
    private final SinkContext context;

    public SinkTaskCalls(SinkTask task, ClassLoader loader, SinkContext context) {
        this.task = task;
        this.boundary = new Boundary(loader);
        this.context = context;
    }

    /** Calls {@code initialize} and {@code start}. */
    public SinkEvent start(Map<String, String> settings) {
        return boundary.call(
                () -> {
                    task.initialize(context);
                    task.start(settings);
                    return new SinkEvent.TaskStarted(context.takeRequests());
                },
                cause -> new SinkEvent.StartFailed(Failure.fatal("start of the task", cause)));
    }

    /**
     * Calls {@code put} with a new list; only Kafka Connect's own retriable exception retries. A
     * report that was refused fails the task even if the task swallowed that.
     */
    public SinkEvent put(List<SinkRecord> records) {
        return boundary.call(
                () -> {
                    task.put(new ArrayList<>(records));
                    Optional<ConnectException> refusal = context.refusal();
                    if (refusal.isPresent()) {
                        throw refusal.get();
                    }
                    return new SinkEvent.PutReturned(context.takeRequests());
                },
                cause -> {
                    String during = "put of " + records.size() + " records";
                    Failure failure =
                            cause instanceof RetriableException
                                    ? Failure.retriable(during, cause)
                                    : Failure.fatal(during, cause);
                    return new SinkEvent.PutFailed(failure, context.takeRequests());
                });
    }

    /** Calls {@code preCommit} with a copy of {@code positions}. */
    public SinkEvent preCommit(Map<TopicPartition, Long> positions) {
        Map<TopicPartition, OffsetAndMetadata> current = new HashMap<>();
        positions.forEach(
                (partition, position) -> current.put(partition, new OffsetAndMetadata(position)));
        return boundary.call(
                () -> {
                    Map<TopicPartition, OffsetAndMetadata> provided = task.preCommit(current);
                    return new SinkEvent.PreCommitted(
                            positionsOf(provided == null ? Map.of() : provided),
                            context.takeRequests());
                },
                cause ->
                        new SinkEvent.PreCommitFailed(
                                Failure.retriable("preCommit", cause), context.takeRequests()));
    }

    private static Map<TopicPartition, Long> positionsOf(
            Map<TopicPartition, OffsetAndMetadata> provided) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        provided.forEach((partition, offset) -> positions.put(partition, offset.offset()));
        return positions;
    }

    /** Calls {@code open}; the context's assignment has the partitions before. */
    public SinkEvent open(Set<TopicPartition> partitions) {
        return boundary.call(
                () -> {
                    task.open(new ArrayList<>(partitions));
                    return new SinkEvent.Opened(Optional.empty(), context.takeRequests());
                },
                cause ->
                        new SinkEvent.Opened(
                                Optional.of(Failure.fatal("open of " + partitions, cause)),
                                context.takeRequests()));
    }

    /** Calls {@code close}; the context's assignment has the partitions until it returns. */
    public SinkEvent close(Set<TopicPartition> partitions) {
        SinkEvent answer =
                boundary.call(
                        () -> {
                            task.close(new ArrayList<>(partitions));
                            return new SinkEvent.Closed(Optional.empty());
                        },
                        cause ->
                                new SinkEvent.Closed(
                                        Optional.of(
                                                Failure.fatal("close of " + partitions, cause))));
        context.unassign(partitions);
        return answer;
    }

    /** Calls {@code stop}; what it throws is logged and forgotten. */
    public SinkEvent stop() {
        boundary.run(task::stop, cause -> LOG.error("stop threw, the task has ended", cause));
        return new SinkEvent.TaskStopped();
    }

    /** Notes new partitions in the task's context. */
    public void assign(Set<TopicPartition> partitions) {
        context.assign(partitions);
    }
}
