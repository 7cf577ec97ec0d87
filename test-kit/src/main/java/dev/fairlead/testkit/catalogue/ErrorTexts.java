package dev.fairlead.testkit.catalogue;

import java.util.List;

/** The laws of records that a sink task can't store, and of its other errors. */
public final class ErrorTexts {
    public static final LawText E1 =
            LawText.required(
                            "E1",
                            "there may be no reporter",
                            "Without dead letters errantRecordReporter() is null, and workers"
                                    + " before Kafka 2.6 don't have the method. Whoever calls it"
                                    + " unasked fails with the wrong error. The missing method is"
                                    + " asked for where worksBeforeKafka26() is declared.")
                    .seenIn("apache/camel-kafka-connector#1007");
    public static final LawText E2 =
            LawText.required(
                    "E2",
                    "the record that is reported is the one that was put",
                    "The worker finds the original bytes by the record's topic, "
                            + "partition and offset. A record made by the task has none.");
    public static final LawText E3 =
            LawText.required(
                    "E3",
                    "a record is stored or reported, not both",
                    "Who repairs dead letters writes them again; what was stored as "
                            + "well is then there twice.");
    public static final LawText E4 =
            LawText.required(
                    "E4",
                    "positions wait for dead letters",
                    "A position that is kept before the dead letter is written "
                            + "loses the record when the worker dies. The worker waits before "
                            + "it commits; a task with positions of its own must wait itself.");
    public static final LawText E5 =
            LawText.required(
                    "E5",
                    "nothing follows a report that was refused",
                    "Where nothing is tolerated a report throws and the task has "
                            + "failed. What it still writes is delivered again to its "
                            + "successor.");
    public static final LawText E6 =
            LawText.required(
                    "E6",
                    "a report is not cancelled",
                    "The future of a report can't be cancelled; cancel throws.");
    public static final LawText E7 =
            LawText.required(
                    "E7",
                    "only what may pass is retriable",
                    "A record that can't be stored today can't be stored tomorrow. "
                            + "A RetriableException for it keeps the task busy for ever, and "
                            + "nobody is told.");

    private ErrorTexts() {}

    /** All of them, in the order of the catalogue. */
    public static List<LawText> all() {
        return List.of(E1, E2, E3, E4, E5, E6, E7);
    }
}
