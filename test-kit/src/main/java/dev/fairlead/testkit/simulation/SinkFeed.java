package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.Item;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Appends items to the topic, numbered within their partition. */
final class SinkFeed {
    private static final int PLACES_MAX = 4;
    private static final int HUGE = 1_000_000;

    private final SimulatedTopic topic;
    private final SinkJournal journal;
    private final int[] next;

    SinkFeed(SimulatedTopic topic, SinkJournal journal, int partitions) {
        this.topic = topic;
        this.journal = journal;
        this.next = new int[Math.max(partitions, PLACES_MAX)];
    }

    /** Appends what the step says; an item that is only begun is an offset without a record. */
    void append(Step step) {
        History.Recorder recorder = journal.recorder();
        int place = step.verb() - 'A';
        List<Item> items = new ArrayList<>();
        long firstOffset = topic.end(SimulatedTopic.partition(place));
        int count = step.count() == 0 && step.unfinished() ? 0 : step.countOr(1);
        for (int i = 0; i < count; i++) {
            Item item = Item.of(place, next[place]++, step.texture());
            topic.append(item);
            journal.added(item);
            items.add(item);
        }
        if (!items.isEmpty()) {
            recorder.note(new SinkHappening.Appended(items, firstOffset));
        }
        if (step.unfinished()) {
            topic.leaveOut(place);
            recorder.note(new SinkHappening.LeftOut(place));
        }
    }

    /** Appends an odd record to a partition. */
    void append(int place, SinkIncident.Oddity oddity) {
        Item plain = Item.of(place, next[place]++, Texture.PLAIN);
        Item item =
                oddity == SinkIncident.Oddity.HUGE
                        ? new Item(place, plain.number(), plain.text() + ".".repeat(HUGE))
                        : plain;
        long offset = topic.append(item, oddity);
        journal.addedOdd(item);
        journal.recorder().note(new SinkIncident.OddAppended(item, offset, oddity));
    }

    /** Adds a partition with some records; the answer is its name. */
    TopicPartition appendToNewPartition(int count) {
        TopicPartition made = topic.addPartition();
        journal.recorder().note(new SinkIncident.PartitionAdded(made.partition()));
        append(Step.of((char) ('A' + made.partition()), count));
        return made;
    }
}
