package dev.fairlead.testkit.world;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;

/**
 * What a world's calls meet: an outage, a refusal of the n-th write, the end of the worker, and
 * whatever the simulation asks for besides. Thread-safe.
 */
public final class Troubles implements Interference {
    /** Tells reads from writes by their name. */
    @FunctionalInterface
    public interface Writes {
        /** Whether a call of this name changes the outside system. */
        boolean isWrite(String call);
    }

    private final Writes writes;
    private volatile Runnable gate = () -> {};
    private volatile Interference interference = Interference.NONE;
    private volatile boolean away;
    private int untilRefusal;

    /** Troubles of a world, none at first. */
    public Troubles(Writes writes) {
        this.writes = writes;
    }

    /** See {@link SinkWorld#guard}. */
    public void guard(Runnable gate) {
        this.gate = gate;
    }

    /** See {@link SinkWorld#meet}. */
    public void meetAlso(Interference interference) {
        this.interference = interference;
    }

    /** See {@link SinkWorld#refuse}; 0 refuses nothing. */
    public synchronized void refuse(int write) {
        untilRefusal = write;
    }

    /** See {@link SinkWorld#goAway}. */
    public void away(boolean away) {
        this.away = away;
    }

    /** Whether the outside system is away. */
    public boolean isAway() {
        return away;
    }

    @Override
    public Fate meet(String call) {
        boolean write = writes.isWrite(call);
        if (write) {
            try {
                gate.run();
            } catch (IllegalStateException e) { // the gate's way to say that the worker is gone
                return Fate.GONE;
            }
        }
        if (away || (write && isRefused())) {
            return Fate.FAIL_BEFORE;
        }
        return interference.meet(call);
    }

    private synchronized boolean isRefused() {
        return untilRefusal > 0 && --untilRefusal == 0;
    }
}
