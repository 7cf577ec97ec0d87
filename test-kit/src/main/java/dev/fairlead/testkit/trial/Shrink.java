package dev.fairlead.testkit.trial;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes a failing case small by taking any smaller case that still fails. */
public final class Shrink {
    private static final int TRIES = 2000;

    private Shrink() {}

    /** The smallest failing case that greedy steps lead to. */
    public static <T> T least(T start, Function<T, List<T>> smaller, Predicate<T> fails) {
        T least = start;
        int tries = 0;
        boolean progress = true;
        while (progress) {
            progress = false;
            for (T each : smaller.apply(least)) {
                if (tries++ >= TRIES) {
                    return least;
                }
                if (fails.test(each)) {
                    least = each;
                    progress = true;
                    break;
                }
            }
        }
        return least;
    }
}
