package dev.fairlead.samples.compared;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** One worker, for one scenario. */
record Stage(Side side, Plain plain, Path directory) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = 50_000_000;

    String filled(String text) {
        return plain.filled(text);
    }

    String plain(String text) {
        return plain.plain(text);
    }

    /** Looks until what is seen is as it should be, or patience is over; the answer is the last. */
    Seen look(Callable<Seen> eye, Predicate<Seen> done) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Seen seen = eye.call();
            if (done.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > end) {
                return seen.with(Seen.TROUBLE, "not there after " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
