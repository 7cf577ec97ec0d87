package org.apache.kafka.connect.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** A producer whose answers a schedule gives, in any order. */
final class StockLog extends MockProducer<byte[], byte[]> {
    private record InFlight(ProducerRecord<byte[], byte[]> record, Callback callback) {}

    private final List<InFlight> inFlight = new ArrayList<>();
    private final Runnable beforeResend;
    private int refusals;
    private long end;
    private boolean resending;

    /**
     * @param beforeResend runs after a refusal, before the same record is taken; the worker waits a
     *     tenth of a second in between
     */
    StockLog(Runnable beforeResend) {
        this.beforeResend = beforeResend;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (resending) {
            beforeResend.run();
        }
        resending = refusals > 0;
        if (resending) {
            refusals--;
            throw new TimeoutException("no room at the moment");
        }
        inFlight.add(new InFlight(record, callback));
        return new CompletableFuture<>();
    }

    void refuseNext() {
        refusals++;
    }

    void acknowledgeOldest(int count) {
        for (int i = 0; i < count && !inFlight.isEmpty(); i++) {
            acknowledge(0);
        }
    }

    void acknowledgeNewest(int count) {
        for (int i = 0; i < count && !inFlight.isEmpty(); i++) {
            acknowledge(inFlight.size() - 1);
        }
    }

    private void acknowledge(int place) {
        InFlight answered = inFlight.remove(place);
        TopicPartition partition = new TopicPartition(answered.record().topic(), 0);
        answered.callback().onCompletion(new RecordMetadata(partition, end++, 0, 0, 0, 0), null);
    }

    /** Fails the oldest, if there is one. */
    void failOldest() {
        if (!inFlight.isEmpty()) {
            InFlight oldest = inFlight.remove(0);
            oldest.callback().onCompletion(null, new KafkaException("the record is refused"));
        }
    }

    /** Whether something is in flight. */
    boolean isAnswerDue() {
        return !inFlight.isEmpty();
    }

    @Override
    public void close(Duration patience) {}
}
