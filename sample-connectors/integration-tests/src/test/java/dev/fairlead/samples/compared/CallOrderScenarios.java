package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Steps.delete;
import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.patch;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which calls a worker makes of connectors and tasks, and in which order. */
final class CallOrderScenarios {
    static final String TRACE = "trace";
    static final String TASK = "task 0";
    private static final String CONNECTOR = "connector";

    /**
     * The same course of things on real workers and in the test kit's simulation.
     *
     * @param scenario what real workers go through; its last step reads the calls
     * @param simulated what the simulation goes through; nothing if it can't
     * @param calls of the caller, in turn
     */
    record Course(Scenario scenario, String caller, List<Simulated> simulated, List<String> calls) {
        @Override
        public String toString() {
            return scenario.name();
        }
    }

    /**
     * A life in the simulation.
     *
     * @param settings of the connector
     * @param ended how many lives of the task come before those that are compared
     */
    record Simulated(boolean sink, Map<String, String> settings, String schedule, int ended) {}

    /** What happens to a connector, before its calls are known. */
    private record Story(Scenario scenario, String connector, Map<String, String> settings) {
        Story then(Step step) {
            return new Story(scenario.then(step), connector, settings);
        }

        /** Removes the connector; these were the task's calls. */
        Course ends(String schedule, String calls) {
            return ends(schedule, 0, calls);
        }

        Course ends(String schedule, int ended, String calls) {
            boolean sink = connector.equals("~-out");
            return course(TASK, List.of(new Simulated(sink, settings, schedule, ended)), calls);
        }

        /**
         * Removes the connector; these were the task's calls, in a course for real workers only.
         */
        Course ends(String calls) {
            return course(TASK, List.of(), calls);
        }

        /** Removes the connector; these were its own calls. */
        Course endsWithConnector(List<Simulated> simulated, String calls) {
            return course(CONNECTOR, simulated, calls);
        }

        /** The last step may differ so, and must. */
        Story differs(String row, String value, String stock, String ours) {
            return new Story(scenario.differs(row, value, stock, ours), connector, settings);
        }

        /** The task has failed; the worker says so in other words. */
        Story fails(String sentence, String cause) {
            return new Story(
                    scenario.then(state(connector, "RUNNING", "FAILED"))
                            .differs(
                                    Differences.TRACES,
                                    "body.tasks[0].trace",
                                    "*" + cause,
                                    sentence + ": *" + cause),
                    connector,
                    settings);
        }

        private Course course(String caller, List<Simulated> simulated, String calls) {
            List<String> all = calls.lines().map(call -> caller + ": " + call).toList();
            return new Course(
                    scenario.then(delete("/connectors/" + connector))
                            .then(new CallTrace.Calls(caller, all)),
                    caller,
                    simulated,
                    all);
        }
    }

    private CallOrderScenarios() {}

    private static Story source(String name, String... settings) {
        return new Story(
                Scenario.of("calls of a source" + name)
                        .then(write("in", "a0", "a1", "a2"))
                        .then(
                                post(
                                        "/connectors",
                                        named("~-in", Steps.source("~-t", traced(settings))))),
                "~-in",
                map(settings));
    }

    private static Story sink(String name, String... settings) {
        return sink(
                Scenario.of("calls of a sink" + name)
                        .then(Kafka.create("~-t", 2))
                        .then(Kafka.produce("~-t", "a0", "a1", "a2")),
                settings);
    }

    private static Story idleSink(String name) {
        return sink(Scenario.of("calls of a sink" + name).then(Kafka.create("~-t", 2)));
    }

    private static Story sink(Scenario begun, String... settings) {
        return new Story(
                begun.then(
                        post("/connectors", named("~-out", Steps.sink("~-t", traced(settings))))),
                "~-out",
                map(settings));
    }

    private static String[] traced(String... settings) {
        return Stream.concat(Stream.of("trace", "{dir}/" + TRACE), Stream.of(settings))
                .toArray(String[]::new);
    }

