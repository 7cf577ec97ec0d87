package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of exactly-once sources (KIP-618). */
public final class TransactionTexts {
    public static final LawText T1 =
            LawText.required(
                    "T1",
                    "what a connector says of exactly-once is an answer, before it is started",
                    "A worker asks exactlyOnceSupport and canDefineTransactionBoundaries on an"
                            + " object that was never started, while it validates the settings. An"
                            + " exception or null there makes a connector impossible to create"
                            + " with exactly.once.support=required.");
    public static final LawText T2 =
            LawText.declared(
                    "T2",
                    "readers see each item exactly once",
                    "Exactly-once means: after every crash, time-out and hand-over the committed"
                            + " records are the world's items, each once and in order.");
    public static final LawText T3 =
            LawText.declared(
                    "T3",
                    "a restart begins right behind the last committed record",
                    "The worker commits the offset of the last record with the records. A task"
                            + " that resumes before or behind it repeats or loses what lies"
                            + " between, and no transaction can mend that.");
    public static final LawText T4 =
            LawText.declared(
                    "T4",
                    "a unit of the outside system is never split",
                    "Who defines transaction boundaries promises that a transaction of the"
                            + " outside system is seen as a whole. A reader that sees half of one"
                            + " sees a state that never was.");
    public static final LawText T5 =
            LawText.required(
                    "T5",
                    "requests to end a transaction make sense",
                    "A worker fails a task that asks for both commit and abort of one record. A"
                            + " request for a record that is never returned, or that was changed"
                            + " after the request, is kept for ever and never answered.");
    public static final LawText T6 =
            LawText.declared(
                    "T6",
                    "an aborted record isn't expected again",
                    "The worker commits the offsets of aborted records, so that they don't come"
                            + " again. A connector that aborts and waits for them to come again"
                            + " loses them.");
    public static final LawText T7 =
            LawText.declared(
                    "T7",
                    "a stop leaves no part of a unit behind",
                    "A stop may come in the middle of a unit. What was sent of it must stay"
                            + " invisible, and come as a whole after the restart.");
    public static final LawText T8 =
            LawText.required(
                    "T8",
                    "a missing transaction context is no surprise",
                    "transactionContext() is null unless transaction.boundary=connector, and"
                            + " doesn't exist before Kafka 3.3 (KIP-618). A task that uses it"
                            + " unasked fails everywhere else.");
    public static final LawText T9 =
            LawText.declared(
                    "T9",
                    "a task that was replaced does no harm outside",
                    "The log fences the records of a zombie, but nobody fences what it tells the"
                            + " outside system. What it acknowledges there is lost to its"
                            + " successor.");
    public static final LawText T10 =
            LawText.required(
                    "T10",
                    "a transaction that takes too long is recovered from",
                    "A poll or a unit longer than transaction.timeout.ms is aborted by the broker"
                            + " and fails the task. After the restart everything must come"
                            + " again.");
    public static final LawText T11 =
            LawText.declared(
                    "T11",
                    "the outside system lets go of committed items only",
                    "A record that was sent isn't there yet: its transaction may be aborted. What"
                            + " was acknowledged, deleted or moved outside before the commit is"
                            + " then nowhere.");

    private TransactionTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11);
    }
}
