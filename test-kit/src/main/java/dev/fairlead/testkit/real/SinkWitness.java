package dev.fairlead.testkit.real;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells what a sink's worker did from what it left: what is stored, and what is committed. */
final class SinkWitness {
    private final SinkWorld world;
    private final FilledTopic topic;
    private final History.Recorder recorder;
    private Map<Item, Integer> stored = Map.of();
    private Map<Item, Integer> written = Map.of();
    private Map<Integer, Long> committed = Map.of();
    private boolean hasCommitted;

    SinkWitness(SinkWorld world, FilledTopic topic, History.Recorder recorder) {
        this.world = world;
        this.topic = topic;
        this.recorder = recorder;
    }

    /** A worker is about to start: it reads from what is committed. */
    void begin() {
        Map<Integer, Long> from = new TreeMap<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            from.put(partition, committed.getOrDefault(partition, 0L));
        }
        recorder.note(new SinkHappening.Positioned(from));
    }

    /** Looks what is stored; whether something is new. */
    boolean look() {
        Map<Item, Integer> now = new LinkedHashMap<>();
        for (String text : world.stored()) {
            topic.itemOf(text).ifPresent(item -> now.merge(item, 1, Integer::sum));
        }
        boolean news = !now.equals(stored);
        stored = now;
        return news;
    }

    /** How many items are stored. */
    int storedItems() {
        return stored.size();
    }

    /** How many items are stored more than once. */
    int repeated() {
        return (int) stored.values().stream().filter(times -> times > 1).count();
    }

    /**
     * Writes down what a worker did, now that it is gone. What it can have read is all from the
     * positions at which it began.
     */
    void write() {
        look();
        List<Item> readable = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            List<Item> all = topic.in(partition);
            long from = Math.min(all.size(), committed.getOrDefault(partition, 0L));
            readable.addAll(all.subList((int) from, all.size()));
        }
        recorder.note(new SinkHappening.Fetched(readable));
        stored.forEach(
                (item, times) -> {
                    for (int time = written.getOrDefault(item, 0) + 1; time <= times; time++) {
                        recorder.note(new SinkHappening.Stored(item, time, false));
                    }
                });
        written.forEach(
                (item, times) -> {
                    int left = stored.getOrDefault(item, 0);
                    if (left < times) {
                        recorder.note(new SinkHappening.Removed(item, left));
                    }
                });
        written = stored;
        Map<Integer, Long> now = topic.committed();
        hasCommitted = !now.equals(committed);
        now.forEach(
                (partition, position) -> {
                    if (!position.equals(committed.get(partition))) {
                        recorder.note(new SinkHappening.PositionCommitted(partition, position));
                    }
                });
        committed = now;
    }

    /** Whether a worker that still runs has committed anything. */
    boolean hasMoreCommitted() {
        return !topic.committed().equals(committed);
    }

    /** Whether the worker has committed anything. */
    boolean isCommitted() {
        return hasCommitted;
    }

    /** Whether something is stored that is not committed, and so will be delivered again. */
    boolean isUncommitted() {
        return stored.keySet().stream()
                .anyMatch(item -> item.number() >= committed.getOrDefault(item.place(), 0L));
    }

    /** Notes in which order the outside system holds what it has. */
    void arrange() {
        for (List<String> texts : world.sequences()) {
            List<Item> held =
                    texts.stream().map(topic::itemOf).flatMap(java.util.Optional::stream).toList();
            if (!held.isEmpty()) {
                recorder.note(new SinkIncident.Arranged(held));
            }
        }
    }
}
