package dev.fairlead.api.internal;

import java.util.function.BooleanSupplier;

/**
 * Whose turn it is in a task: the poll's, that of another call, or nobody's; and how a poll waits
 * while there is nothing. A stop may come from any thread, at any time, more than once: it wakes a
 * waiting poll and never waits for a working one, which cleans up when it is done.
 */
public final class Turn {
    /** How a task waits while there is nothing to read. */
    @FunctionalInterface
    public interface IdleWait {
        /**
         * Waits on a monitor that the caller holds, until notified or the time is over. May return
         * early.
         */
        void on(Object monitor, long millis) throws InterruptedException;
    }

    private final Object monitor = new Object();
    private final IdleWait idleWait;
    private boolean taken;
    private volatile boolean idle;
    private boolean stopped;
    private long idleMillis;

    /** A turn that nobody has. */
    public Turn(IdleWait idleWait) {
        this.idleWait = idleWait;
    }

    /** Takes the turn, as soon as nobody has it; false if the task is stopped. */
    public boolean take() throws InterruptedException {
        synchronized (monitor) {
            while (taken && !stopped) {
                monitor.wait();
            }
            taken |= !stopped;
            return !stopped;
        }
    }

    /** Takes the turn if nobody has it; false if somebody has, or the task is stopped. */
    public boolean takeIfFree() {
        synchronized (monitor) {
            boolean free = !taken && !stopped;
            taken |= free;
            return free;
        }
    }

    /** Gives the turn back; cleans up if a stop came meanwhile. */
    public void giveBack(Runnable cleaning) {
        synchronized (monitor) {
            taken = false;
            monitor.notifyAll();
            if (stopped) {
                cleaning.run();
            }
        }
    }

    /** There was something: the next wait begins short again. */
    public void wasBusy() {
        idleMillis = 0;
    }

    /**
     * Waits the longer the longer there was nothing; a stop, and {@link #wake}, end it.
     *
     * @param most how long at most, in milliseconds
     * @param soon how long at most this time, because there is something to do then
     * @param ready whether there is something to do already
     */
    public void idle(long most, long soon, BooleanSupplier ready) throws InterruptedException {
        idleMillis = Math.min(most, Math.max(1, idleMillis * 2));
        long millis = Math.min(idleMillis, soon);
        synchronized (monitor) {
            idle = true;
            try {
                if (!stopped && millis > 0 && !ready.getAsBoolean()) {
                    idleWait.on(monitor, millis);
                }
            } finally {
                idle = false;
            }
        }
    }

    /** Ends a wait. Costs next to nothing while nobody waits. */
    public void wake() {
        if (idle) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
    }

    /** Ends everything; cleans up unless somebody has the turn, who does it then. */
    public void stop(Runnable cleaning) {
        synchronized (monitor) {
            stopped = true;
            monitor.notifyAll();
            if (!taken) {
                cleaning.run();
            }
        }
    }
}
