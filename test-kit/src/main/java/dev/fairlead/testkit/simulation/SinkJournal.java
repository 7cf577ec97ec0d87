package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.log.SinkOrigin;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** Recognises what the outside system has stored, and writes down when it was first seen there. */
final class SinkJournal {
    private final SinkWorld world;
    private final SimulatedTopic topic;
    private final History.Recorder recorder;
    private final Map<String, Item> items = new HashMap<>();
    private final Set<Item> required = new HashSet<>();
    private final Map<Item, Integer> stored = new LinkedHashMap<>();

    SinkJournal(SinkWorld world, SimulatedTopic topic, History.Recorder recorder) {
        this.world = world;
        this.topic = topic;
        this.recorder = recorder;
    }

    History.Recorder recorder() {
        return recorder;
    }

    /** An item came into the topic. */
    void added(Item item) {
        items.put(item.text(), item);
        required.add(item);
    }

    /** An item came into the topic that a sink need not store. */
    void addedOdd(Item item) {
        items.put(item.text(), item);
    }

    /** The item that a record is of, wherever it came from; empty when it is of none. */
    Optional<Item> find(SinkRecord record) {
        TopicPartition place = SinkOrigin.of(record);
        long offset = SinkOrigin.offsetOf(record);
        boolean known =
                topic.partitions().contains(place)
                        && offset >= 0
                        && offset < topic.end(place)
                        && topic.has(place, offset);
        return known ? Optional.of(topic.item(place, offset)) : Optional.empty();
    }

    /** The items of records, by their place in the topic. */
    List<Item> itemsOf(Collection<SinkRecord> records) {
        return records.stream()
                .map(record -> topic.item(SinkOrigin.of(record), SinkOrigin.offsetOf(record)))
                .toList();
    }

    /** Looks into the outside system and notes what is new there; false when nothing is. */
    boolean look(boolean afterStop) {
        Map<Item, Integer> now = new LinkedHashMap<>();
        for (String text : world.stored()) {
            Item item = items.get(text);
            if (item != null) {
                now.merge(item, 1, Integer::sum);
            }
        }
        boolean grown = false;
        for (Map.Entry<Item, Integer> entry : now.entrySet()) {
            if (entry.getValue() > stored.getOrDefault(entry.getKey(), 0)) {
                grown = true;
                recorder.note(
                        new SinkHappening.Stored(entry.getKey(), entry.getValue(), afterStop));
            }
        }
        stored.forEach(
                (item, times) -> {
                    int left = now.getOrDefault(item, 0);
                    if (left < times) {
                        recorder.note(new SinkHappening.Removed(item, left));
                    }
                });
        stored.clear();
        stored.putAll(now);
        return grown;
    }

    /** Whether the outside system has every item of the topic. */
    boolean isEverythingStored() {
        return stored.keySet().containsAll(required);
    }

    /** Notes in which order the outside system holds what it has, and what is wrong with it. */
    void arrange() {
        for (List<String> texts : world.sequences()) {
            List<Item> held = texts.stream().map(items::get).filter(Objects::nonNull).toList();
            if (!held.isEmpty()) {
                recorder.note(new SinkIncident.Arranged(held));
            }
        }
        if (world.canCompare()) {
            stored.keySet()
                    .forEach(
                            item ->
                                    recorder.note(
                                            new SinkIncident.Compared(item, world.flawOf(item))));
        }
    }

    /** How many items the outside system has. */
    int storedItems() {
        return stored.size();
    }
}
