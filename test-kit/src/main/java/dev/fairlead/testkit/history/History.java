package dev.fairlead.testkit.history;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened in one simulated life.
 *
 * @param entries in the order in which it happened
 */
public record History(List<Entry> entries) {
    /**
     * One thing that happened.
     *
     * @param index position in the history, from 0
     * @param step the step of the schedule during which it happened, counted from 1; one more than
     *     there are steps for what happens when the schedule is over
     * @param incarnation of the worker, counted from 0
     */
    public record Entry(int index, int step, int incarnation, Happening what) {}

    public History {
        entries = List.copyOf(entries);
    }

    /** Writes a history. One thread. */
    public static final class Recorder {
        private final List<Entry> entries = new ArrayList<>(64);
        private int step;
        private int incarnation;
        private int newest;

        /** What follows happens in this step. */
        public void enter(int step) {
            this.step = step;
        }

        /** What follows happens to the next incarnation; the answer is its number. */
        public int incarnate() {
            newest++;
            incarnation = newest;
            return newest;
        }

        /** What follows happens to this incarnation, one of several that live at the same time. */
        public void act(int incarnation) {
            this.incarnation = incarnation;
        }

        /** The incarnation at hand. */
        public int incarnation() {
            return incarnation;
        }

        /** Notes what happened. */
        public synchronized void note(Happening what) {
            entries.add(new Entry(entries.size(), step, incarnation, what));
        }

        /** What was noted so far. */
        public synchronized History history() {
            return new History(entries);
        }
    }
}
