package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.log.local.Groups;
import dev.fairlead.runtime.log.local.MemberOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log in a directory, for the tasks of one worker process. Thread-safe.
 *
 * <p>Another process can look into the directory meanwhile with a {@link DiskLogReader}.
 */
public final class DiskLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskLog.class);

    private final DirectoryLock lock;
    private final Catalogue catalogue;
    private final PositionJournal positions;
    private final Budget budget;
    private final LogWriter writer;
    private final Groups groups;
    private final InstantSource clock;
    private boolean closed;

    private DiskLog(
            DirectoryLock lock,
            Catalogue catalogue,
            PositionJournal positions,
            DiskLogOptions options,
            InstantSource clock,
            ThreadFactory threads) {
        this.lock = lock;
        this.catalogue = catalogue;
        this.positions = positions;
        this.clock = clock;
        this.budget = new Budget(options.bufferBytes());
        this.groups = new Groups(catalogue, positions, options.groups(), clock);
        this.writer =
                new LogWriter(options.sync(), budget, positions, groups::appended, clock, threads);
    }

    /**
     * Opens the log in {@code directory}, or starts one there.
     *
     * @param clock stamps records without a timestamp and measures patience
     * @param threads makes the one thread that writes
     * @throws CorruptLogException a file is damaged
     * @throws KafkaException the directory is in use by another process, or can't be used
     */
    public static DiskLog open(
            Path directory, DiskLogOptions options, InstantSource clock, ThreadFactory threads) {
        try {
            Files.createDirectories(directory);
            DirectoryLock lock = DirectoryLock.take(directory);
            try {
                return open(directory, options, clock, threads, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new KafkaException("the log in '" + directory + "' can't be opened: " + e, e);
        }
    }

    private static DiskLog open(
            Path directory,
            DiskLogOptions options,
            InstantSource clock,
            ThreadFactory threads,
            DirectoryLock lock)
            throws IOException {
        Catalogue catalogue = Catalogue.open(directory, options);
        boolean syncsCommits = options.sync() instanceof Sync.BeforeAcknowledgement;
        PositionJournal positions = PositionJournal.open(positions(directory), syncsCommits);
        pullBack(positions, catalogue);
        DiskLog log = new DiskLog(lock, catalogue, positions, options, clock, threads);
        catalogue.onChange(log.groups::topicsChanged);
        log.writer.start();
        return log;
    }

    static Path positions(Path logDirectory) {
        return logDirectory.resolve("positions.journal");
    }

    /**
     * After a loss of power a position can be ahead of the records. It must not stay there: the
     * next records would get the offsets in between, and the group would never read them.
     */
    private static void pullBack(PositionJournal positions, Catalogue catalogue) {
        positions
                .all()
                .forEach(
                        (group, its) -> {
                            Map<TopicPartition, @Nullable Long> back = new HashMap<>();
                            its.forEach(
                                    (partition, position) -> {
                                        if (catalogue.contains(partition)) {
                                            long end = catalogue.partition(partition).end();
                                            if (position > end) {
                                                back.put(partition, end);
                                            }
                                        }
                                    });
                            if (!back.isEmpty()) {
                                LOG.warn(
                                        "Pulled positions of group '{}' back to the end of the"
                                                + " records that are left: {}",
                                        group,
                                        back);
                                positions.alter(group, back);
                            }
                        });
    }

    /** A way in, for one task. */
    public OutboundLog outbound() {
        return new DiskOutboundLog(catalogue, writer, budget, clock);
    }

    /** A way out, for one task: a member of a consumer group. */
    public InboundLog inbound(String group, String member, MemberOptions options) {
        return groups.join(group, member, options);
    }

    /** Creates topics; settings are kept and have no effect. */
    public Topics topics() {
        return catalogue;
    }

    /** The groups: who owns what. */
    public Groups groups() {
        return groups;
    }

    /** The positions that {@code group} has committed. */
    public Map<TopicPartition, Long> committed(String group) {
        return positions.all().getOrDefault(group, Map.of());
    }

    /**
     * Changes committed positions from outside, all or none; null removes one. Members that are
     * reading don't notice.
     */
    public void alterPositions(String group, Map<TopicPartition, @Nullable Long> changes) {
        positions.alter(group, changes);
    }

    /** Writes and syncs what was appended, then closes all files. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock;
                catalogue;
                positions) {
            writer.close();
        } catch (IOException e) {
            throw new KafkaException("the log can't be closed: " + e, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
