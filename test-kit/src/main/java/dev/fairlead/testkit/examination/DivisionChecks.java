package dev.fairlead.testkit.examination;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.connect.connector.Task;
import org.jspecify.annotations.Nullable;

/** Laws C1, C3 and C5: what a connector gives its tasks. */
final class DivisionChecks {
    private static final int TASKS_MAX = 64;
    private static final long TIME_NANOS = 2_000_000_000L;
    private static final int BYTES_MAX = 1_000_000;

    private DivisionChecks() {}

    /** Law C1, for 1 to 64 tasks. */
    static void size(Candidate candidate, Scene scene, Tally tally) {
        long end = System.nanoTime() + TIME_NANOS;
        List<Integer> powersFirst =
                IntStream.rangeClosed(1, TASKS_MAX)
                        .boxed()
                        .sorted(Comparator.comparing(n -> Integer.bitCount(n) > 1))
                        .toList();
        for (int max : powersFirst) {
            if (System.nanoTime() - end > 0 || tally.isBroken()) {
                return;
            }
            Candidate with =
                    new Candidate(candidate.type(), candidate.settings(), max, candidate.scenes());
            Stage stage = Stage.started(with, scene);
            try {
                String flaw = flawIn(stage.taskConfigs(max), max);
                tally.judge(flaw == null, "with tasks.max=" + max + ", taskConfigs gives " + flaw);
            } finally {
                stage.leave();
            }
        }
    }

    private static @Nullable String flawIn(@Nullable List<Map<String, String>> configs, int max) {
        if (configs == null) {
            return "null instead of a list";
        }
        if (configs.size() > max) {
            return configs.size() + " task configurations";
        }
        for (int i = 0; i < configs.size(); i++) {
            Map<String, String> config = configs.get(i);
            if (config == null) {
                return "null as configuration of task " + i;
            }
            for (Map.Entry<?, ?> entry : config.entrySet()) {
                if (entry.getKey() == null || entry.getValue() == null) {
                    return "task " + i + " the setting " + entry + "; a worker stores texts only";
                }
            }
        }
        return null;
    }

    /** Law C3: asked again, another object asked, and settings in another order. */
    static void order(Candidate candidate, Scene scene, Tally tally) {
        for (int max : List.of(candidate.tasksMax(), 2, 5)) {
            Stage stage = Stage.started(candidate, scene);
            List<Map<String, String>> first;
            try {
                first = stage.taskConfigs(max);
                List<Map<String, String>> second = stage.taskConfigs(max);
                compare(tally, scene, first, second, "asked twice for " + max + " tasks");
            } finally {
                stage.leave();
            }
            Stage other = Stage.initialized(candidate, scene);
            try {
                Map<String, String> reversed = new TreeMap<>(Comparator.<String>reverseOrder());
                reversed.putAll(stage.settings());
                other.connector().start(new LinkedHashMap<>(reversed));
                compare(
                        tally,
                        scene,
                        first,
                        other.taskConfigs(max),
                        "started again with the same settings, asked for " + max + " tasks");
            } finally {
                other.leave();
            }
        }
    }

    private static void compare(
            Tally tally,
            Scene scene,
            List<Map<String, String>> first,
            List<Map<String, String>> second,
            String when) {
        if (first.equals(second)) {
            tally.kept();
            return;
        }
        tally.broken(
                when
                        + ", the connector gives "
                        + scene.shorten().apply(difference(first, second))
                        + "; a worker restarts all tasks for that");
    }

    private static String difference(
            List<Map<String, String>> first, List<Map<String, String>> second) {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            Map<String, String> one = first.get(i);
            Map<String, String> two = second.get(i);
            for (String key : one.keySet()) {
                String value = one.get(key);
                if (value != null && !value.equals(two.get(key))) {
                    return "task "
                            + i
                            + " "
                            + key
                            + "="
                            + value
                            + ", then "
                            + key
                            + "="
                            + two.get(key);
                }
            }
        }
        return first.size() + " tasks, then " + second.size() + ", or other settings";
    }

    /** Law C5: texts only, not too many, and all that a task in another JVM needs. */
    static void completeness(Candidate candidate, Scene scene, Tally tally) throws Exception {
        Stage stage = Stage.started(candidate, scene);
        try {
            List<Map<String, String>> configs = stage.taskConfigs(candidate.tasksMax());
            for (Map<String, String> config : configs) {
                judgeTexts(config, tally);
            }
            if (!configs.isEmpty() && !tally.isBroken()) {
                judgeElsewhere(candidate, scene, stage, configs.get(0), tally);
            }
        } finally {
            stage.leave();
        }
    }

    private static void judgeTexts(Map<?, ?> config, Tally tally) {
        long bytes = 0;
        for (Map.Entry<?, ?> entry : config.entrySet()) {
            if (!(entry.getKey() instanceof String) || !(entry.getValue() instanceof String)) {
                tally.broken(
                        "the task setting "
                                + entry.getKey()
                                + " is of type "
                                + entry.getValue().getClass().getName()
                                + "; a worker stores texts only");
                return;
            }
            bytes += bytesIn((String) entry.getKey()) + bytesIn((String) entry.getValue());
        }
        tally.judge(
                bytes < BYTES_MAX,
                "a task's settings have "
                        + bytes
                        + " bytes; the topic that holds them takes about "
                        + BYTES_MAX);
    }

    private static int bytesIn(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void judgeElsewhere(
            Candidate candidate, Scene scene, Stage stage, Map<String, String> config, Tally tally)
            throws Exception {
        if (OwnLoader.sharesCode(candidate.type(), scene.world())) {
            tally.missed("connector and world come from one place, and may share statics");
            return;
        }
        Class<? extends Task> here = stage.connector().taskClass();
        start(candidate, Candidate.create(here), config); // or else there is nothing to compare
        OwnLoader elsewhere = new OwnLoader(candidate.loader(), candidate.type());
        Class<? extends Task> there = elsewhere.loadClass(here.getName()).asSubclass(Task.class);
        try {
            startIn(elsewhere, candidate, Candidate.create(there), config);
            tally.kept();
        } catch (Exception | LinkageError e) {
            tally.broken(
                    "a task starts where its connector was started, but not where only its class"
                            + " is: start throws "
                            + e);
        }
    }

    /** Kafka looks for the classes that settings name where the thread says, as in a worker. */
    private static void startIn(
            ClassLoader place, Candidate candidate, Task task, Map<String, String> config) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(place);
        try {
            start(candidate, task, config);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void start(Candidate candidate, Task task, Map<String, String> config) {
        TaskRun run = TaskRun.initialized(candidate, task, config, KnownOffsets.none());
        try {
            run.start();
        } finally {
            run.leave();
        }
    }
}
