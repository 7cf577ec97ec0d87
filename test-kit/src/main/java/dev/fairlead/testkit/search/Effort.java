package dev.fairlead.testkit.search;

/**
 * How much is tried.
 *
 * @param seed of the random schedules
 * @param randomSchedules how many of them
 * @param shrinkTries how many schedules may be tried to make one counterexample smaller; one with
 *     many items counts as several
 * @param pairDistance after a crash at each point of a base, the worker crashes again at each of so
 *     many points that follow, in a schedule of its own
 */
public record Effort(long seed, int randomSchedules, int shrinkTries, int pairDistance) {
    /** Seed 1, a thousand random schedules, a thousand tries to shrink, the next two points. */
    public static Effort defaults() {
        return new Effort(1, 1000, 1000, 2);
    }

    /** The same with another seed. */
    public Effort withSeed(long other) {
        return new Effort(other, randomSchedules, shrinkTries, pairDistance);
    }

    /** The same with another number of random schedules. */
    public Effort withRandomSchedules(int count) {
        return new Effort(seed, count, shrinkTries, pairDistance);
    }

    /** The same with another number of tries to make a counterexample smaller. */
    public Effort withShrinkTries(int tries) {
        return new Effort(seed, randomSchedules, tries, pairDistance);
    }

    /** The same with second crashes at another number of points. */
    public Effort withPairDistance(int points) {
        return new Effort(seed, randomSchedules, shrinkTries, points);
    }
}
