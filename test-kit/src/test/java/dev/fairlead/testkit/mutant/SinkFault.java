package dev.fairlead.testkit.mutant;

/** What is wrong with a {@link MutantSink}; named after the law that must notice. */
public enum SinkFault {
    NONE,
    /** Keeps records in memory until there are three, but lets all be committed. */
    K1_COMMITS_WHAT_IS_BUFFERED,
    /** Goes on when the store refuses. */
    K2_SWALLOWS_REFUSALS,
    /** Forgets what it has of all partitions when one of them is closed. */
    K2_FORGETS_RETAINED_PARTITIONS,
    /** Keeps the last record back until the next one comes. */
    K2_KEEPS_THE_LAST_RECORD_BACK,
    /** Cuts off what an earlier task may have stored. */
    K2_BEGINS_WITH_A_CLEAN_STORE,
    /** Stores how far it is before it stores what lies before that. */
    K2_STORES_POSITIONS_FIRST,
    /** Answers for the topic that a transformation made of the record's. */
    K3_TRUSTS_THE_TRANSFORMED_TOPIC,
    /** Answers with the offset of the last record. */
    K3_IS_ONE_BEHIND,
    /** Answers less than it had answered before. */
    K3_GOES_BACK,
    /** Goes on answering for partitions that were taken away. */
    K3_ANSWERS_FOR_REVOKED,
    /** Answers with the offset after the next record. */
    K3_COUNTS_ONE_TOO_MANY,
    /** Answers for a partition that it doesn't own. */
    K3_ANSWERS_FOR_OTHERS,
    /** Writes the whole batch again when it comes again. */
    K5_WRITES_THE_BATCH_AGAIN,
    /** Buffers a batch, then fails to flush; the repetition is buffered beside it. */
    K5_BUFFERS_BEFORE_IT_FAILS,
    /** Stores what it buffered twice, in one call. */
    K5_FLUSHES_TWICE,
    /** Takes the first record of every batch. */
    K16_NEEDS_A_RECORD,
    /** Writes once more when it is stopped already. */
    K24_WRITES_AFTER_STOP,
    /** Closes in stop what start may not have opened. */
    L1_STOPS_WHAT_NEVER_STARTED,
    /** Closes in stop what a start that failed had not opened yet. */
    L1_TRUSTS_ITS_START,
    /** Fails when it is stopped a second time. */
    L1_STOPS_ONCE_ONLY;

    /** Whether a {@link BufferingSinkTask} has this fault. */
    boolean isOfBuffering() {
        return switch (this) {
            case K2_FORGETS_RETAINED_PARTITIONS,
                    K2_KEEPS_THE_LAST_RECORD_BACK,
                    K2_BEGINS_WITH_A_CLEAN_STORE,
                    K2_STORES_POSITIONS_FIRST,
                    K3_TRUSTS_THE_TRANSFORMED_TOPIC,
                    K3_IS_ONE_BEHIND,
                    K3_GOES_BACK,
                    K3_ANSWERS_FOR_REVOKED,
                    K5_BUFFERS_BEFORE_IT_FAILS,
                    K5_FLUSHES_TWICE,
                    L1_TRUSTS_ITS_START ->
                    true;
            default -> false;
        };
    }

    /** The law that must notice. */
    public String law() {
        return name().substring(0, name().indexOf('_'));
    }
}
