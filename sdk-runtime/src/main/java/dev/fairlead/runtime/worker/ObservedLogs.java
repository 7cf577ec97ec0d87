package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.ClientOptions;
import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.task.TaskId;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/** Shows each record that a source puts into the log, as soon as the log has it, and others. */
public final class ObservedLogs implements Logs {
    /** Sees records, on the log's threads unless it says so; must not block for long. */
    public interface Observer {
        /** {@code record} is in the log. */
        void acknowledged(OutboundRecord record, int partition, long offset);

        /** {@code record} is about to be converted; on the task's thread. */
        default void transformed(TaskId task, SourceRecord record) {}

        /** {@code record} is about to be handed to a sink; on the task's thread. */
        default void consumed(TaskId task, InboundRecord record) {}
    }

    private final Logs logs;
    private final Observer observer;

    public ObservedLogs(Logs logs, Observer observer) {
        this.logs = logs;
        this.observer = observer;
    }

    /** {@code log}, each of whose records {@code observer} sees. */
    static OutboundLog observed(OutboundLog log, Observer observer) {
        return new Outbound(log, observer);
    }

    @Override
    public OutboundLog outbound(TaskId task, ClientOptions overrides) {
        return observed(logs.outbound(task, overrides), observer);
    }

    @Override
    public InboundLog inbound(TaskId task, ClientOptions overrides) {
        return logs.inbound(task, overrides);
    }

    @Override
    public Topics topics(TaskId task, ClientOptions overrides) {
        return logs.topics(task, overrides);
    }

    @Override
    public Optional<Observer> observer() {
        return Optional.of(observer);
    }

    @Override
    public String clusterId() {
        return logs.clusterId();
    }

    @Override
    public GroupPositions positions(String connector, ClientOptions overrides) {
        return logs.positions(connector, overrides);
    }

    @Override
    public void close() {
        logs.close();
    }

    private record Outbound(OutboundLog log, Observer observer) implements OutboundLog {
        @Override
        public void append(OutboundRecord record, Delivery delivery) {
            log.append(record, new Observed(record, delivery, observer));
        }

        @Override
        public void flush() {
            log.flush();
        }

        @Override
        public void close(Duration patience) {
            log.close(patience);
        }
    }

    private record Observed(OutboundRecord record, Delivery delivery, Observer observer)
            implements Delivery {
        @Override
        public void acknowledged(int partition, long offset, long timestamp) {
            observer.acknowledged(record, partition, offset);
            delivery.acknowledged(partition, offset, timestamp);
        }

        @Override
        public void failed(Throwable cause) {
            delivery.failed(cause);
        }
    }
}
