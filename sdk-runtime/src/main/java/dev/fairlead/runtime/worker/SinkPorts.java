package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.TopicSelection;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.task.SinkObserver;
import java.util.function.Function;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * The world of one sink task's driver.
 *
 * @param log closed by the driver at the task's end
 * @param awaitReports blocks until the errant records reported so far are in the log; throws a
 *     {@code ConnectException} when one of them isn't and won't be, which prevents the commit
 */
public record SinkPorts(
        InboundLog log,
        TopicSelection topics,
        Function<InboundRecord, Outcome<SinkRecord>> pipeline,
        Runnable awaitReports,
        Timers timers,
        TaskStatusListener status,
        SinkObserver observer) {}
