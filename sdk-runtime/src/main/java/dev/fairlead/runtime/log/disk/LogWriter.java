package dev.fairlead.runtime.log.disk;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes batches, syncs files and answers deliveries. */
final class LogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private final Queue<OpenBatch> queue = new ArrayDeque<>();
    private final Set<PartitionLog> unsynced = new LinkedHashSet<>();
    private final Sync sync;
    private final Budget budget;
    private final PositionJournal positions;
    private final Runnable appended;
    private final InstantSource clock;
    private final Thread thread;

    private boolean closing;
    private @Nullable RuntimeException failure;
    private long syncDueMs = Long.MAX_VALUE;

    /**
     * A writer that isn't started yet.
     *
     * @param appended is run after records became readable
     */
    LogWriter(
            Sync sync,
            Budget budget,
            PositionJournal positions,
            Runnable appended,
            InstantSource clock,
            ThreadFactory threads) {
        this.sync = sync;
        this.budget = budget;
        this.positions = positions;
        this.appended = appended;
        this.clock = clock;
        this.thread = threads.newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /**
     * Hands a batch over, to which records may still be added until it is written.
     *
     * @throws KafkaException the log was closed or broke down; the batch wasn't taken
     */
    synchronized void enqueue(OpenBatch batch) {
        if (failure != null) {
            throw new KafkaException("the log broke down: " + failure, failure);
        }
        if (closing) {
            throw new KafkaException("a record came after the log was closed");
        }
        queue.add(batch);
        if (queue.size() == 1) {
            notifyAll();
        }
    }

    /** Writes what was handed over, syncs and stops; returns when the thread has ended. */
    void close() throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        thread.join();
    }

    private void run() {
        try {
            List<OpenBatch> batches = take();
            while (!batches.isEmpty() || !isClosing()) {
                writeAll(batches);
                syncIfDue();
                batches = take();
            }
            syncAll();
        } catch (IOException | RuntimeException e) {
            breakDown(e);
        }
    }

    private synchronized boolean isClosing() {
        return closing && queue.isEmpty();
    }

    /** Waits for batches, or for the time to sync, or for the end. */
    private synchronized List<OpenBatch> take() {
        while (queue.isEmpty() && !closing) {
            long leftMs = syncDueMs == Long.MAX_VALUE ? 0 : syncDueMs - clock.millis();
            if (syncDueMs != Long.MAX_VALUE && leftMs <= 0) {
                break;
            }
            try {
                wait(leftMs);
            } catch (InterruptedException e) {
                LOG.debug("The log's writer isn't stopped by interrupts but by closing the log", e);
            }
        }
        List<OpenBatch> batches = new ArrayList<>(queue);
        queue.clear();
        return batches;
    }

    private void writeAll(List<OpenBatch> batches) throws IOException {
        List<OpenBatch> written = new ArrayList<>(batches.size());
        for (OpenBatch batch : batches) {
            if (batch.seal() && write(batch)) {
                written.add(batch);
                if (sync instanceof Sync.Every) {
                    batch.acknowledge();
                }
                appended.run();
            }
            budget.release(batch.reservedBytes());
            if (sync instanceof Sync.Every) {
                batch.owner.answered(batch);
            }
        }
        if (sync instanceof Sync.BeforeAcknowledgement) {
            syncAndAnswer(batches, written);
        }
    }

    private void syncAndAnswer(List<OpenBatch> batches, List<OpenBatch> written)
            throws IOException {
        try {
            syncAll();
            written.forEach(OpenBatch::acknowledge);
        } catch (IOException e) {
            KafkaException unsafe = new KafkaException("the log can't sync its files: " + e, e);
            written.forEach(batch -> batch.fail(unsafe));
            throw e;
        } finally {
            batches.forEach(batch -> batch.owner.answered(batch));
        }
    }

    private boolean write(OpenBatch batch) {
        try {
            batch.partition.write(batch);
        } catch (IOException e) {
            batch.fail(Trouble.writing(batch.partition.directory(), e));
            return false;
        }
        if (unsynced.add(batch.partition)
                && syncDueMs == Long.MAX_VALUE
                && sync instanceof Sync.Every every) {
            syncDueMs = clock.millis() + every.interval().toMillis();
        }
        return true;
    }

    private void syncIfDue() throws IOException {
        if (clock.millis() >= syncDueMs) {
            syncAll();
        }
    }

    private void syncAll() throws IOException {
        for (PartitionLog partition : unsynced) {
            partition.sync();
        }
        unsynced.clear();
        positions.sync();
        syncDueMs = Long.MAX_VALUE;
    }

    private void breakDown(Exception cause) {
        LOG.error("The log can't be written any more", cause);
        List<OpenBatch> rest;
        synchronized (this) {
            failure = new KafkaException("the log broke down: " + cause, cause);
            rest = new ArrayList<>(queue);
            queue.clear();
        }
        for (OpenBatch batch : rest) {
            batch.fail(failure);
            batch.owner.answered(batch);
            budget.release(batch.reservedBytes());
        }
    }
}
