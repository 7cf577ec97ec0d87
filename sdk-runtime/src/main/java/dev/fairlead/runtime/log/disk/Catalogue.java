package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.log.local.LocalPartitions;
import dev.fairlead.runtime.log.local.PartitionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.Topic;

/** The topics of a log and their partitions. Thread-safe. */
final class Catalogue implements Topics, LocalPartitions, AutoCloseable {
    private final Path directory;
    private final DiskLogOptions options;
    private final Map<String, List<PartitionLog>> topics = new TreeMap<>();
    private final Journal journal;
    private Runnable changed = () -> {};
    private int lastId;

    private Catalogue(Path directory, DiskLogOptions options, Journal journal) {
        this.directory = directory;
        this.options = options;
        this.journal = journal;
    }

    static Path journal(Path logDirectory) {
        return logDirectory.resolve("topics.journal");
    }

    static Path topics(Path logDirectory) {
        return logDirectory.resolve("topics");
    }

    static Catalogue open(Path logDirectory, DiskLogOptions options) throws IOException {
        List<TopicEntry> entries = new ArrayList<>();
        Journal journal =
                Journal.open(
                        journal(logDirectory),
                        FileHeader.Kind.TOPICS,
                        payload -> entries.add(TopicEntry.read(payload)));
        Catalogue catalogue = new Catalogue(topics(logDirectory), options, journal);
        for (TopicEntry entry : entries) {
            List<PartitionLog> partitions = new ArrayList<>();
            for (int i = 0; i < entry.partitions(); i++) {
                TopicPartition partition = new TopicPartition(entry.name(), i);
                Path its = entry.directory(catalogue.directory, i);
                partitions.add(PartitionLog.open(partition, its, options));
            }
            catalogue.topics.put(entry.name(), partitions);
            catalogue.lastId = Math.max(catalogue.lastId, entry.id());
        }
        return catalogue;
    }

    /** {@code action} is run, on the thread that created a topic, after each creation. */
    synchronized void onChange(Runnable action) {
        changed = action;
    }

    @Override
    public void ensure(
            String topic, int partitions, short replicationFactor, Map<String, String> settings) {
        Topic.validate(topic);
        if (partitions < 1) {
            throw new InvalidPartitionsException(
                    "topic '" + topic + "' can't have " + partitions + " partitions");
        }
        Runnable tell;
        synchronized (this) {
            if (topics.containsKey(topic)) {
                return;
            }
            create(new TopicEntry(lastId + 1, topic, partitions, settings));
            tell = changed;
        }
        tell.run();
    }

    /** The partitions of {@code topic}, which is created if need be. */
    List<PartitionLog> partitionsForAppend(String topic) {
        ensure(topic, options.partitionsOfNewTopic(), (short) -1, Map.of());
        synchronized (this) {
            return existing(topic);
        }
    }

    @Override
    public synchronized Map<String, Integer> topics() {
        Map<String, Integer> counts = new TreeMap<>();
        topics.forEach((name, partitions) -> counts.put(name, partitions.size()));
        return counts;
    }

    @Override
    public PartitionReader open(TopicPartition partition) {
        return partition(partition).reader();
    }

    synchronized PartitionLog partition(TopicPartition partition) {
        List<PartitionLog> partitions = existing(partition.topic());
        if (partition.partition() >= partitions.size()) {
            throw new UnknownTopicOrPartitionException("there is no partition " + partition);
        }
        return partitions.get(partition.partition());
    }

    synchronized boolean contains(TopicPartition partition) {
        List<PartitionLog> partitions = topics.get(partition.topic());
        return partitions != null && partition.partition() < partitions.size();
    }

    /** To be called after the writer has stopped. */
    @Override
    public synchronized void close() throws IOException {
        for (Collection<PartitionLog> partitions : topics.values()) {
            for (PartitionLog partition : partitions) {
                partition.close();
            }
        }
        journal.close();
    }

    private void create(TopicEntry entry) {
        List<PartitionLog> partitions = new ArrayList<>();
        try {
            for (int i = 0; i < entry.partitions(); i++) {
                TopicPartition partition = new TopicPartition(entry.name(), i);
                Path its = entry.directory(directory, i);
                partitions.add(PartitionLog.create(partition, its, options));
            }
            journal.append(entry.frame());
            journal.sync();
        } catch (IOException e) {
            throw Trouble.writing(directory, e);
        }
        lastId = entry.id();
        topics.put(entry.name(), List.copyOf(partitions));
    }

    private List<PartitionLog> existing(String topic) {
        List<PartitionLog> partitions = topics.get(topic);
        if (partitions == null) {
            throw new UnknownTopicOrPartitionException("there is no topic '" + topic + "'");
        }
        return partitions;
    }
}
