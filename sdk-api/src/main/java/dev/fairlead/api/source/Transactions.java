package dev.fairlead.api.source;

import java.util.Optional;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;

/** Finds out whether the task says where transactions end. */
final class Transactions {
    private Transactions() {}

    /** Empty if the worker decides, or is of a Kafka before 3.3. */
    static Optional<TransactionContext> of(SourceTaskContext context) {
        try {
            return Optional.ofNullable(context.transactionContext());
        } catch (NoSuchMethodError | NoClassDefFoundError olderWorker) {
            return Optional.empty();
        }
    }
}
