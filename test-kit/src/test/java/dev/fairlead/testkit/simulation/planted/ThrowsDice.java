package dev.fairlead.testkit.simulation.planted;

import java.util.SplittableRandom;

/** Breaks the rule that a simulation has no chance. */
final class ThrowsDice {
    private ThrowsDice() {}

    static int roll() {
        return new SplittableRandom(1).nextInt(6);
    }
}
