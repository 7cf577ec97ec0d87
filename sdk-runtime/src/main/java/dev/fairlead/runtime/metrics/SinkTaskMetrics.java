package dev.fairlead.runtime.metrics;

import dev.fairlead.runtime.task.SinkEffect;
import dev.fairlead.runtime.task.SinkEvent;
import dev.fairlead.runtime.task.SinkObserver;
import dev.fairlead.runtime.task.SinkTimer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * {@code sink-task-metrics}, and how long records take from their timestamp until {@code put} has
 * returned. Confined to the task's thread.
 */
public final class SinkTaskMetrics implements SinkObserver {
    private final TaskMetrics task;
    private final LatencyHistogram latencies;
    private final Time time;
    private final Sensor read;
    private final Sensor sent;
    private final Sensor active;
    private final Sensor partitions;
    private final Sensor lag;
    private final Sensor commitNumber;
    private final Sensor commits;
    private final Sensor commitsTooLate;
    private final Sensor putTime;

    private final Map<TopicPartition, Long> consumed = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<Long, SinkEffect.CommitAsync> open = new HashMap<>();
    private List<SinkRecord> atThePut = List.of();
    private long putBegan;
    private long commitBegan;
    private long commitsBegun;

    SinkTaskMetrics(TaskMetrics task, MetricSet set, LatencyHistogram latencies) {
        this.task = task;
        this.time = task.time();
        this.latencies = latencies;
        read = set.rateAndTotal("sink-record-read", "records read from the log");
        sent = set.rateAndTotal("sink-record-send", "records given to the task");
        active =
                set.valueMaxAndAvg(
                        "sink-record-active-count",
                        "records read of which the positions are not committed");
        partitions = set.value("partition-count", "topic partitions that the task has");
        lag = set.value("sink-record-lag-max", "records of a partition not read yet, at most");
        commitNumber = set.value("offset-commit-seq-no", "number of the last commit");
        commits = set.rateAndTotal("offset-commit-completion", "commits that succeeded");
        commitsTooLate =
                set.rateAndTotal("offset-commit-skip", "answers to commits that came too late");
        putTime =
                set.maxAndAvg(
                        "put-batch-max-time-ms",
                        "put-batch-avg-time-ms",
                        "milliseconds that a put took");
        partitions.record(0);
        commitNumber.record(0);
    }

    @Override
    public void read(int records, Function<TopicPartition, OptionalLong> lagOf) {
        if (records > 0) {
            read.record(records);
        }
        long most = -1;
        for (TopicPartition partition : committed.keySet()) {
            most = Math.max(most, lagOf.apply(partition).orElse(-1));
        }
        if (most >= 0) {
            lag.record((double) most);
        }
    }

    @Override
    public void begins(SinkEffect effect) {
        if (effect instanceof SinkEffect.Put put) {
            atThePut = put.records();
            putBegan = time.nanoseconds();
        }
    }

    @Override
    public void observe(SinkEvent event, List<SinkEffect> effects) {
        if (event instanceof SinkEvent.Fetched fetched) {
            if (!fetched.batch().positions().isEmpty()) {
                consumed.putAll(fetched.batch().positions());
                measureActive();
            }
        } else if (event instanceof SinkEvent.PutReturned) {
            putReturned();
        } else if (event instanceof SinkEvent.Committed answer) {
            answered(answer);
        } else {
            observeRarities(event);
        }
        boolean commits = false;
        for (SinkEffect effect : effects) {
            commits |= begin(effect);
        }
        if (event instanceof SinkEvent.PreCommitted && !commits) {
            succeeded(Map.of());
        }
    }

    private void observeRarities(SinkEvent event) {
        if (event instanceof SinkEvent.PreCommitFailed) {
            task.notCommitted();
        } else if (event instanceof SinkEvent.TimerFired fired
                && fired.timer() == SinkTimer.COMMIT_TIMEOUT
                && !open.isEmpty()) {
            open.clear();
            task.notCommitted();
        } else if (event instanceof SinkEvent.Assigned assigned) {
            consumed.putAll(assigned.positions());
            committed.putAll(assigned.positions());
            partitionsChanged();
        } else if (event instanceof SinkEvent.Revoked revoked) {
            gone(revoked.partitions());
        } else if (event instanceof SinkEvent.Lost lost) {
            gone(lost.partitions());
        }
    }

    @Override
    public void committedSync(SinkEffect.CommitSync effect, boolean successfully) {
        if (successfully) {
            succeeded(effect.positions());
        } else {
            task.notCommitted();
        }
    }

    private void putReturned() {
        int records = atThePut.size();
        sent.record(records);
        task.batch(records);
        putTime.record(millisSince(putBegan));
        if (records > 0) {
            measureLatencies(atThePut);
            atThePut = List.of();
        }
    }

    /** A loop of its own, which the compiler soon is done with. */
    private void measureLatencies(List<SinkRecord> records) {
        long now = latencies.beginBatch();
        for (int i = 0; i < records.size(); i++) {
            Long timestamp = records.get(i).timestamp();
            if (timestamp != null && timestamp >= 0) {
                latencies.add(now - timestamp);
            }
        }
        latencies.endBatch();
    }

    /** Whether this sends a commit to the log. */
    private boolean begin(SinkEffect effect) {
        if (effect instanceof SinkEffect.PreCommit) {
            commitBegan = time.nanoseconds();
            commitsBegun++;
            commitNumber.record((double) commitsBegun);
        } else if (effect instanceof SinkEffect.CommitAsync commit) {
            open.put(commit.commit(), commit);
            return true;
        }
        return effect instanceof SinkEffect.CommitSync;
    }

    private void answered(SinkEvent.Committed answer) {
        SinkEffect.CommitAsync commit = open.remove(answer.commit());
        if (commit == null) {
            commitsTooLate.record();
        } else if (answer.failure().isPresent()) {
            task.notCommitted();
        } else {
            succeeded(commit.positions());
        }
    }

    private void succeeded(Map<TopicPartition, Long> positions) {
        task.committed(millisSince(commitBegan));
        commits.record();
        positions.forEach((partition, position) -> committed.replace(partition, position));
        measureActive();
    }

    private void gone(Collection<TopicPartition> partitions) {
        consumed.keySet().removeAll(partitions);
        committed.keySet().removeAll(partitions);
        partitionsChanged();
    }

    private void partitionsChanged() {
        partitions.record(committed.size());
        if (committed.isEmpty()) {
            lag.record(0);
        }
        measureActive();
    }

    private void measureActive() {
        long records = 0;
        for (Map.Entry<TopicPartition, Long> entry : committed.entrySet()) {
            Long position = consumed.get(entry.getKey());
            records += position == null ? 0 : Math.max(0, position - entry.getValue());
        }
        active.record((double) records);
    }

    private double millisSince(long nanos) {
        return (time.nanoseconds() - nanos) / 1e6;
    }
}
