package dev.fairlead.testkit.examination;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;

/** Law C6: planted secrets turn up nowhere. */
final class SecrecyChecks {
    private SecrecyChecks() {}

    /** Law C6. */
    static void secrets(Candidate candidate, Scene scene, Bench bench, Tally tally) {
        ConfigDef definition = candidate.create().config();
        List<String> keys = definition == null ? List.of() : Secrets.keys(definition);
        if (keys.isEmpty()) {
            tally.missed("no setting is of type PASSWORD");
            return;
        }
        Map<String, String> settings = Secrets.planted(definition, candidate.settingsIn(scene));
        Connector connector = candidate.create();
        try (LogWatch logs = LogWatch.begin(bench)) {
            silent(tally, "initialize", () -> initialize(connector));
            silent(tally, "start", () -> start(connector, settings));
            silent(tally, "taskConfigs", () -> tasks(candidate, connector, tally));
            text(tally, "the text of the connector object", connector.toString());
            bench.plugins()
                    .forEach(thread -> text(tally, "the name of a thread", thread.getName()));
            silent(tally, "stop", () -> stop(connector));
            logs.lines().forEach(line -> text(tally, "the log", line));
        }
    }

    private static Object initialize(Connector connector) {
        connector.initialize(new SpyContext(KnownOffsets.none(), false));
        return "";
    }

    private static Object start(Connector connector, Map<String, String> settings) {
        connector.start(settings);
        return "";
    }

    private static Object stop(Connector connector) {
        connector.stop();
        return "";
    }

    private static Object tasks(Candidate candidate, Connector connector, Tally tally) {
        for (Map<String, String> config : connector.taskConfigs(1)) {
            config.keySet().forEach(key -> text(tally, "the name of a task's setting", key));
            Task task = Candidate.task(connector);
            TaskRun run = TaskRun.initialized(candidate, task, config, KnownOffsets.none());
            try {
                run.start();
            } finally {
                text(tally, "the text of the task object", task.toString());
                run.leave();
            }
        }
        return "";
    }

    private static void silent(Tally tally, String call, Callable<?> work) {
        try {
            work.call();
            tally.kept();
        } catch (Exception | LinkageError e) {
            Secrets.in(e)
                    .ifPresentOrElse(
                            message ->
                                    tally.broken(
                                            "the message of an exception from "
                                                    + call
                                                    + " tells a secret: "
                                                    + message),
                            tally::kept);
        }
    }

    private static void text(Tally tally, String where, String text) {
        tally.judge(!Secrets.isIn(text), where + " tells a secret: " + text);
    }
}
