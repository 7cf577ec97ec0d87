package dev.fairlead.testkit.examination;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** One object of a connector in a scene, called as a worker calls it. */
final class Stage {
    private final Connector connector;
    private final SpyContext context;
    private final Map<String, String> settings;

    private Stage(Connector connector, SpyContext context, Map<String, String> settings) {
        this.connector = connector;
        this.context = context;
        this.settings = settings;
    }

    /** A new connector object, initialized. */
    static Stage initialized(Candidate candidate, Scene scene) {
        Stage stage = fresh(candidate, scene, KnownOffsets.none());
        stage.connector.initialize(stage.context);
        return stage;
    }

    private static Stage fresh(Candidate candidate, Scene scene, OffsetStorageReader offsets) {
        return new Stage(
                candidate.create(), new SpyContext(offsets, false), candidate.settingsIn(scene));
    }

    /** A new connector object with a context of long ago, initialized with older task settings. */
    static Stage initializedOnAnOldWorker(
            Candidate candidate, Scene scene, List<Map<String, String>> tasks) {
        Stage stage =
                new Stage(
                        candidate.create(),
                        new SpyContext(KnownOffsets.none(), true),
                        candidate.settingsIn(scene));
        stage.connector.initialize(stage.context, tasks);
        return stage;
    }

    /** A new connector object, started. */
    static Stage started(Candidate candidate, Scene scene) {
        Stage stage = initialized(candidate, scene);
        stage.start();
        return stage;
    }

    void start() {
        connector.start(settings);
    }

    void stop() {
        connector.stop();
    }

    /** Stops what somebody else judges; a second stop may fail. */
    void leave() {
        try {
            connector.stop();
        } catch (RuntimeException e) {
            // what counts has been judged
        }
    }

    /** Asks for task settings. */
    List<Map<String, String>> taskConfigs(int max) {
        context.asking(Thread.currentThread());
        try {
            return connector.taskConfigs(max);
        } finally {
            context.asking(null);
        }
    }

    Connector connector() {
        return connector;
    }

    SpyContext context() {
        return context;
    }

    Map<String, String> settings() {
        return settings;
    }
}
