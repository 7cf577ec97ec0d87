package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.DeadLetterOptions;
import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.metrics.ErrorMetrics;
import dev.fairlead.runtime.pipeline.RecordFailure;
import dev.fairlead.runtime.task.TaskId;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts records that a sink task can't handle into a topic of their own, as they were read.
 * Thread-safe if the log is used by one thread at a time.
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final TaskId task;
    private final DeadLetterOptions options;
    private final OutboundLog log;
    private final ErrorMetrics metrics;
    private final UnaryOperator<String> hide;

    /**
     * @param hide takes secrets out of what exceptions say
     */
    DeadLetters(
            TaskId task,
            DeadLetterOptions options,
            OutboundLog log,
            ErrorMetrics metrics,
            UnaryOperator<String> hide) {
        this.hide = hide;
        this.metrics = metrics;
        this.task = task;
        this.options = options;
        this.log = log;
    }

    /** Sends one; the answer completes when the log has it, exceptionally when it won't have it. */
    synchronized CompletableFuture<Void> send(InboundRecord record, RecordFailure failure) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Headers headers = new RecordHeaders(record.headers().toArray());
        if (options.explained()) {
            explain(headers, record, failure);
        }
        OutboundRecord letter =
                new OutboundRecord(
                        options.topic(),
                        null,
                        record.timestamp() < 0 ? null : record.timestamp(),
                        record.key(),
                        record.value(),
                        headers);
        metrics.letterSent();
        try {
            log.append(letter, new Answer(sent));
        } catch (KafkaException e) {
            refused(e);
            sent.completeExceptionally(e);
        }
        return sent;
    }

    private void explain(Headers headers, InboundRecord record, RecordFailure failure) {
        FailureHeaders explained = new FailureHeaders(headers, hide);
        explained.add("topic", record.topic());
        explained.add("partition", String.valueOf(record.partition()));
        explained.add("offset", String.valueOf(record.offset()));
        explained.explain(task, failure);
    }

    private void refused(Throwable cause) {
        metrics.letterFailed();
        LOG.error(
                "{}: a record could not be put into the dead letter topic {}; the positions since"
                        + " the last commit are not committed, and their records are read again",
                task,
                options.topic(),
                cause);
    }

    private final class Answer implements Delivery {
        private final CompletableFuture<Void> sent;

        Answer(CompletableFuture<Void> sent) {
            this.sent = sent;
        }

        @Override
        public void acknowledged(int partition, long offset, long timestamp) {
            sent.complete(null);
        }

        @Override
        public void failed(Throwable cause) {
            refused(cause);
            sent.completeExceptionally(cause);
        }
    }
}
