package dev.fairlead.testkit.mutant;

/** What is wrong with a {@link MutantSink}; named after the law that must notice. */
public enum SinkFault {
    NONE,
    /** Keeps records in memory until there are three, but lets all be committed. */
    K1_COMMITS_WHAT_IS_BUFFERED,
    /** Goes on when the store refuses. */
    K2_SWALLOWS_REFUSALS,
    /** Answers with the offset after the next record. */
    K3_COUNTS_ONE_TOO_MANY,
    /** Answers for a partition that it doesn't own. */
    K3_ANSWERS_FOR_OTHERS,
    /** Writes the whole batch again when it comes again. */
    K5_WRITES_THE_BATCH_AGAIN,
    /** Takes the first record of every batch. */
    K16_NEEDS_A_RECORD,
    /** Writes once more when it is stopped already. */
    K24_WRITES_AFTER_STOP,
    /** Closes in stop what start may not have opened. */
    L1_STOPS_WHAT_NEVER_STARTED,
    /** Fails when it is stopped a second time. */
    L1_STOPS_ONCE_ONLY;

    /** The law that must notice. */
    public String law() {
        return name().substring(0, name().indexOf('_'));
    }
}
