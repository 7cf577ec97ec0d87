package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.ErrorLogOptions;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.RecordFailure;
import dev.fairlead.runtime.task.TaskId;
import java.util.function.Function;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the records that a pipeline can't handle, if {@code errors.log.enable} says so. */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final TaskId task;
    private final ErrorLogOptions options;

    FailureLog(TaskId task, ErrorLogOptions options) {
        this.task = task;
        this.options = options;
    }

    /** The pipeline, with its failures logged. */
    <R, T> Function<R, Outcome<T>> around(Function<R, Outcome<T>> pipeline) {
        if (!options.enabled()) {
            return pipeline;
        }
        return record -> {
            Outcome<T> outcome = pipeline.apply(record);
            if (outcome instanceof Outcome.Quarantine<T> quarantine) {
                log(record, quarantine.failure());
            } else if (outcome instanceof Outcome.Reject<T> reject) {
                log(record, reject.failure());
            }
            return outcome;
        };
    }

    /** Logs one, if failures are logged at all. */
    void log(Object record, RecordFailure failure) {
        if (!options.enabled()) {
            return;
        }
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
            return "the consumed record is {topic='"
                    + inbound.topic()
                    + "', partition="
                    + inbound.partition()
                    + ", offset="
                    + inbound.offset()
                    + ", timestamp="
                    + inbound.timestamp()
                    + "}";
        }
        return record instanceof SourceRecord
                ? "the source record is " + record
                : "it is " + record;
    }
}
