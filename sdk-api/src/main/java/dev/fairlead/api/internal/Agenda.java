package dev.fairlead.api.internal;

import dev.fairlead.api.time.TaskTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a task is to do later. The task runs it when the worker calls; any thread may add to it.
 *
 * <p>Ordered by a clock that nobody sets, so a step of the time of day moves nothing.
 */
public final class Agenda implements TaskTime {
    private final Clock clock;
    private final LongSupplier nanos;
    private final long origin;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.<Entry>comparingLong(entry -> entry.due)
                            .thenComparingLong(entry -> entry.number));
    private long added;

    /** One thing to do; all its fields are guarded by the agenda. */
    private static final class Entry {
        private final Runnable work;
        private final @Nullable Duration interval;
        private long due;
        private long number;

        Entry(Runnable work, @Nullable Duration interval) {
            this.work = work;
            this.interval = interval;
        }
    }

    /** One that follows these clocks. */
    public Agenda(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
    }

    /** One that follows the machine's clocks. */
    public static Agenda ofThisMachine() {
        return new Agenda(Clock.systemUTC(), System::nanoTime);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Runnable after(Duration delay, Runnable work) {
        Entry entry = new Entry(work, null);
        add(entry, delay);
        return () -> cancel(entry);
    }

    @Override
    public Runnable every(Duration interval, Runnable work) {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException(
                    "the interval is " + interval + "; it must be longer than nothing");
        }
        Entry entry = new Entry(work, interval);
        add(entry, interval);
        return () -> cancel(entry);
    }

    private synchronized void add(Entry entry, Duration delay) {
        entry.due = now() + Math.max(0, delay.toNanos());
        entry.number = added++;
        entries.add(entry);
    }

    private synchronized void cancel(Entry entry) {
        entries.remove(entry);
    }

    private long now() {
        return nanos.getAsLong() - origin;
    }

    /**
     * Does what is due now, in the order in which it became due. What this adds is done the next
     * time, even if it is due at once. If something fails, what comes after it is done the next
     * time, too.
     */
    public void runDue() {
        long until;
        long newest;
        synchronized (this) {
            if (entries.isEmpty()) {
                return;
            }
            until = now();
            newest = added;
        }
        for (Optional<Runnable> next = takeDue(until, newest);
                next.isPresent();
                next = takeDue(until, newest)) {
            next.get().run();
        }
    }

    private synchronized Optional<Runnable> takeDue(long until, long newest) {
        Entry head = entries.peek();
        if (head == null || head.due > until || head.number >= newest) {
            return Optional.empty();
        }
        entries.remove();
        if (head.interval != null) {
            add(head, head.interval); // before the work, which may cancel it
        }
        return Optional.of(head.work);
    }

    /** How many milliseconds are left until there is something to do; at most the given number. */
    public synchronized long millisUntilNext(long atMost) {
        Entry head = entries.peek();
        if (head == null) {
            return atMost;
        }
        long left = Math.floorDiv(head.due - now() + 999_999, 1_000_000L);
        return Math.max(0, Math.min(atMost, left));
    }
}
