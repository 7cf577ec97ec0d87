package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.offsets.MemoryOffsetStore;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.testkit.history.OperatorHappening;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.schedule.Verb;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/** What operators do to a source connector between stop and start. */
final class Operator {
    static final char RESET = 'R';
    static final char STALE = 'S';
    static final char CORRUPT = 'Y';
    static final char TASKS = 'M';
    static final char SETTINGS = 'U';

    static final List<Verb> VERBS =
            List.of(
                    Verb.of(
                                    RESET,
                                    "the worker stops, the offset of the n-th source partition is"
                                            + " reset, or of all, and it comes back",
                                    1,
                                    2)
                            .simplerAs(SourceSimulation.STOP),
                    Verb.of(
                                    STALE,
                                    "the worker stops, and comes back with offsets of source"
                                            + " partitions that are gone",
                                    1,
                                    0)
                            .simplerAs(SourceSimulation.STOP),
                    Verb.of(
                                    CORRUPT,
                                    "the worker stops, is started with offsets that make no sense,"
                                        + " in the n-th way, and comes back with the right ones",
                                    0,
                                    CorruptStart.WAYS)
                            .simplerAs(SourceSimulation.STOP),
                    Verb.of(TASKS, "the worker stops, and comes back with up to n tasks", 1, 4)
                            .simplerAs(SourceSimulation.STOP));

    /** For connectors with settings that are known to be harmless. */
    static final Verb SETTINGS_VERB =
            Verb.of(
                            SETTINGS,
                            "the worker stops, and comes back with the n-th harmless setting"
                                    + " changed, or all",
                            1,
                            2)
                    .simplerAs(SourceSimulation.STOP);

    private final MemoryOffsetStore store;
    private final OffsetCodec codec;
    private final OffsetTexts texts;
    private final SourceJournal journal;
    private final boolean mayShrink;

    /** Something to do between stop and start, which may change what the worker comes back to. */
    record Intervention(String name, UnaryOperator<SourceWorker.Surroundings> deed) {}

    Operator(
            MemoryOffsetStore store,
            OffsetCodec codec,
            OffsetTexts texts,
            SourceJournal journal,
            boolean mayShrink) {
        this.mayShrink = mayShrink;
        this.store = store;
        this.codec = codec;
        this.texts = texts;
        this.journal = journal;
    }

    /** What the step asks the operator for; empty when it is about something else. */
    Optional<Intervention> intervention(Step step) {
        int count = step.count();
        return switch (step.verb()) {
            case RESET -> Optional.of(new Intervention("stop, reset", at -> reset(at, count)));
            case STALE -> Optional.of(new Intervention("stop", this::addStale));
            case CORRUPT ->
                    Optional.of(
                            new Intervention(
                                    "stop, start with garbage",
                                    at ->
                                            new CorruptStart(store, journal, mayShrink)
                                                    .run(at, count)));
            case TASKS -> Optional.of(new Intervention("stop", at -> withTasks(at, count)));
            case SETTINGS -> Optional.of(new Intervention("stop", at -> withSetting(at, count)));
            default -> Optional.empty();
        };
    }

    private SourceWorker.Surroundings reset(SourceWorker.Surroundings at, int which) {
        List<ByteBuffer> keys = new ArrayList<>(store.readAll().keySet());
        if (keys.isEmpty()) {
            return at;
        }
        List<ByteBuffer> removed = which == 0 ? keys : List.of(keys.get((which - 1) % keys.size()));
        if (!isAccepted(at, removed)) {
            return at;
        }
        Map<ByteBuffer, @Nullable ByteBuffer> changes = new HashMap<>();
        removed.forEach(key -> changes.put(key, null));
        store.write(changes, failure -> {});
        journal.recorder()
                .note(
                        new OperatorHappening.OffsetsRemoved(
                                removed.stream().map(texts::partition).toList()));
        return at;
    }

    /** Workers ask the connector first, so that it can follow suit in its outside system. */
    private boolean isAccepted(SourceWorker.Surroundings at, List<ByteBuffer> removed) {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        for (ByteBuffer key : removed) {
            codec.partition(key)
                    .map(OffsetCodec.ConnectorPartition::partition)
                    .ifPresent(partition -> offsets.put(partition, null));
        }
        SourceConnector connector = Plugins.create(at.subject().connector());
        try {
            connector.alterOffsets(at.settings(), offsets);
            return true;
        } catch (RuntimeException e) {
            return false;
        } catch (NoSuchMethodError e) {
            return true; // Kafka Connect before 3.6
        }
    }

    private SourceWorker.Surroundings addStale(SourceWorker.Surroundings at) {
        Map<ByteBuffer, @Nullable ByteBuffer> stale = new LinkedHashMap<>();
        store.readAll()
                .forEach(
                        (key, value) ->
                                codec.partition(key)
                                        .map(OffsetCodec.ConnectorPartition::partition)
                                        .ifPresent(
                                                partition ->
                                                        stale.put(
                                                                codec.key(
                                                                        SourceSubject.NAME,
                                                                        gone(partition)),
                                                                value)));
        if (!stale.isEmpty()) {
            store.write(stale, failure -> {});
            journal.recorder().note(new OperatorHappening.StaleOffsets(stale.size()));
        }
        return at;
    }

    private static Map<String, Object> gone(Map<String, Object> partition) {
        Map<String, Object> gone = new LinkedHashMap<>();
        partition.forEach(
                (name, value) ->
                        gone.put(
                                name,
                                value instanceof Long number
                                        ? Long.valueOf(number + 1000)
                                        : value instanceof String text ? text + "-gone" : value));
        return gone;
    }

    private SourceWorker.Surroundings withTasks(SourceWorker.Surroundings at, int max) {
        int tasks = Math.max(1, max);
        journal.recorder().note(new OperatorHappening.TasksChanged(tasks));
        Map<String, String> settings = new HashMap<>(at.settings());
        settings.put("tasks.max", Integer.toString(tasks));
        return at.with(at.subject().withTasksMax(tasks), Map.copyOf(settings));
    }

    private SourceWorker.Surroundings withSetting(SourceWorker.Surroundings at, int which) {
        List<Map.Entry<String, String>> harmless = List.copyOf(at.subject().harmless().entrySet());
        if (harmless.isEmpty()) {
            return at;
        }
        List<Map.Entry<String, String>> changed =
                which == 0 ? harmless : List.of(harmless.get((which - 1) % harmless.size()));
        Map<String, String> settings = new HashMap<>(at.settings());
        changed.forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        journal.recorder()
                .note(
                        new OperatorHappening.SettingsChanged(
                                changed.stream()
                                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                                        .toList()));
        return at.with(at.subject(), Map.copyOf(settings));
    }
}
