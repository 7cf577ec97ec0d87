package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.offsets.MemoryOffsetStore;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.OperatorHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts the connector for a moment with offsets that make no sense, looks what it does, and puts
 * the offsets right again. Only kinds of nonsense that every connector can recognise: fields that
 * are missing, or of another type, and numbers beyond all that the world has. A number that is only
 * a little too high or too low may be right.
 */
final class CorruptStart {
    /** How many kinds of nonsense there are. */
    static final int WAYS = 4;

    /** Farther than any world of the kit goes, by positions, by ids and by times. */
    private static final long FAR = 1_000_000_000;

    private static final int POLLS = 2;

    private final MemoryOffsetStore store;
    private final SourceJournal journal;
    private final boolean mayShrink;

    CorruptStart(MemoryOffsetStore store, SourceJournal journal, boolean mayShrink) {
        this.mayShrink = mayShrink;
        this.store = store;
        this.journal = journal;
    }

    SourceWorker.Surroundings run(SourceWorker.Surroundings at, int way) {
        if (mayShrink && change(way).equals(OperatorHappening.OffsetsCorrupted.BEYOND_THE_END)) {
            return at; // what is behind the end may have been there, and a new beginning is right
        }
        Map<ByteBuffer, ByteBuffer> right = store.readAll();
        Map<ByteBuffer, @Nullable ByteBuffer> wrong = new LinkedHashMap<>();
        right.forEach((key, value) -> corrupted(at.codec(), value, way, key, wrong));
        if (wrong.isEmpty()) {
            return at;
        }
        store.write(wrong, failure -> {});
        History seen = trial(at);
        store.write(new LinkedHashMap<>(right), failure -> {});
        journal.recorder().note(happening(seen, way));
        return at;
    }

    private static void corrupted(
            OffsetCodec codec,
            ByteBuffer value,
            int way,
            ByteBuffer key,
            Map<ByteBuffer, @Nullable ByteBuffer> wrong) {
        Map<String, Object> offset = codec.offset(SourceSubject.NAME, value);
        if (offset != null && !offset.isEmpty()) {
            Map<String, Object> changed = new LinkedHashMap<>();
            offset.forEach((name, each) -> corrupt(name, each, way, changed));
            if (!changed.equals(offset)) {
                wrong.put(key, codec.value(SourceSubject.NAME, changed));
            }
        }
    }

    private static void corrupt(
            String name, @Nullable Object value, int way, Map<String, Object> changed) {
        switch (way % WAYS) {
            case 1 -> changed.put(name + "_of_another_version", value);
            case 2 -> changed.put(name, value instanceof String ? Long.valueOf(7) : "garbage");
            case 3 -> changed.put("unknown", "nothing that this connector wrote");
            default ->
                    changed.put(
                            name,
                            value instanceof Long || value instanceof Integer
                                    ? ((Number) value).longValue() + FAR
                                    : value);
        }
    }

    private static String change(int way) {
        return switch (way % WAYS) {
            case 1 -> "rename fields";
            case 2 -> "change types";
            case 3 -> "replace by another connector's";
            default -> OperatorHappening.OffsetsCorrupted.BEYOND_THE_END;
        };
    }

    private History trial(SourceWorker.Surroundings at) {
        SourceWorker worker =
                new SourceWorker(
                        at,
                        new SimulatedSourceDriver.Site(
                                new SimulatedLog(),
                                (offsets, listener) -> {},
                                new VirtualClock(),
                                new CrashPoints(),
                                new SourceNotes(journal)));
        journal.beginAside();
        try {
            worker.start();
            for (int i = 0; i < POLLS; i++) {
                worker.drivers().forEach(SimulatedSourceDriver::poll);
            }
        } finally {
            worker.bury();
        }
        return journal.endAside();
    }

    private static OperatorHappening happening(History seen, int way) {
        boolean loud = false;
        List<Emission> emitted = new ArrayList<>();
        for (History.Entry entry : seen.entries()) {
            loud |= entry.what() instanceof TaskHappening.Threw;
            if (entry.what() instanceof SourceHappening.Polled polled) {
                emitted.addAll(polled.emissions());
            }
        }
        return new OperatorHappening.OffsetsCorrupted(change(way), loud, emitted);
    }
}
