package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.local.Positions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The positions of consumer groups, one frame per commit. Thread-safe. */
final class PositionJournal implements Positions, AutoCloseable {
    private static final long COMPACT_ABOVE_BYTES = 1 << 20;

    private final Path path;
    private final boolean syncsCommits;
    private final Map<String, Map<TopicPartition, Long>> groups;
    private final Journal journal;

    private PositionJournal(
            Path path,
            boolean syncsCommits,
            Map<String, Map<TopicPartition, Long>> groups,
            Journal journal) {
        this.path = path;
        this.syncsCommits = syncsCommits;
        this.groups = groups;
        this.journal = journal;
    }

    static PositionJournal open(Path path, boolean syncsCommits) throws IOException {
        Map<String, Map<TopicPartition, Long>> groups = new TreeMap<>();
        Journal journal =
                Journal.open(path, FileHeader.Kind.POSITIONS, entry -> apply(entry, groups));
        PositionJournal positions = new PositionJournal(path, syncsCommits, groups, journal);
        positions.compactIfWorthIt();
        return positions;
    }

    /** Reads the positions of a log that another process may be writing. */
    static Map<String, Map<TopicPartition, Long>> read(Path path) throws IOException {
        Map<String, Map<TopicPartition, Long>> groups = new TreeMap<>();
        Journal.read(path, FileHeader.Kind.POSITIONS, entry -> apply(entry, groups));
        return groups;
    }

    @Override
    public synchronized OptionalLong committed(String group, TopicPartition partition) {
        Long position = groups.getOrDefault(group, Map.of()).get(partition);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    @Override
    public void commit(String group, Map<TopicPartition, Long> positions) {
        alter(group, new HashMap<>(positions));
    }

    synchronized Map<String, Map<TopicPartition, Long>> all() {
        Map<String, Map<TopicPartition, Long>> all = new TreeMap<>();
        groups.forEach((group, positions) -> all.put(group, Map.copyOf(positions)));
        return all;
    }

    /** Changes positions, all or none; null removes one. */
    synchronized void alter(String group, Map<TopicPartition, @Nullable Long> positions) {
        if (positions.isEmpty()) {
            return;
        }
        try {
            journal.append(frame(group, positions));
            if (syncsCommits) {
                journal.sync();
            }
            apply(group, positions, groups);
            compactIfWorthIt();
        } catch (IOException e) {
            throw Trouble.writing(path, e);
        }
    }

    synchronized void sync() throws IOException {
        journal.sync();
    }

    @Override
    public synchronized void close() throws IOException {
        journal.sync();
        journal.close();
    }

    private void compactIfWorthIt() throws IOException {
        if (journal.bytes() < COMPACT_ABOVE_BYTES) {
            return;
        }
        List<FrameWriter> frames = new ArrayList<>();
        groups.forEach((group, positions) -> frames.add(frame(group, new HashMap<>(positions))));
        journal.replace(frames);
    }

    private static FrameWriter frame(String group, Map<TopicPartition, @Nullable Long> positions) {
        FrameWriter frame = new FrameWriter(64 + 48 * positions.size());
        frame.text(group);
        frame.varint(positions.size());
        positions.forEach(
                (partition, position) -> {
                    frame.text(partition.topic());
                    frame.varint(partition.partition());
                    frame.varint(position == null ? 0 : position + 1);
                });
        return frame;
    }

    private static void apply(PayloadReader entry, Map<String, Map<TopicPartition, Long>> groups) {
        String group = entry.text();
        long count = entry.varint();
        Map<TopicPartition, @Nullable Long> positions = new HashMap<>();
        for (long i = 0; i < count; i++) {
            TopicPartition partition = new TopicPartition(entry.text(), (int) entry.varint());
            long position = entry.varint();
            positions.put(partition, position == 0 ? null : Long.valueOf(position - 1));
        }
        apply(group, positions, groups);
    }

    private static void apply(
            String group,
            Map<TopicPartition, @Nullable Long> changes,
            Map<String, Map<TopicPartition, Long>> groups) {
        Map<TopicPartition, Long> its = groups.computeIfAbsent(group, any -> new HashMap<>());
        changes.forEach(
                (partition, position) -> {
                    if (position == null) {
                        its.remove(partition);
                    } else {
                        its.put(partition, position);
                    }
                });
        if (its.isEmpty()) {
            groups.remove(group);
        }
    }
}
