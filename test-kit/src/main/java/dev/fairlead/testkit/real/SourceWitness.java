package dev.fairlead.testkit.real;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Tells what a source's worker did from what it left: records in topics, and offsets in a file. */
final class SourceWitness {
    private final SourceWorld world;
    private final Map<String, Item> items;
    private final History.Recorder recorder;
    private final Set<Item> emittedBefore = new HashSet<>();
    private final Map<Integer, TopicPartition> homes = new HashMap<>();
    private final Set<Integer> scattered = new HashSet<>();
    private final Map<String, String> offsets = new HashMap<>();
    private final Map<String, String> lastEmitted = new HashMap<>();
    private boolean covered;
    private int count;
    private int repeated;

    SourceWitness(SourceWorld world, Map<String, Item> items, History.Recorder recorder) {
        this.world = world;
        this.items = items;
        this.recorder = recorder;
    }

    /** The item that a record tells of. */
    Optional<Item> itemOf(Arrived record) {
        return world.textsIn(record.record()).stream()
                .filter(items::containsKey)
                .findFirst()
                .map(items::get);
    }

    /** Writes down that one worker has emitted these. */
    void emitted(List<Arrived> records) {
        Map<String, List<Arrived>> tasks = new LinkedHashMap<>();
        records.forEach(
                each -> tasks.computeIfAbsent(each.task(), t -> new ArrayList<>()).add(each));
        List<Emission> emissions = new ArrayList<>();
        lastEmitted.clear();
        for (List<Arrived> task : tasks.values()) {
            task.sort(Comparator.comparingLong(Arrived::number));
            task.forEach(each -> emissions.add(emission(each)));
        }
        noteScattered(records);
        if (!emissions.isEmpty()) {
            recorder.note(new SourceHappening.Polled(0, emissions));
            emissions.forEach(each -> recorder.note(new SourceHappening.Acknowledged(each)));
        }
    }

    private Emission emission(Arrived record) {
        Optional<Item> item = itemOf(record);
        if (item.isPresent() && !emittedBefore.add(item.get())) {
            repeated++;
        }
        String partition = world.shorten(record.partition());
        String offset = world.shorten(record.offset());
        lastEmitted.put(partition, offset);
        String seen = world.textsIn(record.record()).stream().findFirst().orElse("");
        return new Emission(count++, item, seen, partition, offset, Optional.empty());
    }

    /** Where the items of a place go to several partitions, nobody can know their order. */
    private void noteScattered(List<Arrived> records) {
        Set<Item> unordered = new HashSet<>();
        for (Arrived record : records) {
            itemOf(record)
                    .ifPresent(
                            item -> {
                                TopicPartition home =
                                        homes.computeIfAbsent(item.place(), p -> record.at());
                                if (!home.equals(record.at())) {
                                    scattered.add(item.place());
                                }
                            });
        }
        for (Item item : items.values()) {
            if (scattered.contains(item.place())) {
                unordered.add(item);
            }
        }
        if (!unordered.isEmpty()) {
            recorder.note(new SourceHappening.Tied(List.copyOf(unordered)));
        }
    }

    /** Writes down which offsets are stored that were not stored before. */
    void offsets(Map<String, String> stored) {
        covered = false;
        for (Map.Entry<String, String> each : stored.entrySet()) {
            JsonNode key = Canon.parse(each.getKey());
            String partition = world.shorten(Canon.spell(key.get(1)));
            String offset = world.shorten(Canon.spell(Canon.parse(each.getValue())));
            if (!offset.equals(offsets.put(partition, offset))) {
                covered = true;
                recorder.note(new SourceHappening.OffsetStored(partition, offset));
            }
        }
    }

    /** Whether this worker has stored an offset. */
    boolean isCovered() {
        return covered;
    }

    /** Whether this worker has emitted records whose offsets were not stored. */
    boolean isUncovered() {
        return lastEmitted.entrySet().stream()
                .anyMatch(each -> !each.getValue().equals(offsets.get(each.getKey())));
    }

    /** How many records were of items that had come before. */
    int repeated() {
        return repeated;
    }
}
