package dev.fairlead.maven.deploy;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a deployment waits, and by which clock.
 *
 * @param limit until a connector runs
 * @param settled how long it has to have run: a task that fails does so soon, and a cluster shows
 *     the tasks of before for a moment
 * @param nanoTime a clock such as {@link System#nanoTime}
 * @param pause waits a little between two looks
 */
public record Patience(Duration limit, Duration settled, LongSupplier nanoTime, Pause pause) {
    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        /**
         * Waits a little.
         *
         * @throws InterruptedException if the waiting thread is interrupted
         */
        void take() throws InterruptedException;
    }
}
