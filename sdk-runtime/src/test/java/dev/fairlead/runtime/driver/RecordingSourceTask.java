package dev.fairlead.runtime.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A source task that plays a script of polls and notes every call in order. Thread-safe. */
public final class RecordingSourceTask extends SourceTask {
    private final Queue<Callable<List<SourceRecord>>> polls = new ConcurrentLinkedQueue<>();
    private final List<String> calls = new ArrayList<>();
    private volatile RuntimeException startFailure;
    private volatile Map<String, Object> resumedFrom;

    /** A record whose value, source offset and place in its partition are {@code number}. */
    public static SourceRecord record(String partition, long number) {
        return new SourceRecord(
                Map.of("p", partition),
                Map.of("n", number),
                "topic",
                null,
                null,
                null,
                null,
                partition + number);
    }

    /** The next unscripted poll returns these numbers of partition {@code partition}. */
    public RecordingSourceTask polls(String partition, long... numbers) {
        List<SourceRecord> batch = new ArrayList<>();
        for (long number : numbers) {
            batch.add(record(partition, number));
        }
        polls.add(() -> batch);
        return this;
    }

    /** The next unscripted poll does this. */
    public RecordingSourceTask pollsBy(Callable<List<SourceRecord>> poll) {
        polls.add(poll);
        return this;
    }

    /** {@code start} throws this. */
    public RecordingSourceTask failsToStart(RuntimeException failure) {
        startFailure = failure;
        return this;
    }

    /** What was called so far, polls that returned nothing left out. */
    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** The stored offset of partition a that the task found at its start. */
    public Map<String, Object> resumedFrom() {
        return resumedFrom;
    }

    /** Whether the whole script was played. */
    public boolean hasPlayed() {
        return polls.isEmpty();
    }

    private void note(String call) {
        synchronized (calls) {
            calls.add(call);
        }
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        note("start");
        if (startFailure != null) {
            throw startFailure;
        }
        resumedFrom = context.offsetStorageReader().offset(Map.of("p", "a"));
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        Callable<List<SourceRecord>> next = polls.poll();
        if (next == null) {
            Thread.yield();
            return null;
        }
        try {
            List<SourceRecord> batch = next.call();
            note("poll " + (batch == null ? 0 : batch.size()));
            return batch;
        } catch (RuntimeException | InterruptedException e) {
            note("poll throws");
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        note("commitRecord " + record.value() + (metadata == null ? " dropped" : ""));
    }

    @Override
    public void commit() {
        note("commit");
    }

    @Override
    public void stop() {
        note("stop");
    }
}
