package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.world.Item;
import java.util.ArrayList;
import java.util.List;

/** Appends items to the topic, numbered within their partition. */
final class SinkFeed {
    private final SimulatedTopic topic;
    private final SinkJournal journal;
    private final int[] next;

    SinkFeed(SimulatedTopic topic, SinkJournal journal, int partitions) {
        this.topic = topic;
        this.journal = journal;
        this.next = new int[partitions];
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
}
