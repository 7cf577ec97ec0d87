package dev.fairlead.testkit.examination;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkConnector;
import org.jspecify.annotations.Nullable;

/** Law O9: altering the positions of a sink. */
final class SinkAlterChecks {
    private static final TopicPartition PARTITION = new TopicPartition(Candidate.TOPIC, 0);
    private static final int FAR = 10;

    private SinkAlterChecks() {}

    /** Law O9: back, to the beginning, and forth. */
    static void positions(Candidate candidate, Scene scene, Tally tally) {
        if (!candidate.overrides("alterOffsets", SinkConnector.class, Map.class, Map.class)) {
            tally.missed("the connector leaves alterOffsets to Kafka, which keeps the positions");
            return;
        }
        write(candidate, scene, 0);
        alter(candidate, scene, tally, Map.of());
        alter(candidate, scene, tally, to(1L));
        alter(candidate, scene, tally, to(null));
        alter(candidate, scene, tally, to((long) FAR));
        if (tally.isBroken()) {
            return;
        }
        List<String> before = scene.effects().get();
        try {
            write(candidate, scene, FAR);
            List<String> after = scene.effects().get();
            tally.judge(
                    after.size() > before.size(),
                    "after the position was altered forth to "
                            + FAR
                            + ", records from there on are put and not stored");
        } catch (RuntimeException e) {
            tally.broken(
                    scene.shorten()
                            .apply(
                                    "after the position was altered forth to "
                                            + FAR
                                            + ", put of the record there throws "
                                            + e));
        }
    }

    private static Map<TopicPartition, Long> to(@Nullable Long offset) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        offsets.put(PARTITION, offset);
        return offsets;
    }

    private static void alter(
            Candidate candidate, Scene scene, Tally tally, Map<TopicPartition, Long> offsets) {
        SinkConnector connector = (SinkConnector) candidate.create();
        try {
            connector.alterOffsets(candidate.settingsIn(scene), offsets);
            tally.kept();
        } catch (RuntimeException e) {
            tally.broken(scene.shorten().apply("alterOffsets with " + offsets + " throws " + e));
        }
    }

    private static void write(Candidate candidate, Scene scene, int from) {
        Stage stage = Stage.started(candidate, scene);
        try {
            TaskRun run = TaskRun.first(candidate, stage, KnownOffsets.none());
            try {
                run.write(scene, from, Scene.ITEMS);
            } finally {
                run.leave();
            }
        } finally {
            stage.leave();
        }
    }
}
