package dev.fairlead.api.sink;

import dev.fairlead.api.internal.Failures;
import dev.fairlead.api.time.TaskTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a sink task, or the part of its keys that falls to this lane: a writer, and the
 * batches that are not durable yet, in order.
 *
 * <p>A batch leaves only from the head, and only when it is durable, so what precedes all that is
 * kept may be committed. When any batch fails, the whole lane fails: whatever is still kept is
 * written again by a fresh writer, also what came after the failed batch, or an older value could
 * overwrite a newer one.
 */
final class Lane<C extends Record, V> {
    private final PartitionedSink<C, V> sink;
    private final C config;
    private final TopicPartition partition;
    private final boolean alone;
    private final TaskTime time;
    private final Deque<Pending<V>> pending = new ArrayDeque<>();
    private @Nullable Writer<V> writer;
    private Durable durable = Durable.NOTHING;
    private @Nullable ConnectException failure;
    private int failures;
    private int announced;
    private Optional<Duration> flushAfter = Optional.empty();
    private @Nullable Runnable notToFlush;
    private Duration retryAfter = Duration.ZERO;

    /**
     * A lane without a writer.
     *
     * @param alone whether it has all records of the partition
     */
    Lane(
            PartitionedSink<C, V> sink,
            C config,
            TopicPartition partition,
            boolean alone,
            TaskTime time) {
        this.sink = sink;
        this.config = config;
        this.partition = partition;
        this.alone = alone;
        this.time = time;
    }

    TopicPartition partition() {
        return partition;
    }

    /** Takes a batch over; from now on it is this lane's task to make it durable. */
    void accept(Pending<V> batch) {
        pending.addLast(batch);
        if (failure == null) {
            attempt(() -> batch.writeTo(writer(), durable));
            planFlush();
        }
    }

    /**
     * Where Kafka should go on, if it would deliver more that the writer says is durable than it
     * has delivered already.
     */
    OptionalLong goOnFrom(long delivered) {
        return failure == null && durable.nextOffset() > delivered
                ? OptionalLong.of(durable.nextOffset())
                : OptionalLong.empty();
    }

    private void planFlush() {
        if (notToFlush == null && flushAfter.isPresent() && failure == null && isWaiting()) {
            notToFlush =
                    time.after(
                            flushAfter.get(),
                            () -> {
                                notToFlush = null;
                                settle();
                                flush();
                                planFlush();
                            });
        }
    }

    private boolean isWaiting() {
        return pending.stream().anyMatch(batch -> !batch.isDone());
    }

    private void unplanFlush() {
        Runnable planned = notToFlush;
        notToFlush = null;
        if (planned != null) {
            planned.run();
        }
    }

    private Writer<V> writer() throws Exception {
        Writer<V> open = writer;
        if (open == null) {
            open = opened();
            writer = open;
            durable = Durable.of(open);
            flushAfter = open.flushAfter();
            if (!alone && durable.nextOffset() > Long.MIN_VALUE) {
                throw new ConnectException(
                        "a writer says from which offset on nothing is durable, but has only some"
                                + " of the partition's keys; let lanes be 1 to write exactly once");
            }
        }
        return open;
    }

    private Writer<V> opened() throws Exception {
        @Nullable Writer<V> fresh = sink.open(config, partition);
        if (fresh == null) {
            throw new ConnectException(
                    sink.getClass().getName()
                            + ".open returned null; return the writer of "
                            + partition);
        }
        return fresh;
    }

    private interface Step {
        void run() throws Exception;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (Exception failed) {
            fail(failed);
        }
    }

    private void fail(Throwable failed) {
        if (failed instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null
                        ? failed.getCause()
                        : failed;
        String from = pending.isEmpty() ? "" : " from offset " + pending.getFirst().firstOffset();
        failure = Failures.of("cannot write " + partition + from, cause);
        unplanFlush();
        retryAfter = Failures.delay(cause);
        failures++;
    }

    /** Notes what became durable and what failed. */
    void settle() {
        while (!pending.isEmpty()
                && pending.getFirst().isDone()
                && pending.getFirst().failure() == null) {
            pending.removeFirst();
            failures = failure == null ? 0 : failures;
        }
        if (pending.isEmpty()) {
            unplanFlush();
        }
        if (failure == null) {
            pending.stream()
                    .map(batch -> Optional.ofNullable(batch.failure()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(this::fail);
        }
    }

    /** Writes everything again that is not durable, with a fresh writer. */
    void writeAgain() {
        closeWriter();
        failure = null;
        for (Pending<V> batch : pending) {
            if (failure == null) {
                attempt(() -> batch.writeTo(writer(), durable));
            }
        }
        planFlush();
        settle();
    }

    void flush() {
        Writer<V> open = writer;
        if (open != null && failure == null && !pending.isEmpty()) {
            attempt(open::flush);
        }
    }

    Optional<ConnectException> failure() {
        return Optional.ofNullable(failure);
    }

    /** How long the outside system wants to be left alone since the failure; mostly not at all. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** How often in a row the writing failed. */
    int failures() {
        return failures;
    }

    /**
     * Whether it is time to write again: at once after the first failure, unless the outside system
     * said when; else after the worker has waited.
     */
    boolean mayTryAgain() {
        int free = retryAfter.isZero() ? 1 : 0;
        return Math.max(announced, free) >= failures;
    }

    /** The worker was told of the latest failure, and waits. */
    void announce() {
        announced = failures;
    }

    void forgetAnnouncement() {
        announced = 0;
    }

    /** The stages that are awaited; none after a failure, for that needs another write. */
    Stream<CompletableFuture<?>> stages() {
        return failure == null ? pending.stream().map(Pending::stage) : Stream.empty();
    }

    int inFlight() {
        return pending.stream().mapToInt(Pending::size).sum();
    }

    /**
     * How far offsets may be committed when the worker's position is the given one. Not simply the
     * head's first offset: after a rewind, batches with lower offsets come later.
     */
    long committable(long position) {
        return pending.stream().mapToLong(Pending::firstOffset).reduce(position, Math::min);
    }

    void close() {
        pending.clear();
        unplanFlush();
        closeWriter();
    }

    private void closeWriter() {
        Writer<V> open = writer;
        writer = null;
        if (open != null) {
            try {
                open.close();
            } catch (Exception ignored) {
                // as Writer.close promises: what was not durable is written again, or by another
                // task
                writer = null;
            }
        }
    }
}
