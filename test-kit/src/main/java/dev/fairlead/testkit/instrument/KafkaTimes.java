package dev.fairlead.testkit.instrument;

import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/**
 * Stands in for the system's time as Kafka's clients give it, which many connectors use in place of
 * the JDK's. Other implementations, such as a test's own, are asked as they are. For rewritten
 * classes only.
 */
public final class KafkaTimes {
    /** By its name: not every release of Kafka lets others see it. */
    static final String SYSTEM_TIME = "org.apache.kafka.common.utils.SystemTime";

    private KafkaTimes() {}

    private static boolean isSystems(Time time) {
        return time.getClass().getName().equals(SYSTEM_TIME);
    }

    /** As {@link Time#milliseconds}. */
    public static long milliseconds(Time time) {
        return isSystems(time) ? Clocks.currentTimeMillis() : time.milliseconds();
    }

    /** As {@link Time#nanoseconds}. */
    public static long nanoseconds(Time time) {
        return isSystems(time) ? Clocks.nanoTime() : time.nanoseconds();
    }

    /** As {@link Time#hiResClockMs}. */
    public static long hiResClockMs(Time time) {
        return isSystems(time) ? Clocks.nanoTime() / 1_000_000 : time.hiResClockMs();
    }

    /** As {@link Time#sleep}. */
    public static void sleep(Time time, long millis) {
        if (isSystems(time)) {
            sleep(millis);
        } else {
            time.sleep(millis);
        }
    }

    /** As {@link Utils#sleep}, which leaves an interruption to others. */
    public static void sleep(long millis) {
        try {
            Waits.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
