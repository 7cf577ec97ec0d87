package dev.fairlead.testkit.simulation;

/** Counts the interactions of one step and ends the worker's life at the one that was chosen. */
final class CrashPoints {
    /** The worker is gone. Thrown in the driver's code only, never through the plugin's. */
    static final class Crash extends RuntimeException {
        private Crash() {
            super("the worker crashes here", null, false, false);
        }
    }

    private int reached;
    private int fatal;

    /** Counts anew; the worker crashes at point {@code fatal}, 0 for never. */
    void begin(int fatal) {
        this.reached = 0;
        this.fatal = fatal;
    }

    /** How many points were reached since {@link #begin}. */
    int reached() {
        return reached;
    }

    /**
     * An interaction is about to begin.
     *
     * @throws Crash it never will
     */
    void reach() {
        reached++;
        if (reached == fatal) {
            throw new Crash();
        }
    }
}
