package dev.fairlead.testkit.world;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;

/**
 * What a world's calls meet: what the simulation asks for, an outage, a refusal of the n-th write.
 * Thread-safe.
 */
public final class Troubles implements Interference {
    /** Tells reads from writes by their name. */
    @FunctionalInterface
    public interface Writes {
        /** Whether a call of this name changes the outside system. */
        boolean isWrite(String call);
    }

    private final Writes writes;
    private volatile Interference interference = Interference.NONE;
    private volatile boolean away;
    private int untilRefusal;

    /** Troubles of a world, none at first. */
    public Troubles(Writes writes) {
        this.writes = writes;
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
        Fate fate = interference.meet(call);
        if (fate != Fate.PASS) {
            return fate;
        }
        return away || (writes.isWrite(call) && isRefused()) ? Fate.FAIL_BEFORE : Fate.PASS;
    }

    private synchronized boolean isRefused() {
        return untilRefusal > 0 && --untilRefusal == 0;
    }
}
