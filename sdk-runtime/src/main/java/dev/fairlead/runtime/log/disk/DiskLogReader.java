package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.local.PartitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks into the directory of a {@link DiskLog} without changing anything, also while a worker
 * writes there. Every call sees what is in the files at that moment. Thread-safe; the readers that
 * it opens are for one thread each.
 */
public final class DiskLogReader {
    private final Path directory;

    /** A topic and its partitions, in the order of their numbers. */
    public record TopicSummary(String name, List<PartitionSummary> partitions) {
        public TopicSummary {
            partitions = List.copyOf(partitions);
        }

        /** The number of records of all partitions. */
        public long records() {
            return partitions.stream().mapToLong(its -> its.end() - its.start()).sum();
        }
    }

    /**
     * A partition.
     *
     * @param start offset of the oldest record
     * @param end offset behind the newest record
     * @param bytes size of the partition's files
     */
    public record PartitionSummary(int partition, long start, long end, long bytes) {}

    private DiskLogReader(Path directory) {
        this.directory = directory;
    }

    /**
     * A reader of the log in {@code directory}.
     *
     * @throws KafkaException there is no log
     */
    public static DiskLogReader at(Path directory) {
        if (!Files.exists(Catalogue.journal(directory))) {
            throw new KafkaException(
                    "there is no log in '"
                            + directory
                            + "'; a worker without bootstrap.servers creates one");
        }
        return new DiskLogReader(directory);
    }

    /** All topics by name. */
    public List<TopicSummary> topics() {
        List<TopicSummary> summaries = new ArrayList<>();
        for (TopicEntry entry : entries().values()) {
            List<PartitionSummary> partitions = new ArrayList<>();
            for (int i = 0; i < entry.partitions(); i++) {
                partitions.add(files(entry, i).summary(i));
            }
            summaries.add(new TopicSummary(entry.name(), partitions));
        }
        return summaries;
    }

    /** The committed positions of all groups. */
    public Map<String, Map<TopicPartition, Long>> positions() {
        Path path = DiskLog.positions(directory);
        try {
            return PositionJournal.read(path);
        } catch (IOException e) {
            throw Trouble.reading(path, e);
        }
    }

    /**
     * Opens a reader of one partition. It sees records that are written later, too.
     *
     * @throws UnknownTopicOrPartitionException there is no such partition
     */
    public PartitionReader open(TopicPartition partition) {
        TopicEntry entry = entries().get(partition.topic());
        if (entry == null || partition.partition() >= entry.partitions()) {
            throw new UnknownTopicOrPartitionException(
                    "the log in '" + directory + "' has no partition " + partition);
        }
        return new DiskPartitionReader(partition, files(entry, partition.partition()));
    }

    private ForeignSegments files(TopicEntry entry, int partition) {
        return new ForeignSegments(entry.directory(Catalogue.topics(directory), partition));
    }

    private Map<String, TopicEntry> entries() {
        Map<String, TopicEntry> entries = new TreeMap<>();
        Path path = Catalogue.journal(directory);
        try {
            Journal.read(
                    path,
                    FileHeader.Kind.TOPICS,
                    payload -> {
                        TopicEntry entry = TopicEntry.read(payload);
                        entries.put(entry.name(), entry);
                    });
        } catch (IOException e) {
            throw Trouble.reading(path, e);
        }
        return entries;
    }
}
