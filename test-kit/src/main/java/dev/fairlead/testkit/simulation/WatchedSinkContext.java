package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.SinkIncident.Request;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** The worker's context, with every request of the task written down. */
final class WatchedSinkContext implements SinkTaskContext {
    private final SinkTaskContext context;
    private final Consumer<SinkIncident> notes;
    private final boolean hidesReporters;
    private boolean opened;

    WatchedSinkContext(
            SinkTaskContext context, Consumer<SinkIncident> notes, boolean hidesReporters) {
        this.hidesReporters = hidesReporters;
        this.context = context;
        this.notes = notes;
    }

    /** From now on offsets may be asked for partitions of the task only. */
    void opened() {
        opened = true;
    }

    @Override
    public Map<String, String> configs() {
        return context.configs();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        note(Request.OFFSET, offsets.keySet());
        context.offset(offsets);
    }

    @Override
    public void offset(TopicPartition partition, long offset) {
        note(Request.OFFSET, Set.of(partition));
        context.offset(partition, offset);
    }

    @Override
    public void timeout(long timeoutMs) {
        note(Request.TIMEOUT, Set.of());
        context.timeout(timeoutMs);
    }

    @Override
    public Set<TopicPartition> assignment() {
        return context.assignment();
    }

    @Override
    public void pause(TopicPartition... partitions) {
        note(Request.PAUSE, Arrays.asList(partitions));
        context.pause(partitions);
    }

    @Override
    public void resume(TopicPartition... partitions) {
        note(Request.RESUME, Arrays.asList(partitions));
        context.resume(partitions);
    }

    @Override
    public void requestCommit() {
        note(Request.COMMIT, List.of());
        context.requestCommit();
    }

    /** Before the first open a task can't know what it will own; a seek then waits for it. */
    private void note(Request what, Collection<TopicPartition> partitions) {
        Set<Integer> places = new HashSet<>();
        Set<String> strangers = new HashSet<>();
        Set<TopicPartition> own = context.assignment();
        for (TopicPartition partition : partitions) {
            if (own.contains(partition)) {
                places.add(partition.partition());
            } else if (opened || what != Request.OFFSET) {
                strangers.add(
                        partition.topic().equals(SinkSubject.TOPIC)
                                ? SinkHappening.letter(partition.partition())
                                : partition.toString());
            }
        }
        notes.accept(new SinkIncident.Requested(what, places, strangers));
    }

    @Override
    public @Nullable ErrantRecordReporter errantRecordReporter() {
        if (hidesReporters) {
            throw new NoSuchMethodError(
                    "'org.apache.kafka.connect.sink.ErrantRecordReporter"
                            + " org.apache.kafka.connect.sink.SinkTaskContext"
                            + ".errantRecordReporter()'");
        }
        return context.errantRecordReporter();
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return context.pluginMetrics();
    }
}
