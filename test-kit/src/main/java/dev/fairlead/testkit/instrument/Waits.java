package dev.fairlead.testkit.instrument;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for methods of the JDK that wait for a while. Whoever sleeps has no time to lose: the
 * virtual clock moves on, and the thread doesn't wait, or for a moment only when it is one of the
 * plugin's own. Whoever waits for something waits in fact, since it may come or be nudged; the time
 * then passes as if it hadn't come. For rewritten classes only.
 */
public final class Waits {
    private static final long MOMENT_NANOS = 1_000_000;

    private Waits() {}

    private static void pass(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("sleep interrupted");
        }
        let(nanos);
    }

    private static void let(long nanos) {
        Outside.current()
                .ifPresent(
                        outside -> {
                            outside.time().pass(Duration.ofNanos(nanos));
                            if (!outside.time().isOwn()) {
                                LockSupport.parkNanos(Math.min(nanos, MOMENT_NANOS));
                            }
                        });
    }

    private static boolean isReal() {
        return Outside.current().isEmpty();
    }

    /** As {@link Thread#sleep(long)}. */
    public static void sleep(long millis) throws InterruptedException {
        if (isReal() || millis < 0) {
            Thread.sleep(millis);
        } else {
            pass(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    /** As {@link Thread#sleep(long, int)}. */
    public static void sleep(long millis, int nanos) throws InterruptedException {
        if (isReal() || millis < 0) {
            Thread.sleep(millis, nanos);
        } else {
            pass(TimeUnit.MILLISECONDS.toNanos(millis) + nanos);
        }
    }

    /** As {@code Thread.sleep(Duration)} of Java 19. */
    public static void sleep(Duration duration) throws InterruptedException {
        sleep(duration.toMillis());
    }

    /** As {@link TimeUnit#sleep}. */
    public static void sleep(TimeUnit unit, long count) throws InterruptedException {
        if (count > 0) {
            sleep(unit.toMillis(count), (int) (unit.toNanos(count) % 1_000_000));
        }
    }

    /** As {@link LockSupport#parkNanos(long)}. */
    public static void parkNanos(long nanos) {
        if (isReal()) {
            LockSupport.parkNanos(nanos);
        } else if (nanos > 0 && !Thread.currentThread().isInterrupted()) {
            let(nanos);
        }
    }

    /** As {@link LockSupport#parkNanos(Object, long)}. */
    public static void parkNanos(Object blocker, long nanos) {
        parkNanos(nanos);
    }

    /** As {@link Object#wait(long)}. */
    @SuppressWarnings({
        "WaitNotInLoop",
        "NotifyNotInSynchronized"
    }) // the caller's loop, and monitor
    public static void wait(Object monitor, long millis) throws InterruptedException {
        monitor.wait(millis);
        rest(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** As {@link BlockingQueue#poll(long, TimeUnit)}. */
    public static <T> @Nullable T poll(BlockingQueue<T> queue, long count, TimeUnit unit)
            throws InterruptedException {
        T polled = queue.poll(count, unit);
        if (polled == null) {
            rest(unit.toNanos(count));
        }
        return polled;
    }

    /** As {@link Condition#await(long, TimeUnit)}. */
    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    public static boolean await(Condition condition, long count, TimeUnit unit)
            throws InterruptedException {
        boolean came = condition.await(count, unit);
        rest(unit.toNanos(count));
        return came;
    }

    /** As {@link CountDownLatch#await(long, TimeUnit)}. */
    public static boolean await(CountDownLatch latch, long count, TimeUnit unit)
            throws InterruptedException {
        boolean came = latch.await(count, unit);
        if (!came) {
            rest(unit.toNanos(count));
        }
        return came;
    }

    /** What the thread was spared passes on the virtual clock. */
    private static void rest(long nanos) {
        Outside.current()
                .filter(outside -> outside.time().isOwn())
                .ifPresent(outside -> outside.time().pass(Duration.ofNanos(nanos)));
    }
}
