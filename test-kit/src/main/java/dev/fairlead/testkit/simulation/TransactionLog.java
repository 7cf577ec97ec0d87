package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.task.SourceDelivery;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TransactionHappening;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A log that takes records and the offsets they lead to in transactions. It outlives all
 * incarnations; a new generation of producers fences the ones before (KIP-618).
 */
final class TransactionLog {
    /** What becomes of the next commit. */
    enum Fate {
        COMMITTED,
        /** Committed, but the producer hears of a time-out. */
        COMMITTED_WITHOUT_ANSWER,
        /** The transaction took longer than it may, and was aborted. */
        TIMED_OUT
    }

    private final SourceJournal journal;
    private final OffsetStore store;
    private final OffsetCodec codec;
    private final OffsetTexts texts;
    private final List<Producer> open = new ArrayList<>();
    private int generation;
    private long end;
    private int sendsToFail;
    private int refusals;
    private Fate fate = Fate.COMMITTED;

    TransactionLog(SourceJournal journal, OffsetStore store, OffsetCodec codec, OffsetTexts texts) {
        this.journal = journal;
        this.store = store;
        this.codec = codec;
        this.texts = texts;
    }

    /** Aborts what is open; the producers so far are fenced from now on. */
    void beginGeneration() {
        generation++;
        open.forEach(producer -> producer.forget("fenced"));
        open.clear();
    }

    /** A producer of the generation at hand. */
    Producer producer() {
        Producer made = new Producer(generation);
        open.add(made);
        return made;
    }

    void failNextSend() {
        sendsToFail++;
    }

    void refuseNextSend() {
        refusals++;
    }

    void fate(Fate next) {
        fate = next;
    }

    /** Nothing fails any more. */
    void calm() {
        sendsToFail = 0;
        refusals = 0;
        fate = Fate.COMMITTED;
    }

    /** One task's producer. */
    final class Producer {
        private final int born;
        private List<SourceDelivery> sent = new ArrayList<>();
        private boolean broken;

        private Producer(int born) {
            this.born = born;
        }

        /**
         * Takes a record into the open transaction.
         *
         * @throws TimeoutException not now
         * @throws ProducerFencedException another producer took over
         */
        void send(SourceDelivery delivery) {
            requireAlive("a record");
            if (refusals > 0) {
                refusals--;
                throw new TimeoutException("the simulated log has no room at the moment");
            }
            if (sendsToFail > 0) {
                sendsToFail--;
                broken = true;
            }
            sent.add(delivery);
        }

        private void requireAlive(String during) {
            if (born != generation) {
                journal.recorder().note(new TransactionHappening.Fenced(during));
                throw new ProducerFencedException(
                        "another task took over this transactional id, " + during + " is refused");
            }
        }

        /** Makes records and offsets visible together. */
        void commit(Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets) {
            requireAlive("a commit");
            if (broken) {
                forget("a record was refused");
                throw new KafkaException("the simulated log refused a record of the transaction");
            }
            Fate due = fate;
            fate = Fate.COMMITTED;
            if (due == Fate.TIMED_OUT) {
                forget("time-out");
                throw new InvalidProducerEpochException("the transaction took longer than it may");
            }
            Map<ByteBuffer, @Nullable ByteBuffer> entries = new LinkedHashMap<>();
            offsets.forEach(
                    (partition, offset) ->
                            entries.put(
                                    codec.key(SourceSubject.NAME, partition),
                                    codec.value(SourceSubject.NAME, offset)));
            publish(entries);
            if (due == Fate.COMMITTED_WITHOUT_ANSWER) {
                throw new KafkaException("the answer to the commit never came");
            }
        }

        private void publish(Map<ByteBuffer, @Nullable ByteBuffer> entries) {
            sent.forEach(delivery -> delivery.acknowledgedAt(0, end++, 0));
            List<Emission> emissions = taken();
            emissions.forEach(
                    emission -> {
                        journal.settled(emission);
                        journal.recorder().note(new SourceHappening.Acknowledged(emission));
                    });
            journal.recorder().note(new TransactionHappening.Committed(emissions));
            store.write(entries, failure -> {});
            entries.forEach(
                    (key, value) ->
                            journal.recorder()
                                    .note(
                                            new SourceHappening.OffsetStored(
                                                    texts.partition(key), texts.offset(value))));
        }

        /** Takes the records back, as the task asked for. */
        void abort() {
            requireAlive("an abort");
            forget("asked for");
        }

        private void forget(String reason) {
            broken = false;
            List<Emission> emissions = taken();
            if (!emissions.isEmpty()) {
                journal.recorder().note(new TransactionHappening.Aborted(emissions, reason));
            }
        }

        private List<Emission> taken() {
            List<SourceDelivery> all = sent;
            sent = new ArrayList<>();
            return all.stream().map(each -> journal.emissionOf(each.record())).toList();
        }
    }
}
