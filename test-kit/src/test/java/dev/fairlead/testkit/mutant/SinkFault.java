package dev.fairlead.testkit.mutant;

/** What is wrong with a {@link MutantSink}; named after the law that must notice. */
public enum SinkFault {
    NONE("Nothing."),
    /** Nothing either, in a {@link HastySinkTask}. */
    HASTE("Nothing."),
    K1_COMMITS_WHAT_IS_BUFFERED(
            "Keeps records in memory until there are three, but lets all " + "be committed."),
    K2_SWALLOWS_REFUSALS("Goes on when the store refuses."),
    K2_FORGETS_RETAINED_PARTITIONS(
            "Forgets what it has of all partitions when one of them is " + "closed."),
    K2_KEEPS_THE_LAST_RECORD_BACK("Keeps the last record back until the next one comes."),
    K2_BEGINS_WITH_A_CLEAN_STORE("Cuts off what an earlier task may have stored."),
    K2_STORES_POSITIONS_FIRST("Stores how far it is before it stores what lies before " + "that."),
    K3_TRUSTS_THE_TRANSFORMED_TOPIC(
            "Answers for the topic that a transformation made of the " + "record's."),
    K3_IS_ONE_BEHIND("Answers with the offset of the last record."),
    K3_GOES_BACK("Answers less than it had answered before."),
    K3_ANSWERS_FOR_REVOKED("Goes on answering for partitions that were taken away."),
    K3_COUNTS_ONE_TOO_MANY("Answers with the offset after the next record."),
    K3_ANSWERS_FOR_OTHERS("Answers for a partition that it doesn't own."),
    K5_WRITES_THE_BATCH_AGAIN("Writes the whole batch again when it comes again."),
    K5_BUFFERS_BEFORE_IT_FAILS(
            "Buffers a batch, then fails to flush; the repetition is " + "buffered beside it."),
    K5_FLUSHES_TWICE("Stores what it buffered twice, in one call."),
    K16_NEEDS_A_RECORD("Takes the first record of every batch."),
    K24_WRITES_AFTER_STOP("Writes once more when it is stopped already."),
    L1_STOPS_WHAT_NEVER_STARTED("Closes in stop what start may not have opened."),
    L1_TRUSTS_ITS_START("Closes in stop what a start that failed had not opened yet."),
    L1_STOPS_ONCE_ONLY("Fails when it is stopped a second time."),
    K4_DOES_NOT_SEEK("Answers preCommit with nothing, and doesn't seek when it is " + "opened."),
    K6_ANSWERS_FOR_WHAT_WAS_REFUSED("Answers for records whose batch it has refused."),
    K7_STARTS_OVER("Seeks to the beginning whenever it is opened."),
    K9_WRITES_BACKWARDS("Stores a batch from its end."),
    K10_FLUSHES_AFTER_CLOSE("Stores what it held for a partition that was given back, " + "later."),
    K11_CLEARS_ALL_BUFFERS(
            "Throws everything away that it holds when one partition is " + "closed."),
    K12_KEEPS_WHAT_WAS_LOST("Stores what it held for a partition that was lost, later."),
    K13_TAKES_OLDER_OFFSETS_FOR_KNOWN(
            "Leaves out records at offsets that it has seen, stored or " + "not."),
    K14_FORGETS_WHAT_IT_ANSWERED(
            "Answers once for each record, whether it was committed or " + "not."),
    K15_SWALLOWS_ERRORS_OF_FLUSH("Takes a flush that failed for one that succeeded."),
    K17_NEEDS_A_VALUE("Throws a NullPointerException over a tombstone."),
    K17_NEEDS_A_TIMESTAMP("Throws a NullPointerException over a record without " + "timestamp."),
    K18_LEAVES_BAD_RECORDS_OUT("Leaves out what it can't store, without a word."),
    K18_THROWS_THE_BATCH_AWAY("Leaves out all that came with a record that it can't store."),
    K19_WAITS_IN_PUT("Waits in put until the store is back."),
    K20_PAUSES_WHAT_OTHERS_OWN("Pauses a partition that isn't its own."),
    K20_NEVER_RESUMES("Pauses a partition whose records were refused, and never " + "resumes it."),
    K21_ASKS_FOR_COMMITS_ALWAYS("Asks for a commit in every put."),
    K22_WRITES_ALL_ANEW("Replaces all that is stored by what it remembers."),
    K23_ADDS_A_HEADER("Adds a header to the records that it is given."),
    K25_FLUSHES_AT_THE_END("Lets all be committed, and stores it in close."),
    K26_TAKES_EVERYTHING("Goes on taking records while the store is away."),
    K27_KNOWS_THE_FIRST_PARTITIONS_ONLY("Leaves out records of partitions that came later."),
    K28_TAKES_THE_PARTITION_FOR_THE_KEY("Stores the partition where the key belongs."),
    E1_TRUSTS_IN_A_REPORTER("Reports without asking whether there is a reporter."),
    E1_KNOWS_NEW_WORKERS_ONLY("Asks for a reporter that workers before Kafka 2.6 don't know."),
    E2_REPORTS_A_RECORD_OF_ITS_OWN("Reports a record that it has made itself."),
    E3_REPORTS_NEIGHBOURS_TOO("Reports a whole batch, and stores the good part of it."),
    E4_DOES_NOT_WAIT_FOR_LETTERS(
            "Keeps its own positions, and passes records whose dead " + "letters aren't written."),
    E5_GOES_ON("Stores the rest of a batch after a report that was refused."),
    E6_CANCELS_A_REPORT("Cancels the future of a report."),
    E7_TRIES_BAD_RECORDS_FOR_EVER("Calls a record retriable that can never be stored."),
    L2_WAITS_IN_STOP("Waits in stop until the store is back."),
    L4_FORGETS_WHEN_IDLE("Throws away what it holds when nothing comes for a while."),
    L9_NEEDS_A_CLEAN_STOP("Can't start unless the last task was stopped."),
    L11_FLUSHES_BY_TIME_OF_DAY("Stores when the time of day has come that it noted.");

