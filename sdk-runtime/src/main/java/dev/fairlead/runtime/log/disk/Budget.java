package dev.fairlead.runtime.log.disk;

import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;

/** Bounds the bytes that are appended but not yet written. Thread-safe. */
final class Budget {
    private final long bytesMax;
    private long bytes;

    Budget(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * Waits until there is room; something larger than the bound waits until there is nothing else.
     *
     * @return false when {@code isPointless} became true instead
     */
    synchronized boolean reserve(long wanted, BooleanSupplier isPointless) {
        while (bytes > 0 && bytes + wanted > bytesMax) {
            if (isPointless.getAsBoolean()) {
                return false;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        bytes += wanted;
        return true;
    }

    synchronized void release(long released) {
        bytes -= released;
        notifyAll();
    }

    /** Makes those who wait ask again whether it is pointless. */
    synchronized void wake() {
        notifyAll();
    }
}
