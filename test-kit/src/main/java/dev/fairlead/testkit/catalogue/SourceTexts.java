package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of source tasks: offsets and delivery. */
public final class SourceTexts {
    public static final LawText S1 =
            LawText.required(
                            "S1",
                            "committed offset never passes the log",
                            "An offset that is stored while an earlier record isn't"
                                    + " in the topic is a loss that shows at the next"
                                    + " restart.")
                    .seenIn("lensesio/stream-reactor#448");
    public static final LawText S2 =
            LawText.required(
                            "S2",
                            "no item is lost",
                            "After every crash, restart and failure, once all is"
                                    + " quiet, each item of the world must be in the topic or"
                                    + " dropped on purpose.")
                    .seenIn("confluentinc/kafka-connect-jdbc#598");
    public static final LawText S3 =
            LawText.required(
                            "S3",
                            "resuming skips nothing",
                            "A task that starts from an offset begins with the next"
                                    + " item or an earlier one. Whoever begins with a later"
                                    + " one loses what lies between.")
                    .seenIn("Azure/kafka-sink-azure-kusto#33");
    public static final LawText S4 =
            LawText.required(
                            "S4",
                            "resuming in the middle of a batch neither skips nor repeats",
                            "Workers commit the offset of whichever record the log"
                                    + " acknowledged last, not that of a batch's end. Offsets"
                                    + " that describe whole batches lose or repeat the"
                                    + " records behind.")
                    .seenIn("confluentinc/kafka-connect-jdbc#598");
    public static final LawText S5 =
            LawText.required(
                            "S5",
                            "items that tie are all delivered",
                            "Several rows often have the same timestamp. Whoever"
                                    + " goes on behind that timestamp after a batch ended"
                                    + " among them, or before the last of them was written,"
                                    + " never reads the rest.")
                    .seenIn("confluentinc/kafka-connect-jdbc#598");
    public static final LawText S6 =
            LawText.declared(
                    "S6",
                    "items that become visible late are delivered",
                    "A transaction that commits late shows rows with keys"
                            + " below those that were read already. Whoever only"
                            + " looks above the highest key misses them.");
    public static final LawText S7 =
            LawText.required(
                            "S7",
                            "what a committed offset covers is not repeated",
                            "At-least-once allows repeating what was in flight, not"
                                    + " everything.")
                    .seenIn("castorm/kafka-connect-http#263");
    public static final LawText S8 =
            LawText.required(
                            "S8",
                            "polling goes on from what was polled",
                            "Whoever reads on from the committed offset repeats"
                                    + " itself whenever polls come faster than commits.")
                    .seenIn("castorm/kafka-connect-http#263");
    public static final LawText S9 =
            LawText.required(
                    "S9",
                    "order is kept within a place",
                    "Consumers must see updates in the order in which they"
                            + " happened; otherwise the older one wins.");
    public static final LawText S10 =
            LawText.declared(
                            "S10",
                            "comparable offsets never decrease",
                            "A watermark that goes back is committed like any"
                                    + " other, and with it everything behind it is read"
                                    + " again.")
                    .seenIn("apache/iceberg#17340");
    public static final LawText S11 =
            LawText.required(
                            "S11",
                            "offsets survive being stored as JSON",
                            "Offsets come back as JSON gives them: Integer as Long,"
                                    + " Float as Double, bytes as text. A task that casts"
                                    + " them fails at its first restart.")
                    .seenIn("confluentinc/kafka-connect-jdbc#96");
    public static final LawText S12 =
            LawText.required(
                    "S12",
                    "an item keeps its source partition",
                    "An offset under a key that changes with the task, the"
                            + " host or the order of a map isn't found again.");
    public static final LawText S13 =
            LawText.required(
                    "S13",
                    "what poll returned is never changed",
                    "The worker keeps the records until they are"
                            + " acknowledged, and their partitions and offsets until"
                            + " they are committed. A map, struct or array that the"
                            + " task fills anew changes what is stored, or sent a"
                            + " second time.");
    public static final LawText S14 =
            LawText.required(
                    "S14",
                    "a task copes with offsets that are missing or stale",
                    "Offsets are reset by operators, exist for some"
                            + " partitions only, and stay behind for partitions that"
                            + " are gone. A task must then start at the beginning, or"
                            + " where its outside system says.");
    public static final LawText S15 =
            LawText.required(
                    "S15",
                    "an offset that makes no sense fails loudly",
                    "An offset of another version, or of another connector"
                            + " with the same name, must fail the task. Whoever takes"
                            + " it for none reads everything again; whoever takes it"
                            + " for the end skips what is there. A position beyond"
                            + " all that is there may fail, or wait, but must not"
                            + " begin anew where ids and positions only grow.");
    public static final LawText S16 =
            LawText.required(
                            "S16",
                            "the outside system lets go of logged items only",
                            "A message that is acknowledged, deleted or moved"
                                    + " before Kafka has it is gone when the worker dies.")
                    .seenIn("SolaceProducts/pubsubplus-connector-kafka-source#75");
    public static final LawText S17 =
            LawText.required(
                    "S17",
                    "commit is a hint",
                    "A worker calls commit often, with nothing new, late,"
                            + " or never. It says that offsets were stored, not that"
                            + " everything polled is in the topic, and what it throws"
                            + " is only logged.");
    public static final LawText S18 =
            LawText.required(
                    "S18",
                    "acknowledgements out of order release nothing too early",
                    "The log may acknowledge a later record first. An"
                            + " outside system that acknowledges everything up to a"
                            + " message must then wait for the earlier ones.");
    public static final LawText S19 =
            LawText.required(
                    "S19",
                    "a refused record is not lost",
                    "When the log refuses a record for ever the task fails,"
                            + " and is restarted. What it had polled must be polled"
                            + " again then; what is refused for now is offered again"
                            + " without a poll.");
    public static final LawText S20 =
            LawText.required(
                            "S20",
                            "poll returns in time",
                            "A poll that hangs can't be stopped; one that spins"
                                    + " keeps a processor busy.")
                    .seenIn("apache/kafka#14101");
    public static final LawText S21 =
            LawText.required(
                    "S21",
                    "a poll is bounded",
                    "A world that grew while the connector was paused must"
                            + " come in portions, or the worker runs out of memory.");
    public static final LawText S22 =
            LawText.required(
                    "S22",
                    "a retriable failure of poll changes nothing",
                    "After a RetriableException the worker polls again. A"
                            + " task that moved on before it failed leaves a gap; one"
                            + " that had emitted part of it repeats that.");
    public static final LawText S23 =
            LawText.required(
                    "S23",
                    "a failure that lasts surfaces",
                    "A task that only logs what its outside system answers"
                            + " looks healthy for ever, and delivers nothing.");
    public static final LawText S24 =
            LawText.required(
                    "S24",
                    "records are well formed",
                    "A record whose value doesn't fit its schema, or whose"
                            + " topic is missing, fails in the converter, where"
                            + " nobody knows any more where it came from.");
    public static final LawText S25 =
            LawText.required(
                    "S25",
                    "an item that is emitted again looks the same",
                    "At-least-once means that consumers see some records"
                            + " twice. They recognise the second by its content;"
                            + " readings of a clock may differ.");
    public static final LawText S26 =
            LawText.declared(
                    "S26",
                    "an item keeps its key, and has one",
                    "Compacted topics refuse records without a key, and"
                            + " partitions are chosen by the key's bytes.");
    public static final LawText S27 =
            LawText.required(
                    "S27",
                    "a harmless change of settings moves nothing",
                    "A new batch size or poll interval must not make the"
                            + " connector skip or repeat, and must not hide its"
                            + " offsets.");
    public static final LawText S28 =
            LawText.required(
                    "S28",
                    "an old incarnation that lives on destroys nothing",
                    "A task that couldn't be stopped in time goes on beside"
                            + " its successor. What it still acknowledges, deletes or"
                            + " unlocks must not take anything from the new one.");
    public static final LawText S29 =
            LawText.required(
                    "S29",
                    "clean-up leaves what isn't delivered",
                    "A connector that deletes or moves what it has read may"
                            + " do so for items in the topic only, and must find its"
                            + " way when it did and its offset was not stored yet.");

    private SourceTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(
                S1, S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, S12, S13, S14, S15, S16, S17, S18,
                S19, S20, S21, S22, S23, S24, S25, S26, S27, S28, S29);
    }
}
