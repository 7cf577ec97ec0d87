package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of sink tasks. */
public final class SinkTexts {
    public static final LawText K1 =
            LawText.required(
                            "K1",
                            "nothing is committed before it is stored",
                            "A position that is committed while its records are only in memory is"
                                    + " a loss that shows when the worker dies.")
                    .seenIn("Altinity/clickhouse-sink-connector#1299");
    public static final LawText K2 =
            LawText.required(
                            "K2",
                            "no record is lost",
                            "After every crash, rebalance and refusal, once all is quiet, each"
                                    + " record must be stored.")
                    .seenIn("confluentinc/kafka-connect-hdfs#117");
    public static final LawText K3 =
            LawText.required(
                            "K3",
                            "preCommit answers with legal positions",
                            "Positions are legal only for partitions that are assigned, not past"
                                    + " what was put, not before what is committed. A worker"
                                    + " ignores the rest, and the task believes otherwise.")
                    .seenIn("StarRocks/starrocks-connector-for-kafka#34");
    public static final LawText K5 =
            LawText.required(
                            "K5",
                            "a batch that is put again is stored once",
                            "A batch that was refused comes again as it was. What was already"
                                    + " written of it must not be written twice.")
                    .seenIn("ClickHouse/clickhouse-kafka-connect#801");
    public static final LawText K16 =
            LawText.required(
                    "K16",
                    "a put of nothing does no harm",
                    "Workers call put with an empty list all the time.");
    public static final LawText K24 =
            LawText.required(
                            "K24",
                            "nothing is stored after stop",
                            "A timer or a thread that outlives its task writes what another task"
                                    + " now owns.")
                    .seenIn("Azure/kafka-sink-azure-kusto#64");

    public static final LawText K29 =
            LawText.declared(
                    "K29",
                    "what is committed survives a loss of power",
                    "A worker that dies leaves to the system what it has written; a machine that"
                            + " dies leaves what was forced to the disk.");

    private SinkTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(K1, K2, K3, K5, K16, K24, K29);
    }
}
