package dev.fairlead.runtime.task;

import java.util.ArrayDeque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of one source partition that are not committable yet, in the order of the poll. */
final class PartitionLedger {
    /** Of records that no ledger accounts for. */
    static final PartitionLedger NONE = new PartitionLedger(null);

    private final @Nullable Map<String, ?> partition;
    private final ArrayDeque<SourceDelivery> deliveries = new ArrayDeque<>();
    private @Nullable Map<String, ?> committable;
    private boolean advanced;

    PartitionLedger(@Nullable Map<String, ?> partition) {
        this.partition = partition;
    }

    @Nullable Map<String, ?> partition() {
        return partition;
    }

    void add(SourceDelivery delivery) {
        deliveries.addLast(delivery);
    }

    boolean isEmpty() {
        return deliveries.isEmpty();
    }

    /** Takes the settled prefix off and returns how many records it had. */
    int takeSettledPrefix() {
        int taken = 0;
        SourceDelivery last = null;
        for (SourceDelivery head = deliveries.peekFirst();
                head != null && head.isSettled();
                head = deliveries.peekFirst()) {
            last = deliveries.removeFirst();
            taken++;
        }
        if (last != null) {
            committable = last.record().sourceOffset();
        }
        return taken;
    }

    /** Marks that there is an offset to commit; true when that is news. */
    boolean markAdvanced() {
        boolean news = !advanced;
        advanced = true;
        return news;
    }

    /** Hands over the offset of the last settled record and clears the mark. */
    @Nullable Map<String, ?> takeCommittable() {
        advanced = false;
        return committable;
    }
}
