package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of source tasks: offsets and delivery. */
public final class SourceTexts {
    public static final LawText S1 =
            LawText.required(
                            "S1",
                            "committed offset never passes the log",
                            "An offset that is stored while an earlier record isn't in the topic"
                                    + " is a loss that shows at the next restart.")
                    .seenIn("lensesio/stream-reactor#448");
    public static final LawText S2 =
            LawText.required(
                            "S2",
                            "no item is lost",
                            "After every crash, restart and failure, once all is quiet, each item"
                                    + " of the world must be in the topic or dropped on purpose.")
                    .seenIn("confluentinc/kafka-connect-jdbc#598");
    public static final LawText S3 =
            LawText.required(
                            "S3",
                            "resuming skips nothing",
                            "A task that starts from an offset begins with the next item or an"
                                    + " earlier one. Whoever begins with a later one loses what"
                                    + " lies between.")
                    .seenIn("Azure/kafka-sink-azure-kusto#33");
    public static final LawText S7 =
            LawText.required(
                            "S7",
                            "what a committed offset covers is not repeated",
                            "At-least-once allows repeating what was in flight, not everything.")
                    .seenIn("castorm/kafka-connect-http#263");
    public static final LawText S8 =
            LawText.required(
                            "S8",
                            "polling goes on from what was polled",
                            "Whoever reads on from the committed offset repeats itself whenever"
                                    + " polls come faster than commits.")
                    .seenIn("castorm/kafka-connect-http#263");
    public static final LawText S9 =
            LawText.required(
                    "S9",
                    "order is kept within a place",
                    "Consumers must see updates in the order in which they happened; otherwise the"
                            + " older one wins.");
    public static final LawText S11 =
            LawText.required(
                            "S11",
                            "offsets survive being stored as JSON",
                            "Offsets come back as JSON gives them: Integer as Long, Float as"
                                    + " Double, bytes as text. A task that casts them fails at its"
                                    + " first restart.")
                    .seenIn("confluentinc/kafka-connect-jdbc#96");
    public static final LawText S12 =
            LawText.required(
                    "S12",
                    "an item keeps its source partition",
                    "An offset under a key that changes with the task, the host or the order of a"
                            + " map isn't found again.");
    public static final LawText S16 =
            LawText.required(
                            "S16",
                            "the outside system lets go of logged items only",
                            "A message that is acknowledged, deleted or moved before Kafka has it"
                                    + " is gone when the worker dies.")
                    .seenIn("SolaceProducts/pubsubplus-connector-kafka-source#75");
    public static final LawText S20 =
            LawText.required(
                            "S20",
                            "poll returns in time",
                            "A poll that hangs can't be stopped; one that spins keeps a processor"
                                    + " busy.")
                    .seenIn("apache/kafka#14101");

    private SourceTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(S1, S2, S3, S7, S8, S9, S11, S12, S16, S20);
    }
}
