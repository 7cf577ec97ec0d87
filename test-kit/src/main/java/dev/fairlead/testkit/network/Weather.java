package dev.fairlead.testkit.network;

import dev.fairlead.testkit.network.TcpProxy.Direction;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What all connections of a proxy have to bear. Thread-safe. */
final class Weather {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Map<Direction, Long> cuts = new EnumMap<>(Direction.class);
    private boolean refusing;
    private boolean stalled;
    private Duration delay = Duration.ZERO;
    private int bytesPerSecond;

    synchronized boolean isRefusing() {
        return refusing;
    }

    synchronized void refuse(boolean refusing) {
        this.refusing = refusing;
    }

    synchronized void stall(boolean stalled) {
        this.stalled = stalled;
        notifyAll();
    }

    synchronized void delay(Duration duration) {
        this.delay = duration;
    }

    synchronized void throttle(int bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    synchronized void cutAfter(Direction direction, long bytes) {
        cuts.put(direction, bytes);
    }

    synchronized void heal() {
        refusing = false;
        stalled = false;
        delay = Duration.ZERO;
        bytesPerSecond = 0;
        cuts.clear();
        notifyAll();
    }

    /** Waits as long as a piece of so many bytes takes. */
    void await(int bytes) throws InterruptedException {
        long nanos;
        synchronized (this) {
            nanos = delay.toNanos();
            if (bytesPerSecond > 0) {
                nanos += bytes * NANOS_PER_SECOND / bytesPerSecond;
            }
        }
        TimeUnit.NANOSECONDS.sleep(nanos);
        synchronized (this) {
            while (stalled) {
                wait();
            }
        }
    }

    /** How many of the next bytes may pass before the connection is cut; all, if it isn't. */
    synchronized int passing(Direction direction, int bytes) {
        Long left = cuts.get(direction);
        if (left == null) {
            return bytes;
        }
        if (left > bytes) {
            cuts.put(direction, left - bytes);
            return bytes;
        }
        cuts.remove(direction);
        return -left.intValue();
    }
}
