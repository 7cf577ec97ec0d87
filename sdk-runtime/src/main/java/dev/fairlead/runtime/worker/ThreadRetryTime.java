package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.pipeline.RetryTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Waits on the task's thread until the time is up or the task is given up. */
final class ThreadRetryTime implements RetryTime {
    private final Timers timers;
    private final Runnable retried;
    private final CountDownLatch givenUp = new CountDownLatch(1);

    /**
     * @param retried is told of each wait
     */
    ThreadRetryTime(Timers timers, Runnable retried) {
        this.timers = timers;
        this.retried = retried;
    }

    /** Ends the present and all later waits at once. Any thread. */
    void giveUp() {
        givenUp.countDown();
    }

    @Override
    public long nanoTime() {
        return timers.nanoTime();
    }

    @Override
    public boolean await(Duration delay) {
        retried.run();
        try {
            return !givenUp.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public long random(long bound) {
        return ThreadLocalRandom.current().nextLong(bound);
    }
}
