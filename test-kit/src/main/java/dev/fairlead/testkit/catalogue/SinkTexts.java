package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of sink tasks. */
public final class SinkTexts {
    public static final LawText K1 =
            LawText.required(
                            "K1",
                            "nothing is committed before it is stored",
                            "A position that is committed while its records are only in "
                                    + "memory is a loss that shows when the worker dies.")
                    .seenIn("Altinity/clickhouse-sink-connector#1299");
    public static final LawText K2 =
            LawText.required(
                            "K2",
                            "no record is lost",
                            "After every crash, rebalance and refusal, once all is quiet, "
                                    + "each record must be stored.")
                    .seenIn("confluentinc/kafka-connect-hdfs#117");
    public static final LawText K3 =
            LawText.required(
                            "K3",
                            "preCommit answers with legal positions",
                            "Positions are legal only for partitions that are assigned, not "
                                    + "past what was put, not before what is committed. A worker "
                                    + "ignores the rest, and the task believes otherwise.")
                    .seenIn("StarRocks/starrocks-connector-for-kafka#34");
    public static final LawText K4 =
            LawText.required(
                            "K4",
                            "whoever answers preCommit with nothing finds its positions again",
                            "A worker commits nothing when preCommit answers with an empty "
                                    + "map, and nothing for a partition that the map leaves out. "
                                    + "After a restart the group's position is the old one, so the "
                                    + "task must seek in open, or it stores everything again.")
                    .seenIn("confluentinc/kafka-connect-hdfs#117");
    public static final LawText K5 =
            LawText.required(
                            "K5",
                            "a batch that is put again is stored once",
                            "A batch that was refused comes again as it was. What was "
                                    + "already written of it must not be written twice.")
                    .seenIn("ClickHouse/clickhouse-kafka-connect#801");
    public static final LawText K6 =
            LawText.required(
                    "K6",
                    "a batch that was refused is not committed",
                    "A worker may call preCommit while a batch waits to be put "
                            + "again. Positions behind that batch would lose it.");
    public static final LawText K7 =
            LawText.required(
                    "K7",
                    "what is delivered again is stored as declared",
                    "After a crash records come again in other batches. A sink that "
                            + "appends may repeat what was not committed, never what was; a "
                            + "sink that is idempotent repeats nothing.");
    public static final LawText K8 =
            LawText.declared(
                    "K8",
                    "each record is stored exactly once",
                    "A sink that promises exactly once must keep it when a call has "
                            + "its effect but no answer, and when a task that was given up "
                            + "lives on.");
    public static final LawText K9 =
            LawText.required(
                    "K9",
                    "order is kept within a partition",
                    "When an older value is written after a newer one, the outside "
                            + "system ends with the older one.");
    public static final LawText K10 =
            LawText.required(
                            "K10",
                            "nothing is stored for a partition that was given back",
                            "A task answers preCommit, closes the partition, and then "
                                    + "another task owns it. A buffer that is flushed after that "
                                    + "writes over what the new owner wrote.")
                    .seenIn("Azure/kafka-sink-azure-kusto#69");
    public static final LawText K11 =
            LawText.required(
                            "K11",
                            "what a rebalance leaves is left alone",
                            "A cooperative rebalance closes some partitions and keeps the others. A"
                                + " task that clears all its buffers in close loses what it held"
                                + " for those that stay.")
                    .seenIn("KAFKA-12487");
    public static final LawText K12 =
            LawText.required(
                    "K12",
                    "nothing is stored for a partition that was lost",
                    "When partitions are lost, somebody else owns them already. "
                            + "What was buffered for them must be thrown away, it comes to "
                            + "the other owner.");
    public static final LawText K13 =
            LawText.required(
                    "K13",
                    "records come again after a preCommit that failed",
                    "The worker goes back to the committed position and delivers "
                            + "from there. A task that takes these records for known ones "
                            + "loses those that it had not stored.");
    public static final LawText K14 =
            LawText.required(
                            "K14",
                            "a commit that failed is made good by the next",
                            "A task never hears whether its positions were committed. Each answer"
                                + " must stand for all that is stored, not only for what is new.")
                    .seenIn("apache/iceberg#17340");
    public static final LawText K15 =
            LawText.required(
                            "K15",
                            "an error that comes late is still thrown",
                            "Writes that fail on a thread of their own, or in flush, must "
                                    + "fail the next put or preCommit. Otherwise the task runs on, "
                                    + "and records are missing.")
                    .seenIn("wepay/kafka-connect-bigquery#262");
    public static final LawText K16 =
            LawText.required(
                    "K16",
                    "a put of nothing does no harm",
                    "Workers call put with an empty list all the time.");
    public static final LawText K17 =
            LawText.required(
                            "K17",
                            "odd records are refused by name",
                            "Tombstones, records without key or timestamp and huge records "
                                    + "are legal. Who can't store them says so with a "
                                    + "ConnectException, so that the record can be found; a "
                                    + "NullPointerException says nothing.")
                    .seenIn("confluentinc/kafka-connect-jdbc#744");
    public static final LawText K18 =
            LawText.required(
                            "K18",
                            "one bad record takes no other with it",
                            "A record that can't be stored is reported where there are dead"
                                + " letters, and fails the task where there are none. It is never"
                                + " left out in silence, and its neighbours are stored.")
                    .seenIn("taosdata/kafka-connect-tdengine#19");
    public static final LawText K19 =
            LawText.required(
                    "K19",
                    "put comes back while the outside system is away",
                    "A put that waits for longer than max.poll.interval.ms loses "
                            + "its partitions. Ask for a time-out and throw a "
                            + "RetriableException instead.");
    public static final LawText K20 =
            LawText.required(
                            "K20",
                            "a task asks for its own partitions only",
                            "Pausing, resuming or seeking a partition that is not assigned fails"
                                + " the task; a partition that is paused and never resumed is never"
                                + " read.")
                    .seenIn("justonedb/kafka-sink-pg-json#2");
    public static final LawText K21 =
            LawText.required(
                    "K21",
                    "commits are not asked for all the time",
                    "Each request makes the worker call preCommit and write to the "
                            + "group's offsets. A task that asks in every put does nothing "
                            + "else.");
    public static final LawText K22 =
            LawText.required(
                    "K22",
                    "a task that was given up does no harm",
                    "A task that doesn't stop in time is replaced while it lives "
                            + "on. What it still writes or deletes must not undo what its "
                            + "successor stored.");
    public static final LawText K23 =
            LawText.required(
                    "K23",
                    "records are not changed",
                    "The same record is put again after a refusal and is sent to "
                            + "the dead letters; other users of the object see the change as "
                            + "well.");
    public static final LawText K24 =
            LawText.required(
                            "K24",
                            "nothing is stored after stop",
                            "A timer or a thread that outlives its task writes what another "
                                    + "task now owns.")
                    .seenIn("Azure/kafka-sink-azure-kusto#64");
    public static final LawText K25 =
            LawText.required(
                            "K25",
                            "no last flush is needed",
                            "A worker that is killed calls neither preCommit nor close nor "
                                    + "stop. What was committed before must not need them.")
                    .seenIn("Altinity/clickhouse-sink-connector#1299");
    public static final LawText K26 =
            LawText.required(
                    "K26",
                    "buffers are bounded",
                    "While the outside system is away records go on coming. A sink "
                            + "that takes them all runs out of memory; it must refuse them or "
                            + "pause.");
    public static final LawText K27 =
            LawText.required(
                    "K27",
                    "partitions may appear at any time",
                    "Topics grow, and with topics.regex new ones match. The task is "
                            + "opened for partitions that it never saw.");
    public static final LawText K28 =
            LawText.declared(
                    "K28",
                    "what is stored says what the record said",
                    "Keys, headers, timestamps, decimals and nested values must "
                            + "come out as they went in, as the mapping declares.");

    public static final LawText K29 =
            LawText.declared(
                    "K29",
                    "what is committed survives a loss of power",
                    "A worker that dies leaves to the system what it has written; a machine that"
                            + " dies leaves what was forced to the disk.");

    private SinkTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(
                K1, K2, K3, K4, K5, K6, K7, K8, K9, K10, K11, K12, K13, K14, K15, K16, K17, K18,
                K19, K20, K21, K22, K23, K24, K25, K26, K27, K28, K29);
    }
}