    private static Map<String, String> map(String... settings) {
        Map<String, String> map = new java.util.TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return map;
    }

    private static Step sourceAt(String line) {
        return get("/connectors/~-in/offsets").until("body.offsets[0].offset.line", line);
    }

    private static Step sinkAt(String offset) {
        return Kafka.committed("connect-~-out").until("~-t-0", offset);
    }

    private static Step more(String call, int times) {
        return new CallTrace.Awaited(TASK + ": " + call, times);
    }

    private static Step once(String call) {
        return new CallTrace.Once(TASK + ": " + call);
    }

    static List<Course> courses() {
        List<Course> all = new ArrayList<>(sources());
        all.addAll(failingSources());
        all.addAll(sinks());
        all.addAll(failingSinks());
        all.addAll(rebalances());
        all.addAll(connectors());
        return all;
    }

    static List<Scenario> all() {
        return courses().stream().map(Course::scenario).toList();
    }

    private static List<Course> sources() {
        return List.of(
                source(" that is started and stopped")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """),
                source(" that has nothing to do", "file", "{dir}/nothing")
                        .then(more("commit", 2))
                        .ends(
                                "c c s",
                                """
                                initialize
                                start at 0
                                commit
                                stop
                                """),
                source(" that pauses")
                        .then(sourceAt("3"))
                        .then(put("/connectors/~-in/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(write("in", "a3", "a4"))
                        .then(more("commit", 2))
                        .then(put("/connectors/~-in/resume"))
                        .then(sourceAt("5"))
                        .ends(
                                "A3 p a c h A2 c u p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                poll 2
                                commitRecord a3
                                commitRecord a4
                                commit
                                stop
                                """),
                source(" that is restarted")
                        .then(sourceAt("3"))
                        .then(post("/connectors/~-in/restart?includeTasks=true"))
                        .then(once("start at 3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                initialize
                                start at 3
                                commit
                                stop
                                """),
                source(
                                " whose records are left out",
                                "transforms",
                                "no",
                                "transforms.no.type",
                                "org.apache.kafka.connect.transforms.Filter")
                        .then(once("commitRecord a2, not in the log"))
                        .then(more("commit", 2))
                        .ends(
                                "A3 p c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0, not in the log
                                commitRecord a1, not in the log
                                commitRecord a2, not in the log
                                commit
                                stop
                                """),
                source(
                                " of which a record is left out",
                                "marked",
                                "a0",
                                "transforms",
                                "no",
                                "transforms.no.type",
                                "org.apache.kafka.connect.transforms.Filter",
                                "transforms.no.predicate",
                                "marked",
                                "predicates",
                                "marked",
                                "predicates.marked.type",
                                "org.apache.kafka.connect.transforms.predicates.HasHeaderKey",
                                "predicates.marked.name",
                                "marked")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0, not in the log
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """));
    }

    private static List<Course> failingSources() {
        return List.of(
                source(" whose start fails", "fail", "task.start")
                        .fails("start of the task failed", "told to fail in task.start")
                        .ends(
                                "A3 p s",
                                """
                                initialize
                                start at 0
                                stop
                                """),
                source(" whose poll fails", "fails.at", "3")
                        .fails("poll failed", "line 3 can't be polled")
                        .ends(
                                "A3 p p s",
                                """
                                initialize
                                start at 0
                                poll 3
                                poll fails
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """),
                source(" whose poll is tried again", "retries", "2")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p t p t p a c s",
                                """
                                initialize
                                start at 0
                                poll, again
                                poll, again
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """),
                source(" whose commits fail", "fail", "commitRecord,commit")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """),
                source(" whose stop fails", "fail", "task.stop")
                        .then(sourceAt("3"))
                        .ends(
                                "A3 p a c s",
                                """
                                initialize
                                start at 0
                                poll 3
                                commitRecord a0
                                commitRecord a1
                                commitRecord a2
                                commit
                                stop
                                """));
    }

    private static List<Course> sinks() {
        return List.of(
                sink(" that is started and stopped")
                        .then(sinkAt("3"))
                        .ends(
                                "A3 p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                idleSink(" that is put nothing")
                        .then(once("open [~-t-0, ~-t-1]"))
                        .then(more("put 0", 2))
                        .ends(
                                "p c p s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 0
                                preCommit {~-t-0=0, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" that pauses")
                        .then(sinkAt("3"))
                        .then(put("/connectors/~-out/pause"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(Kafka.produce("~-t", "a3"))
                        .then(more("put 0", 2))
                        .then(put("/connectors/~-out/resume"))
                        .then(sinkAt("4"))
                        .ends(
                                "A3 p c h A1 p u p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                put 1
                                preCommit {~-t-0=4, ~-t-1=0}
                                preCommit {~-t-0=4, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" that is restarted")
                        .then(sinkAt("3"))
                        .then(post("/connectors/~-out/restart?includeTasks=true"))
                        .then(more("open [~-t-0, ~-t-1]", 1))
                        .then(more("preCommit {~-t-0=3, ~-t-1=0}", 1))
                        .then(Kafka.produce("~-t", "a3"))
                        .then(sinkAt("4"))
                        .ends(
                                "A3 p c s c A1 p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                preCommit {~-t-0=3, ~-t-1=0}
                                put 1
                                preCommit {~-t-0=4, ~-t-1=0}
                                preCommit {~-t-0=4, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" that goes back", "rewind", "1")
                        .then(sinkAt("3"))
                        .ends(
                                "A3 p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 2
                                preCommit {~-t-0=3, ~-t-1=1}
                                preCommit {~-t-0=3, ~-t-1=1}
                                close [~-t-0, ~-t-1]
                                stop
                                """));
    }

    private static List<Course> failingSinks() {
        return List.of(
                sink(" whose start fails", "fail", "task.start")
                        .fails("start of the task failed", "told to fail in task.start")
                        .ends(
                                "A3 p s",
                                """
                                initialize
                                start
                                stop
                                """),
                sink(" whose open fails", "fail", "open")
                        .fails("open of [~-t-*] failed", "told to fail in open")
                        .ends(
                                "A3 p s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                preCommit {~-t-0=0, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" whose put is tried again", "retries", "2")
                        .then(sinkAt("3"))
                        .ends(
                                "A3 p t p t p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3, again
                                put 3, again
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" whose put fails", "fail", "put")
                        .fails("put of 3 records failed", "told to fail in put")
                        .ends(
                                "A3 p s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=0, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(" whose close fails", "fail", "close")
                        .then(sinkAt("3"))
                        .ends(
                                "A3 p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """),
                sink(
                                " that reports a record",
                                "errors.tolerance",
                                "all",
                                "errors.log.enable",
                                "true",
                                "reports",
                                "a1")
                        .then(sinkAt("3"))
                        .ends(
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                reports
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                stop
                                """));
    }

    private static List<Course> rebalances() {
        return List.of(
                sink(" whose topic gets partitions")
                        .then(sinkAt("3"))
                        .then(Kafka.grow("~-t", 3))
                        .then(once("preCommit {~-t-0=3, ~-t-1=0, ~-t-2=0}"))
                        .then(Kafka.produce("~-t", Kafka.Message.of(2, null, "b0")))
                        .then(Kafka.committed("connect-~-out").until("~-t-2", "1"))
                        .ends(
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                preCommit {~-t-0=3, ~-t-1=0}
                                close [~-t-0, ~-t-1]
                                open [~-t-0, ~-t-1, ~-t-2]
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=0}
                                put 1
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=1}
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=1}
                                close [~-t-0, ~-t-1, ~-t-2]
                                stop
                                """),
                sink(
                                " that is assigned more partitions and keeps those it has",
                                "consumer.override.partition.assignment.strategy",
                                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor")
                        .then(sinkAt("3"))
                        .then(Kafka.grow("~-t", 3))
                        .then(once("preCommit {~-t-0=3, ~-t-1=0, ~-t-2=0}"))
                        .then(Kafka.produce("~-t", Kafka.Message.of(2, null, "b0")))
                        .then(Kafka.committed("connect-~-out").until("~-t-2", "1"))
                        .ends(
                                "A3 p c N1 c p c s",
                                """
                                initialize
                                start
                                open [~-t-0, ~-t-1]
                                put 3
                                preCommit {~-t-0=3, ~-t-1=0}
                                open [~-t-2]
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=0}
                                put 1
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=1}
                                preCommit {~-t-0=3, ~-t-1=0, ~-t-2=1}
                                close [~-t-0, ~-t-1, ~-t-2]
                                stop
                                """));
    }

    private static List<Course> connectors() {
        return List.of(
                source("'s connector, from its start to its end")
                        .then(sourceAt("3"))
                        .endsWithConnector(
                                List.of(new Simulated(false, Map.of(), "A3 p a c s", 0)),
                                """
                                initialize
                                start
                                taskConfigs 1
                                stop
                                """),
                source("'s connector that is paused, stopped, altered and changed")
                        .then(sourceAt("3"))
                        .then(put("/connectors/~-in/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(put("/connectors/~-in/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(put("/connectors/~-in/stop"))
                        .then(state("~-in", "STOPPED"))
                        .then(
                                patch(
                                        "/connectors/~-in/offsets",
                                        "{\"offsets\": [{\"partition\": {\"task\": \"0\"},"
                                                + " \"offset\": {\"line\": 1}}]}"))
                        .then(delete("/connectors/~-in/offsets"))
                        .then(put("/connectors/~-in/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(
                                put(
                                        "/connectors/~-in/config",
                                        Steps.source(
                                                "~-t", traced("tasks", "2", "tasks.max", "2"))))
                        .then(state("~-in", "RUNNING", "RUNNING", "RUNNING"))
                        .then(post("/connectors/~-in/restart"))
                        .then(state("~-in", "RUNNING", "RUNNING", "RUNNING"))
                        .endsWithConnector(
                                List.of(),
                                """
                                initialize
                                start
                                taskConfigs 1
                                stop
                                start
                                taskConfigs 1
                                stop
                                alterOffsets
                                alterOffsets
                                start
                                taskConfigs 1
                                stop
                                initialize
                                start
                                taskConfigs 2
                                stop
                                initialize
                                start
                                taskConfigs 2
                                stop
                                """),
                source("'s connector whose start fails", "fail", "start")
                        .differs(
                                Differences.MESSAGES,
                                "body.message",
                                "Failed to transition connector ~-in to state STARTED",
                                "start of the connector failed: *told to fail in start")
                        .then(state("~-in", "FAILED"))
                        .differs(
                                Differences.TRACES,
                                "body.connector.trace",
                                "*told to fail in start",
                                "its start failed: *told to fail in start")
                        .endsWithConnector(
                                List.of(),
                                """
                                initialize
                                start
                                """),
                sink("'s connector that is paused and altered")
                        .then(sinkAt("3"))
                        .then(put("/connectors/~-out/pause"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(put("/connectors/~-out/stop"))
                        .then(state("~-out", "STOPPED"))
                        .then(delete("/connectors/~-out/offsets"))
                        .then(put("/connectors/~-out/resume"))
                        .then(state("~-out", "RUNNING", "RUNNING"))
                        .endsWithConnector(
                                List.of(),
                                """
                                initialize
                                start
                                taskConfigs 1
                                stop
                                alterOffsets
                                start
                                taskConfigs 1
                                stop
                                """));
    }
}
