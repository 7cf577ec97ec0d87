package dev.fairlead.testkit.world.jdbc;

import java.util.BitSet;

/**
 * Numbers for databases, the smallest that is free: a connector that puts the database's name into
 * its offsets sees the same name in each life.
 */
final class Slots {
    private static final BitSet TAKEN = new BitSet();

    private Slots() {}

    static int take() {
        synchronized (TAKEN) {
            int free = TAKEN.nextClearBit(1);
            TAKEN.set(free);
            return free;
        }
    }

    static void giveBack(int slot) {
        synchronized (TAKEN) {
            TAKEN.clear(slot);
        }
    }
}
