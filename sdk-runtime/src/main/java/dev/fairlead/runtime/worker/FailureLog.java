package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.ErrorLogOptions;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.metrics.ErrorMetrics;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.RecordFailure;
import dev.fairlead.runtime.task.TaskId;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the records that can't be handled, and logs them if {@code errors.log.enable} says so. */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final TaskId task;
    private final ErrorLogOptions options;
    private final ErrorMetrics metrics;

    FailureLog(TaskId task, ErrorLogOptions options, ErrorMetrics metrics) {
        this.metrics = metrics;
        this.task = task;
        this.options = options;
    }

    /** The pipeline, with its failures counted and logged. */
    <R, T> Function<R, Outcome<T>> around(Function<R, Outcome<T>> pipeline) {
        return record -> {
            Outcome<T> outcome = pipeline.apply(record);
            if (outcome instanceof Outcome.Quarantine<T> quarantine) {
                leftOut(record, quarantine.failure());
            } else if (outcome instanceof Outcome.Reject<T> reject) {
                rejected(record, reject.failure());
            }
            return outcome;
        };
    }

    /** The pipeline can't handle the record, and that is tolerated. */
    void leftOut(Object record, RecordFailure failure) {
        metrics.failed(true);
        log(record, failure);
    }

    /** The pipeline can't handle the record, and the task fails. */
    void rejected(Object record, RecordFailure failure) {
        metrics.failed(false);
        log(record, failure);
    }

    /** A sink task reported the record. */
    void reported(Object record, RecordFailure failure, boolean tolerated) {
        metrics.reported(tolerated);
        log(record, failure);
    }

    /** The log refused a source's record for good, and that is tolerated. */
    void refused(Object record, @Nullable Throwable cause) {
        Throwable why = cause == null ? new ConnectException("the log refused it") : cause;
        reported(
                record,
                new RecordFailure(RecordFailure.Stage.KAFKA_PRODUCE, Producer.class.getName(), why),
                true);
    }

    private void log(Object record, RecordFailure failure) {
        if (!options.enabled()) {
            return;
        }
        metrics.logged();
        LOG.error(
                "Error encountered in task {}. Executing stage '{}' with class '{}'{}.",
                task,
                failure.stage(),
                failure.plugin(),
                options.includesMessages() ? ", where " + describe(record) : "",
                failure.cause());
    }

    private static String describe(Object record) {
        if (record instanceof InboundRecord inbound) {
            return "consumed record is {topic='"
                    + inbound.topic()
                    + "', partition="
                    + inbound.partition()
                    + ", offset="
                    + inbound.offset()
                    + ", timestamp="
                    + inbound.timestamp()
                    + ", timestampType="
                    + inbound.timestampType()
                    + "}";
        }
        return record instanceof SourceRecord ? "source record is = " + record : "it is " + record;
    }
}
