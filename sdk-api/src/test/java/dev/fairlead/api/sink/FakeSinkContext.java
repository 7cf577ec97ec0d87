package dev.fairlead.api.sink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.IllegalWorkerStateException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** A worker's side of a sink task. */
final class FakeSinkContext implements SinkTaskContext {
    final Set<TopicPartition> assigned = new HashSet<>();
    final Set<TopicPartition> paused = new HashSet<>();
    final Map<TopicPartition, Long> positions = new HashMap<>();
    final List<Long> timeouts = new ArrayList<>();
    ErrantRecordReporter reporter;
    boolean olderWorker;

    @Override
    public Map<String, String> configs() {
        return new HashMap<>();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        positions.putAll(offsets);
    }

    @Override
    public void offset(TopicPartition tp, long offset) {
        positions.put(tp, offset);
    }

    @Override
    public void timeout(long timeoutMs) {
        timeouts.add(timeoutMs);
    }

    @Override
    public Set<TopicPartition> assignment() {
        return assigned;
    }

    @Override
    public void pause(TopicPartition... partitions) {
        owned(partitions);
        paused.addAll(Arrays.asList(partitions));
    }

    @Override
    public void resume(TopicPartition... partitions) {
        owned(partitions);
        paused.removeAll(Arrays.asList(partitions));
    }

    private void owned(TopicPartition... partitions) {
        if (!assigned.containsAll(Arrays.asList(partitions))) {
            throw new IllegalWorkerStateException("not assigned: " + Arrays.toString(partitions));
        }
    }

    @Override
    public void requestCommit() {
        throw new UnsupportedOperationException("the pattern never asks");
    }

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        if (olderWorker) {
            throw new NoSuchMethodError("errantRecordReporter");
        }
        return reporter;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new NoSuchMethodError("an older worker");
    }
}
