package dev.fairlead.testkit.trial;

import org.apache.kafka.common.KafkaException;

/** What a plugin threw. */
public final class Fault {
    private Fault() {}

    /** Whether it is one of Connect's or Kafka's exceptions, which say that data was refused. */
    public static boolean isRefusal(Throwable thrown) {
        return thrown instanceof KafkaException;
    }

    /** Its kind, its first line, and where it came from. */
    public static String text(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : ": " + line(thrown.getMessage());
        StackTraceElement[] trace = thrown.getStackTrace();
        String where = "";
        for (StackTraceElement each : trace) {
            if (!each.getClassName().startsWith("java.")
                    && !each.getClassName().startsWith("jdk.")) {
                where = " at " + each.getClassName() + "." + each.getMethodName();
                break;
            }
        }
        return thrown.getClass().getSimpleName() + message + where;
    }

    private static String line(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= 160 ? line : line.substring(0, 160) + "…";
    }
}
