package dev.fairlead.runtime.metrics;

import dev.fairlead.runtime.calls.PollWatch;
import dev.fairlead.runtime.task.SourceDelivery;
import dev.fairlead.runtime.task.SourceEffect;
import dev.fairlead.runtime.task.SourceEvent;
import dev.fairlead.runtime.task.SourceObserver;
import java.util.List;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.utils.Time;

/**
 * {@code source-task-metrics}, and how long records take from their timestamp until the worker
 * hears that the log has them. Confined to who owns the task's machine; the calls of {@code poll}
 * to the task's thread.
 */
public final class SourceTaskMetrics implements SourceObserver, PollWatch {
    private final TaskMetrics task;
    private final LatencyHistogram latencies;
    private final Time time;
    private final Sensor polled;
    private final Sensor written;
    private final Sensor pollTime;
    private final Sensor active;

    private int activeRecords;
    private long pollBegan;
    private long commitBegan;

    SourceTaskMetrics(TaskMetrics task, MetricSet set, LatencyHistogram latencies) {
        this.task = task;
        this.time = task.time();
        this.latencies = latencies;
        polled = set.rateAndTotal("source-record-poll", "records that the task gave");
        written = set.rateAndTotal("source-record-write", "records that the log has");
        pollTime =
                set.maxAndAvg(
                        "poll-batch-max-time-ms",
                        "poll-batch-avg-time-ms",
                        "milliseconds that a poll took");
        active =
                set.valueMaxAndAvg(
                        "source-record-active-count",
                        "records that the task gave and that are not settled");
        active.record(0);
    }

    @Override
    public void begins() {
        pollBegan = time.nanoseconds();
    }

    @Override
    public void returned() {
        pollTime.record(millisSince(pollBegan));
    }

    @Override
    public void observe(SourceEvent event, List<SourceEffect> effects) {
        boolean offsetsStored = event instanceof SourceEvent.OffsetsCommitted;
        if (event instanceof SourceEvent.Polled batch) {
            polled(batch.records().size());
        } else if (event instanceof SourceEvent.Settled settled) {
            settled(settled.deliveries());
        } else if (offsetsStored) {
            task.committed(millisSince(commitBegan));
        } else if (event instanceof SourceEvent.OffsetsNotCommitted) {
            task.notCommitted();
        }
        for (SourceEffect effect : effects) {
            if (effect instanceof SourceEffect.ReportRecords report
                    && !(event instanceof SourceEvent.Settled)) {
                leave(report.deliveries().size());
            } else if (effect instanceof SourceEffect.CommitOffsets) {
                commitBegan = time.nanoseconds();
            } else if (effect instanceof SourceEffect.ReportCommit && !offsetsStored) {
                task.committed(0);
            } else if (effect instanceof SourceEffect.StopTask) {
                leave(activeRecords);
            }
        }
    }

    private void polled(int records) {
        if (records > 0) {
            polled.record(records);
            task.batch(records);
            activeRecords += records;
            active.record(activeRecords);
        }
    }

    private void settled(List<SourceDelivery> deliveries) {
        long now = latencies.beginBatch();
        int inLog = 0;
        for (int i = 0; i < deliveries.size(); i++) {
            SourceDelivery delivery = deliveries.get(i);
            if (delivery.isAcknowledged()) {
                inLog++;
                Long timestamp = delivery.sourceTimestamp();
                if (timestamp != null && timestamp >= 0) {
                    latencies.add(now - timestamp);
                }
            } else if (delivery.isLetter() && !delivery.isInLog()) {
                task.errors().letterFailed();
            }
        }
        latencies.endBatch();
        if (inLog > 0) {
            written.record(inLog);
        }
        leave(deliveries.size());
    }

    private void leave(int records) {
        activeRecords = Math.max(0, activeRecords - records);
        active.record(activeRecords);
    }

    private double millisSince(long nanos) {
        return (time.nanoseconds() - nanos) / 1e6;
    }
}
