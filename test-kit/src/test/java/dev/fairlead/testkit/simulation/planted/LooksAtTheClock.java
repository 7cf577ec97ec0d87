package dev.fairlead.testkit.simulation.planted;

/** Breaks the rule that a simulation has no clock. */
final class LooksAtTheClock {
    private LooksAtTheClock() {}

    static long now() {
        return System.nanoTime();
    }
}
