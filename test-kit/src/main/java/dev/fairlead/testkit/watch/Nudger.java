package dev.fairlead.testkit.watch;

import dev.fairlead.testkit.simulation.PollWatch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches polls, and cuts the waiting of idle ones short.
 *
 * <p>A task that has nothing often waits on its own monitor, a condition or a queue, for up to a
 * second. Time doesn't pass for it here, so a second thread wakes it: it notifies the task's
 * monitor and unparks the polling thread, again and again until {@code poll} returns. Both are
 * legal at any time, because waits may wake up spuriously; a correct task can't tell. A task that
 * sleeps can't be woken like that; give it a short interval in its settings. The polling thread is
 * interrupted only when a poll hangs for many times its limit.
 */
public final class Nudger implements PollWatch, AutoCloseable {
    private static final long NUDGE_NANOS = 20_000;
    private static final long ROUND_NANOS = 200_000;
    private static final long BRIEF_NANOS = 200_000_000;
    private static final int EMPTY_POLLS = 3;
    private static final int GUARD_ROUNDS = 10;

    private final Patience patience;
    private final Monitors monitors = new Monitors();
    private final Thread thread;
    private final Thread guard;
    private final CompletableFuture<Void> hopeless = new CompletableFuture<>();
    private volatile boolean closed;
    private volatile @Nullable Poll interrupted;
    private volatile @Nullable Poll open;
    private final Object briefly = new Object();
    private volatile @Nullable Poll brief;
    private long hurried;
    private boolean real;
    private long last;
    private long emptySince;

    /** One call of {@code poll}; compared by identity. */
    private static final class Poll {
        private final Object task;
        private final Thread owner;
        private final long since;
        private final boolean idle;
        private final boolean untouched;

        private Poll(Object task, Thread owner, long since, boolean idle, boolean untouched) {
            this.task = task;
            this.owner = owner;
            this.since = since;
            this.idle = idle;
            this.untouched = untouched;
        }
    }

    /** A nudger with two threads of its own, which end with {@link #close}. */
    public Nudger(Patience patience) {
        this.patience = patience;
        this.thread = started("fairlead-nudger", this::watch);
        this.guard = started("fairlead-guard", this::guard);
    }

    private static Thread started(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void watch() {
        while (!closed) {
            hurry();
            Poll poll = open;
            if (poll == null || poll.untouched) {
                LockSupport.parkNanos(this, ROUND_NANOS);
            } else {
                LockSupport.parkNanos(this, poll.idle ? NUDGE_NANOS : ROUND_NANOS);
                nudge(poll);
            }
        }
    }

    /** The lock sees to it that nobody is interrupted whose call has come back. */
    private void hurry() {
        if (brief == null) {
            return;
        }
        synchronized (briefly) {
            Poll call = brief;
            if (call != null && System.nanoTime() - hurried > BRIEF_NANOS) {
                hurried = System.nanoTime();
                call.owner.interrupt();
            }
        }
    }

    /**
     * Apart from nudging, which may have to wait for a monitor that a hanging poll holds. It counts
     * its own rounds: a machine that stood still for long took one from the poll, too, and no more.
     */
    private void guard() {
        long round = Math.max(patience.hanging().toNanos() / GUARD_ROUNDS, ROUND_NANOS);
        Poll watched = null;
        int rounds = 0;
        while (!closed) {
            Poll poll = open;
            rounds = poll == watched ? rounds + 1 : 0;
            watched = poll;
            if (poll != null && rounds > 0 && rounds % GUARD_ROUNDS == 0) {
                rouse(poll);
            }
            LockSupport.parkNanos(this, round);
        }
    }

    /** Interrupts a poll that hangs; gives it up when that was in vain. */
    private void rouse(Poll poll) {
        if (interrupted == poll) {
            hopeless.completeExceptionally(givenUp(poll));
        }
        interrupted = poll;
        poll.owner.interrupt();
    }

    private AssertionError givenUp(Poll poll) {
        AssertionError error =
                new AssertionError(
                        "S20 poll returns in time: poll of "
                                + poll.task.getClass().getName()
                                + " hasn't returned for "
                                + Duration.ofNanos(System.nanoTime() - poll.since).toMillis()
                                + " ms and ignores interruption; it stands where the stack trace"
                                + " shows");
        error.setStackTrace(poll.owner.getStackTrace());
        return error;
    }

    /** Completes, exceptionally, when a poll hangs and ignores interruption. */
    public CompletableFuture<Void> hopeless() {
        return hopeless;
    }

    /** Whether a poll ever had to be interrupted. */
    public boolean hasInterrupted() {
        return interrupted != null;
    }

    private void nudge(Poll poll) {
        if (open == poll && isWaiting(poll.owner)) {
            LockSupport.unpark(poll.owner);
            monitors.waitedOn(poll.owner, poll.task).ifPresent(Nudger::wake);
        }
    }

    private static void wake(Object monitor) {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    private static boolean isWaiting(Thread owner) {
        Thread.State state = owner.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    @Override
    public void begin(Object task, boolean idle) {
        Thread owner = Thread.currentThread();
        forgetInterruption();
        open = new Poll(task, owner, System.nanoTime(), idle, real);
        if (idle && !real) {
            LockSupport.unpark(thread);
        }
    }

    /** An interrupt that came too late for its poll must not hit the next one. */
    private static void forgetInterruption() {
        boolean late = Thread.interrupted();
        assert late || !Thread.currentThread().isInterrupted();
    }

    @Override
    public boolean end() {
        Poll poll = open;
        open = null;
        last = poll == null ? 0 : System.nanoTime() - poll.since;
        return poll != null && interrupted == poll;
    }

    @Override
    public void callBriefly(Runnable call) {
        forgetInterruption();
        synchronized (briefly) {
            hurried = System.nanoTime();
            brief = new Poll(call, Thread.currentThread(), hurried, false, true);
        }
        try {
            call.run();
        } finally {
            synchronized (briefly) {
                brief = null;
            }
            forgetInterruption();
        }
    }

    @Override
    public Duration lastPoll() {
        return Duration.ofNanos(last);
    }

    @Override
    public void inRealTime(boolean real) {
        this.real = real;
    }

    @Override
    public Duration limit() {
        return patience.pollLimit();
    }

    @Override
    public boolean isOverdue(Duration taken) {
        return taken.compareTo(patience.overdue()) > 0;
    }

    @Override
    public boolean isSpinning(Duration taken) {
        return taken.compareTo(patience.pollBrevity()) < 0;
    }

    @Override
    public boolean isPatient(int emptyPolls, Duration travel) {
        long now = System.nanoTime();
        if (emptyPolls == 0) {
            emptySince = now;
        }
        long empty = now - emptySince;
        if (emptyPolls < EMPTY_POLLS || empty < patience.settling().toNanos()) {
            return true;
        }
        boolean onItsWay = empty < travel.toNanos();
        if (onItsWay) { // some polls come back at once, and only so many are made
            LockSupport.parkNanos(this, Math.max(ROUND_NANOS, empty / 4));
        }
        return onItsWay;
    }

    @Override
    public void rest(BooleanSupplier enough) {
        long end = System.nanoTime() + patience.rest().toNanos();
        while (!enough.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(this, 1_000_000);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        LockSupport.unpark(guard);
    }
}
