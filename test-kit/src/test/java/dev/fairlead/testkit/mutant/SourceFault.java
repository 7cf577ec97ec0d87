package dev.fairlead.testkit.mutant;

import java.util.List;

/** What is wrong with a {@link MutantSource}; named after the law that must notice. */
public enum SourceFault {
    NONE,
    /** Hands out one map for all offsets and changes it. */
    S1_REUSES_THE_OFFSET_MAP,
    /** Keeps the last item back until the next one comes. */
    S2_KEEPS_THE_LAST_ITEM_BACK,
    /** Drops the item that it reads first after a restart. */
    S3_SKIPS_ONE_ON_RESUME,
    /** Gives every record of a batch the offset of the batch's end. */
    S4_KNOWS_ENDS_OF_BATCHES_ONLY,
    /** Goes on above the ordering key of what it read last. */
    S5_READS_ABOVE_THE_LAST_KEY,
    /** Leaves out what comes with a key below those that it has seen. */
    S6_NEVER_LOOKS_BACK,
    /** Begins with the item that the stored offset covers. */
    S7_REPEATS_ONE_ON_RESUME,
    /** Moves on only when offsets are committed. */
    S8_POLLS_FROM_THE_COMMITTED_POSITION,
    /** Emits each batch backwards. */
    S9_EMITS_NEWEST_FIRST,
    /** Stores how much is left, which becomes less. */
    S10_COUNTS_DOWN,
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
    /** Takes it for granted that there is an offset once something was acknowledged. */
    S14_NEEDS_AN_OFFSET,
    /** Begins anew when it doesn't understand an offset. */
    S15_TAKES_GARBAGE_FOR_NOTHING,
    /** Begins anew when its offset lies beyond the end. */
    S15_BEGINS_ANEW_BEYOND_THE_END,
    /** Acknowledges to the outside system what it has only read. */
    S16_ACKNOWLEDGES_IN_POLL,
    /** Acknowledges to the outside system everything polled, in commit. */
    S16_ACKNOWLEDGES_IN_COMMIT,
    /** Can't do with a commit that has nothing new. */
    S17_THROWS_WHEN_NOTHING_IS_NEW,
    /** Acknowledges everything up to the record that the log took. */
    S18_ACKNOWLEDGES_UP_TO,
    /** Keeps its position in the outside system when it is stopped, whatever became of records. */
    S19_FORGETS_WHAT_WAS_REFUSED,
    /** Waits for ever when there is nothing. */
    S20_WAITS_FOR_EVER,
    /** Waits for ever when there is nothing, and doesn't let itself be interrupted. */
    S20_IGNORES_INTERRUPTION,
    /** Doesn't wait at all when there is nothing. */
    S20_SPINS,
    /** Returns all there is. */
    S21_READS_EVERYTHING,
    /** Takes the next item for read, then fails. */
    S22_MOVES_ON_BEFORE_IT_FAILS,
    /** Takes every failure of the outside system for an empty answer. */
    S23_SWALLOWS_FAILURES,
    /** Writes a number where its schema has a text. */
    S24_VALUE_AGAINST_ITS_SCHEMA,
    /** Gives records no topic. */
    S24_NO_TOPIC,
    /** Numbers its records from the start of the task on. */
    S25_NUMBERS_ITS_RECORDS,
    /** Gives no record a key. */
    S26_NO_KEY,
    /** Has the size of its batches in its source partition. */
    S27_HIDES_OFFSETS_BY_SETTING,
    /** Acknowledges everything when it is stopped. */
    S28_LETS_GO_IN_STOP,
    /** Fails when an item is gone that its offset doesn't cover. */
    S29_MISSES_WHAT_IT_CLEANED_UP,
    /** Gives all places to every task. */
    C2_GIVES_ALL_TO_EVERY_TASK,
    /** Has the number of tasks in its source partition. */
    C11_KEEPS_OFFSETS_BY_TASKS,
    /** Closes in stop what start may not have opened. */
    L1_STOPS_WHAT_NEVER_STARTED,
    /** Fails when it is stopped a second time. */
    L1_STOPS_ONCE_ONLY,
    /** Waits in stop for an outside system that is away. */
    L2_WAITS_IN_STOP,
    /** Takes a long silence for the end of its session, and reads again from where it began. */
    L4_BEGINS_AGAIN_AFTER_A_PAUSE,
    /** Can't start where nobody stopped it. */
    L9_LEAVES_A_LOCK,
    /** Doesn't read before the time of day that it noted with the last read. */
    L11_WAITS_FOR_A_TIME_OF_DAY;

    /** Whether it takes a clock of the kit's for the fault to show. */
    public boolean isOfTime() {
        return this == L4_BEGINS_AGAIN_AFTER_A_PAUSE || this == L11_WAITS_FOR_A_TIME_OF_DAY;
    }

    /** Whether the law binds only those who say that they keep it. */
    public boolean isDeclared() {
        return List.of("S6", "S10", "S26").contains(law());
    }

    /** The law that must notice. */
    public String law() {
        return name().substring(0, name().indexOf('_'));
    }
}
