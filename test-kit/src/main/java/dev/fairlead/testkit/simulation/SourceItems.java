package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TransactionHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts items into the world, and notices when the outside system lets go of them. */
final class SourceItems {
    private final SourceWorld world;
    private final SourceJournal journal;
    private final int[] next;
    private final @Nullable Item[] begun;
    private final Set<String> released = new HashSet<>();

    SourceItems(SourceWorld world, SourceJournal journal) {
        this.world = world;
        this.journal = journal;
        this.next = new int[world.places()];
        this.begun = new @Nullable Item[world.places()];
    }

    /** Adds what the step says; an item that was begun comes first. */
    void add(Step step) {
        int place = step.verb() - 'A';
        List<Item> added = new ArrayList<>();
        int count = step.count() == 0 && step.unfinished() ? 0 : step.countOr(1);
        Item open = begun[place];
        if (open != null && count > 0) {
            finish(open, added);
            count--;
        }
        for (int i = 0; i < count; i++) {
            Item item = newItem(place, step.texture());
            world.add(item);
            added.add(item);
        }
        if (!added.isEmpty()) {
            journal.recorder().note(new SourceHappening.Appended(added));
        }
        endStep(place, added);
        if (step.unfinished() && begun[place] == null) {
            Item item = newItem(place, step.texture());
            world.begin(item);
            begun[place] = item;
            journal.recorder().note(new SourceHappening.Begun(item));
        }
    }

    private void endStep(int place, List<Item> added) {
        if (added.isEmpty()) {
            return;
        }
        world.endStep(place);
        if (world.hasUnits()) {
            journal.recorder().note(new TransactionHappening.UnitEnded(added));
        }
    }

    /** Adds items to the first place that tie with the one before them, or come late. */
    void addOutOfOrder(Step step, boolean late) {
        List<Item> added = new ArrayList<>();
        List<Item> odd = new ArrayList<>();
        Item open = begun[0];
        if (open != null) {
            finish(open, added);
            odd.add(open);
        } else if (next[0] == 0) {
            Item first = newItem(0, step.texture());
            world.add(first);
            added.add(first);
            odd.add(first);
        }
        for (int i = 0; i < step.countOr(1); i++) {
            Item item = newItem(0, step.texture());
            if (late) {
                world.addLate(item);
            } else {
                world.addTied(item);
            }
            added.add(item);
            odd.add(item);
        }
        journal.recorder().note(new SourceHappening.Appended(added));
        journal.recorder()
                .note(late ? new SourceHappening.CameLate(odd) : new SourceHappening.Tied(odd));
    }

    private Item newItem(int place, Texture texture) {
        Item item = Item.of(place, next[place]++, texture);
        journal.added(item);
        return item;
    }

    private void finish(Item item, List<Item> added) {
        world.add(item);
        begun[item.place()] = null;
        added.add(item);
    }

    /** Takes away what a place has; false when the step is about something else. */
    boolean empty(Step step) {
        boolean anew = step.verb() == SourceSimulation.REPLACE;
        if (!anew && step.verb() != SourceSimulation.EMPTY) {
            return false;
        }
        int place = (step.countOr(1) - 1) % next.length;
        world.empty(place, anew);
        begun[place] = null;
        journal.recorder().note(new WorldHappening.Emptied(place, anew));
        return true;
    }

    /** Adds the rest of items that were begun. */
    void finishAll() {
        List<Item> added = new ArrayList<>();
        for (Item item : begun.clone()) {
            if (item != null) {
                finish(item, added);
                endStep(item.place(), List.of(item));
            }
        }
        if (!added.isEmpty()) {
            journal.recorder().note(new SourceHappening.Appended(added));
        }
    }

    /** How long what the outside system has given may be on its way. */
    Duration travel() {
        return world.travel();
    }

    /** The outside system notices that the worker is gone. */
    void crashed() {
        world.crashed();
    }

    /** Notes what the outside system has let go of since the last call. */
    void noteReleases() {
        for (String text : world.released()) {
            if (released.add(text)) {
                journal.itemOf(text)
                        .ifPresent(
                                item ->
                                        journal.recorder()
                                                .note(new SourceHappening.Released(item)));
            }
        }
    }
}
