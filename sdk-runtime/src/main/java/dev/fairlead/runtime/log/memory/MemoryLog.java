package dev.fairlead.runtime.log.memory;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.log.local.GroupOptions;
import dev.fairlead.runtime.log.local.Groups;
import dev.fairlead.runtime.log.local.LocalPartitions;
import dev.fairlead.runtime.log.local.MemberOptions;
import dev.fairlead.runtime.log.local.PartitionChoice;
import dev.fairlead.runtime.log.local.PartitionReader;
import dev.fairlead.runtime.log.local.Positions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Topics, partitions and consumer groups in memory. Thread-safe; starts no threads.
 *
 * <p>A record is acknowledged before its append returns. What goes in and what comes out are
 * copies, as with a real log: nobody who keeps hold of a record can change what is stored.
 */
public final class MemoryLog {
    private final Object lock = new Object();
    private final Map<String, MemoryTopic> topics = new TreeMap<>();
    private final Map<String, Map<TopicPartition, Long>> positions = new HashMap<>();
    private final PartitionChoice choice = new PartitionChoice();
    private final InstantSource clock;
    private final int partitionsOfNewTopic;
    private final Groups groups;

    /**
     * A log without topics.
     *
     * @param clock stamps records that have no timestamp
     * @param groupOptions how groups rebalance and whether fetches wait
     * @param partitionsOfNewTopic for topics that come into being by an append
     */
    public MemoryLog(InstantSource clock, GroupOptions groupOptions, int partitionsOfNewTopic) {
        this.clock = clock;
        this.partitionsOfNewTopic = partitionsOfNewTopic;
        this.groups = new Groups(new Partitions(), new Committed(), groupOptions, clock);
    }

    /** A log for one thread and a simulated clock: fetches never wait, new topics are undivided. */
    public static MemoryLog simulated(InstantSource clock) {
        GroupOptions options = GroupOptions.defaults().withPatience(GroupOptions.Patience.IGNORED);
        return new MemoryLog(clock, options, 1);
    }

    /** A way in, for one task. */
    public OutboundLog outbound() {
        return new MemoryOutboundLog(this);
    }

    /** A way out, for one task: a member of a consumer group. */
    public InboundLog inbound(String group, String member, MemberOptions options) {
        return groups.join(group, member, options);
    }

    /** Creates topics. */
    public Topics topics() {
        return (topic, partitions, replicationFactor, settings) -> {
            Topic.validate(topic);
            if (create(topic, partitions)) {
                groups.topicsChanged();
            }
        };
    }

    /** The groups: who owns what; also to force rebalances. */
    public Groups groups() {
        return groups;
    }

    /** The topics with their numbers of partitions, by name. */
    public Map<String, Integer> partitions() {
        synchronized (lock) {
            Map<String, Integer> counts = new TreeMap<>();
            topics.forEach((name, topic) -> counts.put(name, topic.partitions()));
            return counts;
        }
    }

    /** The records of all partitions of {@code topic} in the order of their appends. */
    public List<InboundRecord> records(String topic) {
        synchronized (lock) {
            MemoryTopic its = topics.get(topic);
            return its == null ? List.of() : copies(its.records());
        }
    }

    /** The records of one partition. */
    public List<InboundRecord> records(TopicPartition partition) {
        synchronized (lock) {
            MemoryTopic its = topics.get(partition.topic());
            return its == null ? List.of() : copies(its.records(partition.partition()));
        }
    }

    /** The positions that {@code group} has committed. */
    public Map<TopicPartition, Long> committed(String group) {
        synchronized (lock) {
            return Map.copyOf(positions.getOrDefault(group, Map.of()));
        }
    }

    /** Commits positions for {@code group} from outside, whoever owns the partitions. */
    public void commit(String group, Map<TopicPartition, Long> committed) {
        synchronized (lock) {
            positions.computeIfAbsent(group, any -> new HashMap<>()).putAll(committed);
        }
    }

    /** Changes committed positions from outside; null removes one. */
    public void alterPositions(String group, Map<TopicPartition, @Nullable Long> changes) {
        synchronized (lock) {
            Map<TopicPartition, Long> its =
                    positions.computeIfAbsent(group, any -> new HashMap<>());
            changes.forEach(
                    (partition, position) -> {
                        if (position == null) {
                            its.remove(partition);
                        } else {
                            its.put(partition, position);
                        }
                    });
        }
    }

