package dev.fairlead.testkit.simulation;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Looks after calls of {@code poll} in real time, which the simulation itself doesn't know. The
 * plugin may wait in {@code poll} for what never comes, because virtual time doesn't pass for it.
 */
public interface PollWatch {
    /**
     * A poll begins.
     *
     * @param idle whether the world has nothing for it, so that a wait can be cut short
     */
    void begin(Object task, boolean idle);

    /** The poll ended; true when it hung and had to be interrupted. */
    boolean end();

    /**
     * Calls the plugin when nothing counts any more: interrupts it if it doesn't come back soon,
     * such as from a wait for what a worker that crashed will never do.
     */
    void callBriefly(Runnable call);

    /** How long the last poll took. */
    Duration lastPoll();

    /** With {@code real} nothing cuts the waiting of the polls that follow short. */
    void inRealTime(boolean real);

    /** How long a poll may take. */
    Duration limit();

    /** Whether a poll that took this long took too long. */
    boolean isOverdue(Duration taken);

    /** Whether a poll that had nothing and took this long came back too early. */
    boolean isSpinning(Duration taken);

    /**
     * Whether to go on after so many polls in a row that gave nothing although the world has
     * something left.
     *
     * @param travel how long what the world has given may be on its way
     */
    boolean isPatient(int emptyPolls, Duration travel);

    /**
     * Lets a moment of real time pass, for what threads of the plugin may still do; not longer than
     * until {@code enough}.
     */
    void rest(BooleanSupplier enough);
}
