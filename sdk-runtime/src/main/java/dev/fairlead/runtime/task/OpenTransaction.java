package dev.fairlead.runtime.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was dispatched since the last commit: records in order, and the offsets they lead to. */
final class OpenTransaction {
    private List<SourceDelivery> deliveries = new ArrayList<>();
    private Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets = new LinkedHashMap<>();
    private boolean open;

    /** A record was handed to the log, or left out. */
    void add(SourceDelivery delivery) {
        deliveries.add(delivery);
        offsets.put(delivery.record().sourcePartition(), delivery.record().sourceOffset());
        open |= !delivery.isDropped();
    }

    /** Whether the log has records that are neither committed nor aborted. */
    boolean isOpen() {
        return open;
    }

    /** Whether there is nothing to commit. */
    boolean isEmpty() {
        return !open && offsets.isEmpty();
    }

    Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets() {
        return Collections.unmodifiableMap(offsets);
    }

    /** The records were taken back; their offsets stay, so that they don't come again. */
    void aborted() {
        deliveries.removeIf(delivery -> !delivery.isDropped());
        open = false;
    }

    /** All is committed; the answer is the records in order. */
    List<SourceDelivery> committed() {
        List<SourceDelivery> done = deliveries;
        deliveries = new ArrayList<>();
        offsets = new LinkedHashMap<>();
        open = false;
        return done;
    }
}
