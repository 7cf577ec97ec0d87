package dev.fairlead.runtime.log.disk;

import java.time.Duration;

/** When the log makes sure that records are on the device, not only with the operating system. */
public sealed interface Sync {
    /** Syncs at most every {@code interval}; records are acknowledged without waiting for it. */
    record Every(Duration interval) implements Sync {}

    /** Syncs each group of batches before its records are acknowledged. */
    record BeforeAcknowledgement() implements Sync {}

    /** A loss of power may lose the acknowledged records of the last {@code interval}. */
    static Sync every(Duration interval) {
        return new Every(interval);
    }

    /** A loss of power loses nothing that was acknowledged; an append takes as long as a sync. */
    static Sync beforeAcknowledgement() {
        return new BeforeAcknowledgement();
    }
}
