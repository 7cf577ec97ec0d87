package dev.fairlead.testkit.examination;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/** A connector with one task at work: it reads what is there, or writes a few records. */
final class Work {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Candidate candidate;
    private final Scene scene;
    private final Stage stage;
    private final TaskRun task;

    private Work(Candidate candidate, Scene scene, Stage stage, TaskRun task) {
        this.candidate = candidate;
        this.scene = scene;
        this.stage = stage;
        this.task = task;
    }

    /** Connector and task, started. */
    static Work begin(Candidate candidate, Scene scene) {
        Stage stage = Stage.started(candidate, scene);
        return new Work(
                candidate, scene, stage, TaskRun.first(candidate, stage, KnownOffsets.none()));
    }

    TaskRun task() {
        return task;
    }

    /** Does some work; what came of it, in words that are the same wherever it is done. */
    List<String> some(int count) throws InterruptedException {
        if (candidate.isSource()) {
            return task.read(count, PATIENCE).stream().map(this::words).toList();
        }
        task.write(scene, 0, count);
        return scene.effects().get();
    }

    private String words(SourceRecord record) {
        return scene.shorten()
                .apply(
                        record.topic()
                                + " "
                                + Words.of(record.sourcePartition())
                                + " "
                                + Words.of(record.sourceOffset())
                                + " "
                                + Words.of(record.key())
                                + "="
                                + Words.of(record.value()));
    }

    void end() {
        task.leave();
        stage.leave();
    }
}
