package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;

/** Lives one life after another; each in a fresh world, each decided by its schedule alone. */
public interface Simulation {
    /** The verbs that it understands. */
    Alphabet alphabet();

    /**
     * Lives one life.
     *
     * @throws IllegalArgumentException the schedule has a verb that isn't in the alphabet, or the
     *     connector's settings are wrong
     */
    Life live(Schedule schedule);
}
