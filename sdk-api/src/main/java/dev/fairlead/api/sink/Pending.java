package dev.fairlead.api.sink;

import dev.fairlead.api.internal.Failures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** A batch that was given to a writer and is not known to be durable, kept to be written again. */
final class Pending<V> implements Batch<V> {
    private final TopicPartition partition;
    private final DeadLetters deadLetters;
    private final List<Received<V>> received = new ArrayList<>();
    private final Set<Received<V>> rejected = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Future<?>> reports = new ArrayList<>();
    private final Thread owner = Thread.currentThread();
    private final Queue<Rejection<V>> noted = new ConcurrentLinkedQueue<>();
    private List<Received<V>> toWrite = List.of();
    private volatile CompletableFuture<?> stage = new CompletableFuture<>();
    private @Nullable Throwable refusal;

    private record Rejection<V>(Received<V> record, Throwable why) {}

    Pending(TopicPartition partition, DeadLetters deadLetters) {
        this.partition = partition;
        this.deadLetters = deadLetters;
    }

    void add(Received<V> record) {
        received.add(record);
    }

    long firstOffset() {
        return received.get(0).offset();
    }

    long lastOffset() {
        return received.get(received.size() - 1).offset();
    }

    int size() {
        return received.size();
    }

    /**
     * Gives the batch to a writer, without what was rejected before or is durable already.
     *
     * @throws ConnectException before anything is written, if a record only seems to be durable
     */
    void writeTo(Writer<V> writer, Durable durable) throws Exception {
        rejectNoted();
        stage = new CompletableFuture<>();
        toWrite =
                received.stream()
                        .filter(each -> !rejected.contains(each))
                        .filter(each -> !durable.contains(partition, each))
                        .toList();
        stage =
                toWrite.isEmpty()
                        ? CompletableFuture.completedFuture(null)
                        : written(writer).toCompletableFuture();
    }

    private CompletionStage<?> written(Writer<V> writer) throws Exception {
        @Nullable CompletionStage<?> told = writer.write(this);
        if (told == null) {
            throw new ConnectException(
                    writer.getClass().getName()
                            + ".write returned null; return a stage that completes when the batch"
                            + " is durable, or CompletableFuture.completedFuture(null) if it is"
                            + " already");
        }
        return told;
    }

    CompletableFuture<?> stage() {
        return stage;
    }

    /** What was rejected before the stage completed is taken over before that is believed. */
    boolean isDone() {
        boolean complete = stage.isDone();
        rejectNoted();
        return complete && reports.stream().allMatch(Future::isDone);
    }

    private void rejectNoted() {
        for (Rejection<V> next = noted.poll(); next != null; next = noted.poll()) {
            try {
                give(next.record(), next.why());
            } catch (ConnectException nobodyTakesIt) {
                refusal = nobodyTakesIt;
            }
        }
    }

    /** Why it did not become durable; null if it did, or is still on its way. */
    @Nullable Throwable failure() {
        Throwable failure = refusal == null ? failure(stage) : refusal;
        for (Future<?> report : reports) {
            failure = failure == null ? failure(report) : failure;
        }
        return failure;
    }

    private static @Nullable Throwable failure(Future<?> future) {
        if (!future.isDone()) {
            return null;
        }
        try {
            future.get();
            return null;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return cause == null ? failed : cause;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return null; // cannot be: the future is done
        } catch (RuntimeException cancelled) {
            return cancelled;
        }
    }

    @Override
    public List<Received<V>> records() {
        return toWrite;
    }

    @Override
    public long nextOffset() {
        return lastOffset() + 1;
    }

    @Override
    public OptionalLong newestTimestamp() {
        return received.stream()
                .map(each -> each.record().timestamp())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max();
    }

    @Override
    public void reject(Received<V> record, Throwable why) {
        if (stage.isDone()) {
            throw new IllegalStateException(
                    partition
                            + ": the record at offset "
                            + record.offset()
                            + " was rejected too late: the stage of its batch is complete, so the"
                            + " record may be committed; reject first, then complete the stage");
        }
        if (Thread.currentThread() == owner) {
            give(record, why);
        } else {
            noted.add(new Rejection<>(record, why));
        }
    }

    private void give(Received<V> record, Throwable why) {
        if (rejected.add(record)) {
            String where = partition + " at offset " + record.offset();
            reports.add(deadLetters.take(record.record(), where, why));
        }
    }

    @Override
    public void awaitRejected() throws InterruptedException {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "awaitRejected was called by the thread \""
                            + Thread.currentThread().getName()
                            + "\"; call it on the thread that called the writer");
        }
        rejectNoted();
        if (refusal instanceof ConnectException nobodyTakesIt) {
            throw nobodyTakesIt;
        }
        for (Future<?> report : reports) {
            try {
                report.get();
            } catch (ExecutionException failed) {
                throw Failures.of("a record of " + partition + " is no dead letter", failed);
            }
        }
    }
}