    void append(OutboundRecord record, Delivery delivery) {
        InboundRecord stored;
        boolean createdTopic;
        try {
            Topic.validate(record.topic());
            synchronized (lock) {
                createdTopic = create(record.topic(), partitionsOfNewTopic);
                stored = store(record);
            }
        } catch (InvalidTopicException | InvalidPartitionsException e) {
            delivery.failed(e);
            return;
        }
        if (createdTopic) {
            groups.topicsChanged();
        }
        groups.appended();
        delivery.acknowledged(stored.partition(), stored.offset(), stored.timestamp());
    }

    private InboundRecord store(OutboundRecord record) {
        MemoryTopic topic = existing(record.topic());
        int partition = partition(record, topic.partitions());
        Long timestamp = record.timestamp();
        InboundRecord stored =
                new InboundRecord(
                        record.topic(),
                        partition,
                        topic.records(partition).size(),
                        timestamp == null ? clock.millis() : timestamp,
                        TimestampType.CREATE_TIME,
                        copy(record.key()),
                        copy(record.value()),
                        copy(record.headers()));
        topic.add(stored);
        return stored;
    }

    private int partition(OutboundRecord record, int partitions) {
        Integer wanted = record.partition();
        if (wanted == null) {
            return choice.choose(record.topic(), record.key(), partitions);
        }
        if (wanted < 0 || wanted >= partitions) {
            throw new InvalidPartitionsException(
                    "topic '"
                            + record.topic()
                            + "' has no partition "
                            + wanted
                            + ", only "
                            + partitions
                            + " of them, counted from 0");
        }
        return wanted;
    }

    private MemoryTopic existing(String name) {
        MemoryTopic topic = topics.get(name);
        if (topic == null) {
            throw new UnknownTopicOrPartitionException("there is no topic '" + name + "'");
        }
        return topic;
    }

    private boolean create(String topic, int partitions) {
        synchronized (lock) {
            if (topics.containsKey(topic)) {
                return false;
            }
            topics.put(topic, new MemoryTopic(partitions));
            return true;
        }
    }

    private static List<InboundRecord> copies(List<InboundRecord> records) {
        List<InboundRecord> copies = new ArrayList<>(records.size());
        records.forEach(record -> copies.add(copy(record)));
        return copies;
    }

    private static InboundRecord copy(InboundRecord record) {
        return new InboundRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                copy(record.key()),
                copy(record.value()),
                copy(record.headers()));
    }

    private static byte @Nullable [] copy(byte @Nullable [] bytes) {
        return bytes == null ? null : bytes.clone();
    }

    private static Headers copy(Headers headers) {
        RecordHeaders copy = new RecordHeaders();
        for (Header header : headers) {
            byte[] value = header.value();
            copy.add(new RecordHeader(header.key(), value == null ? null : value.clone()));
        }
        return copy;
    }

    private final class Partitions implements LocalPartitions {
        @Override
        public Map<String, Integer> topics() {
            return partitions();
        }

        @Override
        public PartitionReader open(TopicPartition partition) {
            return new Reader(partition);
        }
    }

    private final class Committed implements Positions {
        @Override
        public OptionalLong committed(String group, TopicPartition partition) {
            synchronized (lock) {
                Long position = positions.getOrDefault(group, Map.of()).get(partition);
                return position == null ? OptionalLong.empty() : OptionalLong.of(position);
            }
        }

        @Override
        public void commit(String group, Map<TopicPartition, Long> committed) {
            MemoryLog.this.commit(group, committed);
        }
    }

    private final class Reader implements PartitionReader {
        private final List<InboundRecord> records;

        Reader(TopicPartition partition) {
            synchronized (lock) {
                records = existing(partition.topic()).records(partition.partition());
            }
        }

        @Override
        public long start() {
            return 0;
        }

        @Override
        public long end() {
            synchronized (lock) {
                return records.size();
            }
        }

        @Override
        public List<InboundRecord> read(long offset, int recordsMax, long bytesMax) {
            synchronized (lock) {
                List<InboundRecord> read = new ArrayList<>();
                long bytes = 0;
                for (int i = (int) offset; i < records.size() && read.size() < recordsMax; i++) {
                    InboundRecord record = records.get(i);
                    bytes += size(record.key()) + size(record.value());
                    if (bytes > bytesMax && !read.isEmpty()) {
                        break;
                    }
                    read.add(copy(record));
                }
                return read;
            }
        }

        @Override
        public void close() {}

        private static long size(byte @Nullable [] bytes) {
            return bytes == null ? 0 : bytes.length;
        }
    }
}
