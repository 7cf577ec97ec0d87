package dev.fairlead.runtime.calls;

import dev.fairlead.runtime.task.SinkRequests;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.IllegalWorkerStateException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * What a sink task sees of the worker. Notes what the task asks for until the driver takes the
 * notes.
 *
 * <p>Kafka Connect calls its context not thread-safe; this one is, for tasks that use it from their
 * own threads all the same.
 */
public final class SinkContext implements SinkTaskContext {
    private final Supplier<Map<String, String>> settings;
    private final PluginMetrics metrics;
    private final @Nullable RecordReports reporter;
    private final Set<TopicPartition> assignment = new HashSet<>();
    private final Map<TopicPartition, Long> rewinds = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Set<TopicPartition> resumed = new HashSet<>();
    private Optional<Duration> timeout = Optional.empty();
    private boolean commit;

    public SinkContext(
            Supplier<Map<String, String>> settings,
            PluginMetrics metrics,
            Optional<? extends RecordReports> reporter) {
        this.settings = settings;
        this.metrics = metrics;
        this.reporter = reporter.orElse(null);
    }

    /** Notes partitions that the task owns from now on. */
    public synchronized void assign(Collection<TopicPartition> partitions) {
        assignment.addAll(partitions);
    }

    /** Notes partitions that the task owns no longer, and forgets what it asked for them. */
    public synchronized void unassign(Collection<TopicPartition> partitions) {
        assignment.removeAll(partitions);
        rewinds.keySet().removeAll(partitions);
        paused.removeAll(partitions);
        resumed.removeAll(partitions);
    }

    /** Hands over what the task asked for since the last call. */
    public synchronized SinkRequests takeRequests() {
        if (rewinds.isEmpty()
                && timeout.isEmpty()
                && paused.isEmpty()
                && resumed.isEmpty()
                && !commit) {
            return SinkRequests.NONE;
        }
        SinkRequests requests = new SinkRequests(rewinds, timeout, paused, resumed, commit);
        rewinds.clear();
        timeout = Optional.empty();
        paused.clear();
        resumed.clear();
        commit = false;
        return requests;
    }

    /** The first report that was refused, since the task was made. */
    Optional<ConnectException> refusal() {
        return reporter == null ? Optional.empty() : reporter.refusal();
    }

    @Override
    public Map<String, String> configs() {
        return settings.get();
    }

    @Override
    public synchronized void offset(Map<TopicPartition, Long> offsets) {
        rewinds.putAll(offsets);
    }

    @Override
    public synchronized void offset(TopicPartition partition, long offset) {
        rewinds.put(partition, offset);
    }

    @Override
    public synchronized void timeout(long timeoutMs) {
        timeout = timeoutMs > 0 ? Optional.of(Duration.ofMillis(timeoutMs)) : Optional.empty();
    }

    @Override
    public synchronized Set<TopicPartition> assignment() {
        return Set.copyOf(assignment);
    }

    @Override
    public synchronized void pause(TopicPartition... partitions) {
        List<TopicPartition> asked = owned("pause", partitions);
        paused.addAll(asked);
        resumed.removeAll(asked);
    }

    @Override
    public synchronized void resume(TopicPartition... partitions) {
        List<TopicPartition> asked = owned("resume", partitions);
        resumed.addAll(asked);
        paused.removeAll(asked);
    }

    private List<TopicPartition> owned(String verb, TopicPartition... partitions) {
        List<TopicPartition> asked = Arrays.asList(partitions);
        for (TopicPartition partition : asked) {
            if (!assignment.contains(partition)) {
                throw new IllegalWorkerStateException(
                        "SinkTasks may not "
                                + verb
                                + " partitions that are not currently assigned to them: "
                                + partition
                                + " is not among "
                                + assignment
                                + "; ask between open and close of the partition");
            }
        }
        return asked;
    }

    @Override
    public synchronized void requestCommit() {
        commit = true;
    }

    @Override
    public @Nullable ErrantRecordReporter errantRecordReporter() {
        return reporter;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return metrics;
    }
}
