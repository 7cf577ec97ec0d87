package dev.fairlead.testkit.examination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** What a sink task sees of the worker; notes which threads use it. Thread-safe. */
final class SpySinkContext implements SinkTaskContext {
    private final Map<String, String> settings;
    private final Set<TopicPartition> assignment = new HashSet<>();
    private final List<String> foreign = new ArrayList<>();
    private final Thread owner = Thread.currentThread();

    SpySinkContext(Map<String, String> settings) {
        this.settings = settings;
    }

    synchronized void assign(TopicPartition... partitions) {
        assignment.addAll(Arrays.asList(partitions));
    }

    /** Calls from threads other than the one that made this, in words. */
    synchronized List<String> foreign() {
        return List.copyOf(foreign);
    }

    private void note(String method) {
        Thread thread = Thread.currentThread();
        if (thread != owner) {
            foreign.add(method + " is called from thread '" + thread.getName() + "'");
        }
    }

    @Override
    public Map<String, String> configs() {
        return settings;
    }

    @Override
    public synchronized void offset(Map<TopicPartition, Long> offsets) {
        note("offset");
    }

    @Override
    public synchronized void offset(TopicPartition tp, long offset) {
        note("offset");
    }

    @Override
    public void timeout(long timeoutMs) {}

    @Override
    public synchronized Set<TopicPartition> assignment() {
        note("assignment");
        return Set.copyOf(assignment);
    }

    @Override
    public synchronized void pause(TopicPartition... partitions) {
        note("pause");
    }

    @Override
    public synchronized void resume(TopicPartition... partitions) {
        note("resume");
    }

    @Override
    public void requestCommit() {}

    @Override
    public @Nullable ErrantRecordReporter errantRecordReporter() {
        return null;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return new NoMetrics();
    }
}
