package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.world.Item;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** The plugin's sink task, with every call written into the journal. */
final class WatchedSinkTask extends SinkTask {
    private final SinkTask task;
    private final SinkJournal journal;
    private final CrashPoints points;

    WatchedSinkTask(SinkTask task, SinkJournal journal, CrashPoints points) {
        this.task = task;
        this.journal = journal;
        this.points = points;
    }

    @Override
    public String version() {
        return task.version();
    }

    @Override
    public void initialize(SinkTaskContext context) {
        this.context = context;
        task.initialize(context);
    }

    @Override
    public void start(Map<String, String> settings) {
        watched("start", () -> task.start(settings));
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        journal.recorder()
                .note(new SinkHappening.Moved(SinkHappening.Moved.Move.OPEN, places(partitions)));
        watched("open", () -> task.open(partitions));
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        journal.recorder()
                .note(new SinkHappening.Moved(SinkHappening.Moved.Move.CLOSE, places(partitions)));
        watched("close", () -> task.close(partitions));
    }

    private static Set<Integer> places(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        List<Item> items = journal.itemsOf(records);
        journal.recorder().note(new SinkHappening.Put(items));
        watched(items.isEmpty() ? "put of nothing" : "put", () -> task.put(records));
    }

    @Override
    public @Nullable Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> current) {
        Map<Integer, Long> positions = new TreeMap<>();
        current.forEach((partition, at) -> positions.put(partition.partition(), at.offset()));
        Map<TopicPartition, OffsetAndMetadata> provided;
        try {
            provided = task.preCommit(current);
        } catch (RuntimeException | Error e) {
            note("preCommit", e);
            throw e;
        }
        if (!points.isCrashed()) {
            journal.look(false);
            journal.recorder()
                    .note(
                            new SinkHappening.PreCommitted(
                                    positions,
                                    named(provided == null ? Map.of() : provided),
                                    places(context.assignment())));
        }
        return provided;
    }

    private static Map<String, Long> named(Map<TopicPartition, OffsetAndMetadata> provided) {
        Map<String, Long> named = new HashMap<>();
        provided.forEach(
                (partition, at) ->
                        named.put(
                                partition.topic().equals(SinkSubject.TOPIC)
                                        ? SinkHappening.letter(partition.partition())
                                        : partition.toString(),
                                at.offset()));
        return named;
    }

    @Override
    public void stop() {
        watched("stop", task::stop);
        if (!points.isCrashed()) {
            journal.recorder().note(new TaskHappening.Stopped(0));
        }
    }

    private void watched(String method, Runnable call) {
        try {
            call.run();
            journal.look(false);
        } catch (RuntimeException | Error e) {
            journal.look(false);
            note(method, e);
            throw e;
        }
    }

    private void note(String method, Throwable cause) {
        if (!points.isCrashed()) {
            journal.recorder().note(new TaskHappening.Threw(method, cause));
        }
    }
}
