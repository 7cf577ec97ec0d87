package dev.fairlead.testkit.search;

/**
 * How much is tried.
 *
 * @param seed of the random schedules
 * @param randomSchedules how many of them
 * @param shrinkTries how many schedules may be tried to make one counterexample smaller
 */
public record Effort(long seed, int randomSchedules, int shrinkTries) {
    /** Seed 1, a thousand random schedules, a thousand tries to shrink. */
    public static Effort defaults() {
        return new Effort(1, 1000, 1000);
    }

    /** The same with another seed. */
    public Effort withSeed(long other) {
        return new Effort(other, randomSchedules, shrinkTries);
    }

    /** The same with another number of random schedules. */
    public Effort withRandomSchedules(int count) {
        return new Effort(seed, count, shrinkTries);
    }
}
