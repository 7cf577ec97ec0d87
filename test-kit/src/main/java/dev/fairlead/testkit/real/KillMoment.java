package dev.fairlead.testkit.real;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * When a worker is killed that has done enough: at once the first time, right after a commit the
 * second time, and then at any time before or after one.
 */
final class KillMoment {
    private static final int A_MOMENT_MS = 600;

    private final boolean afterCommit;
    private final Quiet moment;

    KillMoment(int kill, SplittableRandom random, Duration patience) {
        int drawn = random.nextInt(A_MOMENT_MS);
        this.afterCommit = kill == 1;
        this.moment = new Quiet(afterCommit ? patience : Duration.ofMillis(kill == 0 ? 0 : drawn));
    }

    /** Whether it is now, or was a moment ago. */
    boolean isHere(BooleanSupplier committed) {
        return moment.isLong() || (afterCommit && committed.getAsBoolean());
    }
}
