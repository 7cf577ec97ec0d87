package dev.fairlead.runtime.task;

import org.apache.kafka.connect.source.SourceRecord;

/**
 * Says where the transactions of an exactly-once source task end ({@code transaction.boundary},
 * KIP-618). The machine asks on its own thread.
 */
public interface TransactionBoundary {
    /** What to do with the open transaction. */
    enum Decision {
        GO_ON,
        COMMIT,
        /** Take its records back, then commit their offsets, so that they don't come again. */
        ABORT
    }

    /**
     * A record was handed to the log or left out.
     *
     * @throws IllegalStateException commit and abort were both asked for
     */
    default Decision after(SourceRecord record) {
        return Decision.GO_ON;
    }

    /**
     * All records of one poll, possibly none, were handed to the log or left out.
     *
     * @throws IllegalStateException commit and abort were both asked for
     */
    Decision afterBatch();

    /**
     * The task is about to pause or to stop.
     *
     * @throws IllegalStateException commit and abort were both asked for
     */
    Decision atRest();

    /** Time for a commit has come ({@code transaction.boundary.interval.ms}). */
    default void intervalEnded() {}

    /** A transaction for each poll. */
    static TransactionBoundary poll() {
        return new TransactionBoundary() {
            @Override
            public Decision afterBatch() {
                return Decision.COMMIT;
            }

            @Override
            public Decision atRest() {
                return Decision.COMMIT;
            }
        };
    }

    /** A transaction ends with the first batch after each interval. */
    static TransactionBoundary interval() {
        return new TransactionBoundary() {
            private boolean due;

            @Override
            public Decision afterBatch() {
                Decision decision = due ? Decision.COMMIT : Decision.GO_ON;
                due = false;
                return decision;
            }

            @Override
            public Decision atRest() {
                return Decision.COMMIT;
            }

            @Override
            public void intervalEnded() {
                due = true;
            }
        };
    }
}
