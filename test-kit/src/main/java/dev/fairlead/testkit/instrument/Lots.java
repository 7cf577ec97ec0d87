package dev.fairlead.testkit.instrument;

import java.util.SplittableRandom;

/**
 * What the plugins of one life draw instead of chance: the same in every life, so that a life can
 * be lived again. Thread-safe; threads of a plugin's own that draw decide themselves who is first.
 */
public final class Lots {
    private static final long SEED = 20_400_101;

    private final SplittableRandom numbers = new SplittableRandom(SEED);

    /** The next number. */
    synchronized long next() {
        return numbers.nextLong();
    }
}
