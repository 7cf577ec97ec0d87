package dev.fairlead.testkit.mutant;

/** What is wrong with a {@link LedgerSource}. */
public enum TransactionFault {
    NONE,
    T1_NEEDS_TO_BE_STARTED,
    T2_KEEPS_ITS_POSITION_OUTSIDE,
    T3_REPEATS_ONE_ON_RESUME,
    T4_COMMITS_EACH_RECORD,
    T5_ASKS_FOR_BOTH_ENDS,
    T5_ASKS_AT_A_COPY_THAT_DIFFERS,
    T6_ABORTS_AND_WAITS,
    T7_COMMITS_WHAT_IT_HAS,
    T8_NEEDS_A_CONTEXT,
    T9_ACKNOWLEDGES_IN_POLL,
    T10_KEEPS_ITS_POSITION_OUTSIDE,
    T11_ACKNOWLEDGES_IN_POLL;

    /** The law that it breaks. */
    public String law() {
        return name().substring(0, name().indexOf('_'));
    }
}
