package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.fault.ServingThread;
import java.util.Optional;

/** Counts the interactions of one step and ends the worker's life at the one that was chosen. */
final class CrashPoints {
    /** The worker is gone. Thrown in the driver's code only, never through the plugin's. */
    static final class Crash extends RuntimeException {
        private Crash() {
            super("the worker crashes here", null, false, false);
        }
    }

    private final ThreadLocal<Boolean> owner = ThreadLocal.withInitial(() -> false);
    private int reached;
    private int fatal;
    private boolean stepping;
    private volatile Optional<Crash> crash = Optional.empty();

    /** Points that are reached by the thread that makes this. */
    CrashPoints() {
        owner.set(true);
    }

    /** Counts anew; the worker crashes at point {@code fatal}, 0 for never. */
    synchronized void begin(int fatal) {
        this.crash = Optional.empty();
        this.reached = 0;
        this.fatal = fatal;
        this.stepping = false;
    }

    /** Begins a step of the schedule; the worker may also {@link #die} in it. */
    void step(int fatal) {
        begin(fatal);
        this.stepping = true;
    }

    /** Whether a step of the schedule is being done, so that a crash is caught. */
    boolean isStepping() {
        return stepping;
    }

    /** How many points were reached since {@link #begin}. */
    synchronized int reached() {
        return reached;
    }

    /**
     * An interaction is about to begin.
     *
     * @throws Crash it never will
     */
    synchronized void reach() {
        if (crash.isPresent()) {
            throw crash.get();
        }
        reached++;
        if (reached == fatal) {
            throw new Crash();
        }
    }

    /**
     * The plugin is about to write. Its code can't be stopped in the middle: after a crash here its
     * writes no longer happen, and the driver ends with the next {@link #reach}. Only writes of the
     * task's own thread are counted, others come when they come.
     *
     * @throws IllegalStateException the worker is gone; the write must not happen
     */
    synchronized void reachWrite() {
        if (crash.isEmpty() && owner.get()) {
            reached++;
            if (reached == fatal) {
                crash = Optional.of(new Crash());
            }
        }
        if (crash.isPresent()) {
            throw new IllegalStateException("the worker crashed before this write");
        }
    }

    /**
     * The plugin is about to call the outside system. Only calls of the task's own thread are
     * counted, and those of servers that it waits for. False when the worker is gone: the call must
     * not happen, and the driver ends with the next {@link #reach}.
     */
    synchronized boolean reachCall() {
        if (crash.isEmpty() && (owner.get() || ServingThread.isCurrent())) {
            reached++;
            if (reached == fatal) {
                crash = Optional.of(new Crash());
            }
        }
        return crash.isEmpty();
    }

    /** The worker crashes now, in the middle of a call of its plugin. */
    void die() {
        crash = Optional.of(new Crash());
    }

    /** Whether this thread lives the life, and isn't one of the plugin's. */
    boolean isOwn() {
        return owner.get();
    }

    /** Ends the driver, if the plugin's last call was where the worker crashed. */
    void settle() {
        if (crash.isPresent()) {
            throw crash.get();
        }
    }

    /** Whether the worker is gone, and what the plugin still does is nobody's concern. */
    boolean isCrashed() {
        return crash.isPresent();
    }
}
