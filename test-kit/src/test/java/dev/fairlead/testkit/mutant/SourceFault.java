package dev.fairlead.testkit.mutant;

/** What is wrong with a {@link MutantSource}; named after the law that must notice. */
public enum SourceFault {
    NONE,
    /** Hands out one map for all offsets and changes it. */
    S1_REUSES_THE_OFFSET_MAP,
    /** Keeps the last item back until the next one comes. */
    S2_KEEPS_THE_LAST_ITEM_BACK,
    /** Drops the item that it reads first after a restart. */
    S3_SKIPS_ONE_ON_RESUME,
    /** Begins with the item that the stored offset covers. */
    S7_REPEATS_ONE_ON_RESUME,
    /** Moves on only when offsets are committed. */
    S8_POLLS_FROM_THE_COMMITTED_POSITION,
    /** Emits each batch backwards. */
    S9_EMITS_NEWEST_FIRST,
    /** Expects the Integer that it stored, and gets a Long. */
    S11_CASTS_TO_INTEGER,
    /** Stores a list as offset. */
    S11_STORES_A_LIST,
    /** Puts a number that differs from start to start into the source partition. */
    S12_COUNTS_ITS_STARTS,
    /** Hands out the buffer that it reads the next item into. */
    S13_REUSES_ITS_BUFFER,
    /** Puts what it noted on the way into a partition that it handed out. */
    S13_COUNTS_IN_THE_PARTITION_MAP,
    /** Acknowledges to the outside system what it has only read. */
    S16_ACKNOWLEDGES_IN_POLL,
    /** Acknowledges to the outside system everything polled, in commit. */
    S16_ACKNOWLEDGES_IN_COMMIT,
    /** Waits for ever when there is nothing. */
    S20_WAITS_FOR_EVER,
    /** Waits for ever when there is nothing, and doesn't let itself be interrupted. */
    S20_IGNORES_INTERRUPTION,
    /** Doesn't wait at all when there is nothing. */
    S20_SPINS,
    /** Writes a number where its schema has a text. */
    S24_VALUE_AGAINST_ITS_SCHEMA,
    /** Gives records no topic. */
    S24_NO_TOPIC,
    /** Numbers its records from the start of the task on. */
    S25_NUMBERS_ITS_RECORDS,
    /** Closes in stop what start may not have opened. */
    L1_STOPS_WHAT_NEVER_STARTED,
    /** Fails when it is stopped a second time. */
    L1_STOPS_ONCE_ONLY;

    /** The law that must notice. */
    public String law() {
        return name().substring(0, name().indexOf('_'));
    }
}
