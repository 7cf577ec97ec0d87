package dev.fairlead.api.sink;

import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** Where records go that cannot be written; fails if the worker takes none. */
record DeadLetters(@Nullable ErrantRecordReporter reporter) {
    static DeadLetters of(SinkTaskContext context) {
        try {
            return new DeadLetters(context.errantRecordReporter());
        } catch (NoSuchMethodError | NoClassDefFoundError olderWorker) {
            return new DeadLetters(null);
        }
    }

    /**
     * Hands a record over.
     *
     * @return done when the dead letter has arrived
     */
    Future<Void> take(SinkRecord record, String where, Throwable why) {
        if (reporter == null) {
            throw new ConnectException(
                    where
                            + ": "
                            + why.getMessage()
                            + "; to set such records aside, configure errors.tolerance=all and"
                            + " errors.deadletterqueue.topic.name",
                    why);
        }
        return reporter.report(record, why);
    }
}