    private final String what;

    SinkFault(String what) {
        this.what = what;
    }

    /** What is wrong, in a sentence. */
    public String what() {
        return what;
    }

    /** Whether a {@link HastySinkTask} has this fault. */
    boolean isOfHaste() {
        return switch (this) {
            case HASTE,
                    K4_DOES_NOT_SEEK,
                    K6_ANSWERS_FOR_WHAT_WAS_REFUSED,
                    K7_STARTS_OVER,
                    K9_WRITES_BACKWARDS,
                    K10_FLUSHES_AFTER_CLOSE,
                    K11_CLEARS_ALL_BUFFERS,
                    K12_KEEPS_WHAT_WAS_LOST,
                    K13_TAKES_OLDER_OFFSETS_FOR_KNOWN,
                    K14_FORGETS_WHAT_IT_ANSWERED,
                    K15_SWALLOWS_ERRORS_OF_FLUSH,
                    K17_NEEDS_A_VALUE,
                    K17_NEEDS_A_TIMESTAMP,
                    K18_LEAVES_BAD_RECORDS_OUT,
                    K18_THROWS_THE_BATCH_AWAY,
                    K19_WAITS_IN_PUT,
                    K20_PAUSES_WHAT_OTHERS_OWN,
                    K20_NEVER_RESUMES,
                    K21_ASKS_FOR_COMMITS_ALWAYS,
                    K22_WRITES_ALL_ANEW,
                    K23_ADDS_A_HEADER,
                    K25_FLUSHES_AT_THE_END,
                    K26_TAKES_EVERYTHING,
                    K27_KNOWS_THE_FIRST_PARTITIONS_ONLY,
                    K28_TAKES_THE_PARTITION_FOR_THE_KEY,
                    E1_TRUSTS_IN_A_REPORTER,
                    E1_KNOWS_NEW_WORKERS_ONLY,
                    E2_REPORTS_A_RECORD_OF_ITS_OWN,
                    E3_REPORTS_NEIGHBOURS_TOO,
                    E4_DOES_NOT_WAIT_FOR_LETTERS,
                    E5_GOES_ON,
                    E6_CANCELS_A_REPORT,
                    E7_TRIES_BAD_RECORDS_FOR_EVER,
                    L2_WAITS_IN_STOP,
                    L4_FORGETS_WHEN_IDLE,
                    L9_NEEDS_A_CLEAN_STOP,
                    L11_FLUSHES_BY_TIME_OF_DAY ->
                    true;
            default -> false;
        };
    }

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
        int end = name().indexOf('_');
        return end < 0 ? "" : name().substring(0, end);
    }
}
