package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
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
    private final PollWatch watch;
    private final int incarnation;
    private @Nullable WatchedSinkContext watched;
    private boolean givenUp;
    private boolean hidesReporters;

    /**
     * @param incarnation whose task it is
     */
    WatchedSinkTask(
            SinkTask task,
            SinkJournal journal,
            CrashPoints points,
            PollWatch watch,
            int incarnation) {
        this.task = task;
        this.journal = journal;
        this.points = points;
        this.watch = watch;
        this.incarnation = incarnation;
    }

    /**
     * The worker waits for it no longer; what it still does is nobody's concern but the world's.
     */
    void giveUp() {
        givenUp = true;
    }

    /** Its context is that of a worker before Kafka 2.6. */
    void hideReporters() {
        hidesReporters = true;
    }

    @Override
    public String version() {
        return task.version();
    }

    @Override
    public void initialize(SinkTaskContext context) {
        this.context = context;
        WatchedSinkContext shown = new WatchedSinkContext(context, this::note, hidesReporters);
        watched = shown;
        task.initialize(shown);
    }

    @Override
    public void start(Map<String, String> settings) {
        watched("start", () -> task.start(settings));
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        act();
        note(new SinkHappening.Moved(SinkHappening.Moved.Move.OPEN, places(partitions)));
        if (watched != null) {
            watched.opened();
        }
        watched("open", () -> task.open(partitions));
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        act();
        note(new SinkHappening.Moved(SinkHappening.Moved.Move.CLOSE, places(partitions)));
        watched("close", () -> task.close(partitions));
    }

    private static Set<Integer> places(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        act();
        List<SinkRecord> given = List.copyOf(records);
        List<Item> items = journal.itemsOf(given);
        int[] prints = given.stream().mapToInt(RecordPrint::of).toArray();
        note(new SinkHappening.Put(items));
        try {
            watched(items.isEmpty() ? "put of nothing" : "put", () -> task.put(records));
        } finally {
            for (int i = 0; i < prints.length; i++) {
                if (RecordPrint.of(given.get(i)) != prints[i]) {
                    note(new SinkIncident.Changed(items.get(i)));
                }
            }
        }
    }

    @Override
    public @Nullable Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> current) {
        act();
        Map<Integer, Long> positions = new TreeMap<>();
        current.forEach((partition, at) -> positions.put(partition.partition(), at.offset()));
        Map<TopicPartition, OffsetAndMetadata> provided;
        watch.begin(task, false);
        try {
            provided = task.preCommit(current);
        } catch (RuntimeException | Error e) {
            note(new TaskHappening.Threw("preCommit", e));
            throw e;
        } finally {
            end("preCommit");
        }
        if (!points.isCrashed()) {
            journal.look(false);
        }
        note(
                new SinkHappening.PreCommitted(
                        positions,
                        named(provided == null ? Map.of() : provided),
                        places(context.assignment())));
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
        note(new TaskHappening.Stopped(0));
    }

    private void watched(String method, Runnable call) {
        act();
        boolean timed = method.startsWith("put") || method.equals("stop");
        if (timed) {
            watch.begin(task, false);
        }
        try {
            call.run();
            journal.look(false);
        } catch (RuntimeException | Error e) {
            journal.look(false);
            note(new TaskHappening.Threw(method, e));
            throw e;
        } finally {
            if (timed) {
                end(method);
            }
        }
    }

    private void end(String method) {
        if (watch.end()) {
            note(new SinkIncident.Overdue(method, watch.lastPoll()));
        }
    }

    private void act() {
        if (!givenUp) {
            journal.recorder().act(incarnation);
        }
    }

    private void note(Happening what) {
        if (!points.isCrashed() && !givenUp) {
            journal.recorder().note(what);
        }
    }
}
