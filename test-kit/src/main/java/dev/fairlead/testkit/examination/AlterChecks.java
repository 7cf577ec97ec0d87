package dev.fairlead.testkit.examination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Laws O1 to O6 and O8: altering the offsets of a source. */
final class AlterChecks {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Candidate candidate;
    private final Scene scene;
    private final List<SourceRecord> emitted;

    private AlterChecks(Candidate candidate, Scene scene, List<SourceRecord> emitted) {
        this.candidate = candidate;
        this.scene = scene;
        this.emitted = emitted;
    }

    /** One law of altering. */
    interface AlterCheck {
        void on(AlterChecks checks, Tally tally) throws Exception;
    }

    /** Checks a law with the offsets that the connector's first task emits in the scene. */
    static void with(Candidate candidate, Scene scene, Tally tally, AlterCheck check)
            throws Exception {
        if (!candidate.overrides("alterOffsets", SourceConnector.class, Map.class, Map.class)) {
            tally.missed("the connector leaves alterOffsets to Kafka, which then can't check");
            return;
        }
        List<SourceRecord> emitted = read(candidate, scene, KnownOffsets.none());
        if (emitted.isEmpty()) {
            tally.missed("the connector's task emitted nothing, so no offset is known");
            return;
        }
        if (emitted.get(0).sourceOffset() == null) {
            tally.missed("the connector's offsets are null: it keeps its positions elsewhere");
            return;
        }
        check.on(new AlterChecks(candidate, scene, emitted), tally);
    }

    static List<SourceRecord> read(Candidate candidate, Scene scene, KnownOffsets offsets)
            throws InterruptedException {
        Stage stage = Stage.started(candidate, scene);
        try {
            TaskRun run = TaskRun.first(candidate, stage, offsets);
            try {
                return run.read(Scene.ITEMS, PATIENCE);
            } finally {
                run.leave();
            }
        } finally {
            stage.leave();
        }
    }

    /** What came of one call on a new object. */
    private record Answer(@Nullable Boolean value, @Nullable RuntimeException thrown) {
        boolean isClear() {
            if (thrown == null) {
                return true;
            }
            boolean worded =
                    thrown instanceof KafkaException || thrown instanceof IllegalArgumentException;
            return worded && thrown.getMessage() != null;
        }

        @Override
        public String toString() {
            return thrown == null ? "answers " + value : "throws " + thrown;
        }
    }

    private Answer alter(Map<Map<String, ?>, Map<String, ?>> offsets) {
        SourceConnector connector = (SourceConnector) candidate.create();
        try {
            return new Answer(connector.alterOffsets(candidate.settingsIn(scene), offsets), null);
        } catch (RuntimeException e) {
            return new Answer(null, e);
        }
    }

    private static Map<Map<String, ?>, Map<String, ?>> one(
            @Nullable Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(partition, offset);
        return offsets;
    }

    private String told(String what, Object outcome) {
        return scene.shorten().apply(what + " " + outcome);
    }

    private Map<String, ?> partition(SourceRecord record) {
        return Objects.requireNonNullElseGet(
                KnownOffsets.partition(record.sourcePartition()), Map::of);
    }

    private Map<String, ?> offset(SourceRecord record) {
        return Objects.requireNonNullElseGet(
                KnownOffsets.roundTrip(record.sourceOffset()), Map::of);
    }

    private Map<Map<String, ?>, Map<String, ?>> first() {
        return one(partition(emitted.get(0)), offset(emitted.get(0)));
    }

    /** Law O1. */
    void twice(Tally tally) {
        Answer once = alter(first());
        Answer again = alter(first());
        boolean same =
                Objects.equals(once.value(), again.value())
                        && (once.thrown() == null) == (again.thrown() == null);
        tally.judge(
                same, told("the first call with " + first() + " " + once + ", the second", again));
    }

    /** Law O2. */
    void reset(Tally tally) {
        Answer reset = alter(one(partition(emitted.get(0)), null));
        tally.judge(reset.thrown() == null, told("a reset, with a null offset,", reset));
        Map<String, Object> renamed = new LinkedHashMap<>();
        partition(emitted.get(0))
                .forEach(
                        (key, value) -> renamed.put(key, value instanceof String ? "gone" : value));
        Answer unknown = alter(one(renamed, offset(emitted.get(0))));
        tally.judge(
                unknown.isClear(), told("an offset for the unknown partition " + renamed, unknown));
    }

