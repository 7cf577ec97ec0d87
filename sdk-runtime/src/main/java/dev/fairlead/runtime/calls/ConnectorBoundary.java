package dev.fairlead.runtime.calls;

import dev.fairlead.runtime.task.TransactionBoundary;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;

/**
 * Ends transactions where the task says so ({@code transaction.boundary=connector}, KIP-618). The
 * task asks through {@link TransactionContext}, from any thread; the machine reads the requests.
 *
 * <p>A request for a record is kept until a record that equals it comes by; one that never comes is
 * kept for ever, as in stock.
 */
public final class ConnectorBoundary implements TransactionContext, TransactionBoundary {
    private final Set<SourceRecord> commits = new HashSet<>();
    private final Set<SourceRecord> aborts = new HashSet<>();
    private boolean commitBatch;
    private boolean abortBatch;

    @Override
    public synchronized void commitTransaction() {
        commitBatch = true;
    }

    @Override
    public synchronized void commitTransaction(SourceRecord record) {
        commits.add(required(record));
    }

    @Override
    public synchronized void abortTransaction() {
        abortBatch = true;
    }

    @Override
    public synchronized void abortTransaction(SourceRecord record) {
        aborts.add(required(record));
    }

    private static SourceRecord required(SourceRecord record) {
        return Objects.requireNonNull(
                record, "the record that ends a transaction must not be null");
    }

    @Override
    public synchronized Decision after(SourceRecord record) {
        boolean commit = commits.remove(record);
        boolean abort = aborts.remove(record);
        return decision(commit, abort, "record " + record);
    }

    @Override
    public synchronized Decision afterBatch() {
        boolean commit = commitBatch;
        boolean abort = abortBatch;
        commitBatch = false;
        abortBatch = false;
        return decision(commit, abort, "batch");
    }

    @Override
    public synchronized Decision atRest() {
        return afterBatch();
    }

    /** How many requests wait for a record that hasn't come. */
    public synchronized int openRequests() {
        return commits.size() + aborts.size();
    }

    private static Decision decision(boolean commit, boolean abort, String of) {
        if (commit && abort) {
            throw new IllegalStateException(
                    "the task asked for both commit and abort of the same "
                            + of
                            + "; a transaction can end in one way only");
        }
        return abort ? Decision.ABORT : commit ? Decision.COMMIT : Decision.GO_ON;
    }
}
