package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of starting, pausing, stopping and threads; for sources and sinks alike. */
public final class LifecycleTexts {
    public static final LawText L1 =
            LawText.required(
                            "L1",
                            "stop is safe whenever it comes",
                            "A worker stops tasks that never started, that failed, and more "
                                    + "than once.")
                    .seenIn("confluentinc/kafka-connect-hdfs#85");
    public static final LawText L2 =
            LawText.required(
                            "L2",
                            "stop comes to an end when the outside system does not answer",
                            "A worker waits five seconds for a task to stop, then gives it up. It"
                                    + " lives on, holds its connections, and works beside its "
                                    + "successor.")
                    .seenIn("apache/kafka#14101");
    public static final LawText L3 =
            LawText.required(
                    "L3",
                    "a task ends whether stop comes during a call or after it",
                    "Workers before Kafka 3.0 and other runtimes call stop from "
                            + "another thread while poll waits; newer workers call it after "
                            + "poll has returned. A poll that waits for stop never ends on a "
                            + "newer worker.");
    public static final LawText L4 =
            LawText.required(
                    "L4",
                    "a pause changes nothing but the time",
                    "An operator pauses to calm the outside system. A task that "
                            + "goes on working, or that has forgotten what it held when it is "
                            + "resumed, makes the pause a danger.");
    public static final LawText L5 =
            LawText.required(
                            "L5",
                            "nothing is left when a connector is gone",
                            "Connectors are restarted for months in one JVM. A thread, a metric or"
                                + " a shutdown hook that stays behind each time ends in a worker"
                                + " without memory, and the class loader stays with it.")
                    .seenIn("wepay/kafka-connect-bigquery#117");
    public static final LawText L6 =
            LawText.required(
                    "L6",
                    "threads of a plugin leave the task context alone",
                    "The context of a sink task works on the consumer, which "
                            + "belongs to one thread. Calls from another thread fail with a "
                            + "ConcurrentModificationException, once in a while.");
    public static final LawText L7 =
            LawText.required(
                    "L7",
                    "an interruption is passed on, and an Error is not swallowed",
                    "A worker interrupts what does not end. Whoever catches that "
                            + "and goes on cannot be stopped; whoever swallows an "
                            + "OutOfMemoryError goes on with half an object.");
    public static final LawText L8 =
            LawText.required(
                    "L8",
                    "two connectors in one worker do not touch each other",
                    "All connectors of a class share its static fields. A client or "
                            + "a setting that is kept there belongs to whoever came last.");
    public static final LawText L9 =
            LawText.required(
                    "L9",
                    "a new start does not depend on the last stop",
                    "After a crash nobody called stop. A lock file, a port or a "
                            + "temporary table of the last life must not fail the next.");
    public static final LawText L10 =
            LawText.required(
                    "L10",
                    "language, time zone and class loader of the machine do not " + "matter",
                    "The capital letter of i has a dot in Turkish, and an hour is "
                            + "missing on a day in March. What depends on that works on the "
                            + "author's machine only.");
    public static final LawText L11 =
            LawText.required(
                    "L11",
                    "a clock that jumps does no harm",
                    "Clocks are set back by seconds when they are synchronized, and "
                            + "forth by hours when a machine wakes up. A wait computed from "
                            + "them becomes negative or endless.");
    public static final LawText L12 =
            LawText.required(
                    "L12",
                    "a log does not grow with every record",
                    "A line for each record makes logging the main work of a "
                            + "connector, and hides the line that matters.");

    private LifecycleTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(L1, L2, L3, L4, L5, L6, L7, L8, L9, L10, L11, L12);
    }
}