    /** Law O3. */
    void shape(Tally tally) {
        Map<String, ?> partition = partition(emitted.get(0));
        Map<String, ?> offset = offset(emitted.get(0));
        refused(tally, one(Map.of("no such key", "x"), offset), "a partition without its keys");
        refused(tally, one(partition, Map.of("no such key", "x")), "an offset without its keys");
        Map<String, Object> mistyped = new LinkedHashMap<>(offset);
        for (Map.Entry<String, ?> entry : offset.entrySet()) {
            if (entry.getValue() instanceof Number) {
                mistyped.put(entry.getKey(), "no number");
            }
        }
        if (!mistyped.equals(offset)) {
            refused(tally, one(partition, mistyped), "an offset with text in place of a number");
        }
    }

    private void refused(Tally tally, Map<Map<String, ?>, Map<String, ?>> offsets, String what) {
        Answer answer = alter(offsets);
        tally.judge(
                answer.thrown() != null,
                told(what + ", " + offsets + ", isn't refused: alterOffsets", answer));
        tally.judge(
                answer.isClear(),
                told(
                        what + ", " + offsets + ", is refused without saying why: alterOffsets",
                        answer));
    }

    /** Law O4. */
    void answer(Tally tally) {
        Answer nothing = alter(Map.of());
        tally.judge(nothing.thrown() == null, told("a call with an empty map", nothing));
        Answer something = alter(first());
        tally.judge(
                !Objects.equals(something.value(), false),
                told(
                        "the connector has its own alterOffsets, which with its own offset",
                        something));
    }

    /** Law O5. */
    void beforeStart(Tally tally) {
        Answer answer = alter(first());
        tally.judge(
                answer.thrown() == null,
                told(
                        "with its own offset "
                                + first()
                                + ", on an object that was never started, it",
                        answer));
    }

    /** Law O8. */
    void roundTrip(Tally tally) {
        for (SourceRecord record : emitted) {
            Answer answer = alter(one(partition(record), offset(record)));
            tally.judge(
                    answer.thrown() == null,
                    told("the offset " + offset(record) + ", as JSON gives it back, ", answer));
        }
    }

    /** Law O6. */
    void resumption(Tally tally) throws InterruptedException {
        List<SourceRecord> ofOne = new ArrayList<>();
        for (SourceRecord record : emitted) {
            if (record.sourcePartition().equals(emitted.get(0).sourcePartition())) {
                ofOne.add(record);
            }
        }
        for (int i = -1; i < ofOne.size() - 1; i++) {
            resumeAfter(ofOne, i, tally);
        }
    }

    private void resumeAfter(List<SourceRecord> all, int i, Tally tally)
            throws InterruptedException {
        Map<String, ?> partition = partition(all.get(0));
        Answer answer = alter(one(partition, i < 0 ? null : offset(all.get(i))));
        if (answer.thrown() != null) {
            tally.missed(told("alterOffsets", answer));
            return;
        }
        KnownOffsets offsets =
                i < 0 ? KnownOffsets.none() : KnownOffsets.of(partition, offset(all.get(i)));
        Optional<SourceRecord> next =
                read(candidate, scene, offsets).stream()
                        .filter(
                                record ->
                                        record.sourcePartition()
                                                .equals(all.get(0).sourcePartition()))
                        .findFirst();
        if (next.isEmpty()) {
            tally.missed("a task that was started with an altered offset emitted nothing");
            return;
        }
        int position = positionOf(next.get(), all);
        tally.judge(
                position >= 0 && position <= i + 1,
                told(
                        "after the offset was "
                                + (i < 0 ? "reset" : "altered to " + offset(all.get(i)))
                                + " the task begins with "
                                + Words.of(next.get().value())
                                + " instead of",
                        Words.of(all.get(i + 1).value())));
    }

    private static int positionOf(SourceRecord record, List<SourceRecord> all) {
        for (int i = 0; i < all.size(); i++) {
            if (Words.of(all.get(i).value()).equals(Words.of(record.value()))) {
                return i;
            }
        }
        return -1;
    }
}
