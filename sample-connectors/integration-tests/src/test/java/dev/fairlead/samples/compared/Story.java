package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Steps.delete;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What happens to a connector, before its calls are known. Immutable. */
record Story(Scenario scenario, String connector, Map<String, String> settings) {
    /** The file that calls are noted in. */
    static final String TRACE = "trace";

    private static final String SOURCE = "~-in";
    private static final String SINK = "~-out";

    Story {
        settings = Map.copyOf(settings);
    }

    /** A source finds three items. */
    static Story source(String name, String... settings) {
        return new Story(
                Scenario.of("calls of a source" + name)
                        .then(write("in", "a0", "a1", "a2"))
                        .then(
                                post(
                                        "/connectors",
                                        named(SOURCE, Steps.source("~-t", traced(settings))))),
                SOURCE,
                map(settings));
    }

    /** A sink finds three items in one of two partitions. */
    static Story sink(String name, String... settings) {
        return sink(
                Scenario.of("calls of a sink" + name)
                        .then(Kafka.create("~-t", 2))
                        .then(Kafka.produce("~-t", "a0", "a1", "a2")),
                settings);
    }

    /** A sink finds two empty partitions. */
    static Story idleSink(String name) {
        return sink(Scenario.of("calls of a sink" + name).then(Kafka.create("~-t", 2)));
    }

    private static Story sink(Scenario begun, String... settings) {
        return new Story(
                begun.then(post("/connectors", named(SINK, Steps.sink("~-t", traced(settings))))),
                SINK,
                map(settings));
    }

    /** Settings in turn, and where calls are noted. */
    static String[] traced(String... settings) {
        return Stream.concat(Stream.of("trace", "{dir}/" + TRACE), Stream.of(settings))
                .toArray(String[]::new);
    }

    private static Map<String, String> map(String... settings) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return map;
    }

    /** Waits until the task has noted this so many more times. */
    static Step more(String call, int times) {
        return new CallTrace.Awaited(Course.TASK + ": " + call, times);
    }

    /** Waits until the task has noted this. */
    static Step once(String call) {
        return new CallTrace.Once(Course.TASK + ": " + call);
    }

    Story then(Step step) {
        return new Story(scenario.then(step), connector, settings);
    }

    /** The last step may differ so, and must. */
    Story differs(String row, String value, String stock, String ours) {
        return new Story(scenario.differs(row, value, stock, ours), connector, settings);
    }

    /** The task has failed; the worker says so in other words. */
    Story fails(String sentence, String cause) {
        return then(state(connector, "RUNNING", "FAILED"))
                .differs(
                        Differences.TRACES,
                        "body.tasks[0].trace",
                        "*" + cause,
                        sentence + ": *" + cause);
    }

    /** Removes the connector; these were the task's calls, here and in the simulation. */
    Course ends(String schedule, String calls) {
        return ends(schedule, 0, calls);
    }

    /** The same, when {@code ended} lives of the simulated task came before. */
    Course ends(String schedule, int ended, String calls) {
        return course(Course.TASK, Optional.of(simulated(schedule, ended)), calls);
    }

    /** Removes the connector; these were the task's calls, in a course for real workers only. */
    Course ends(String calls) {
        return course(Course.TASK, Optional.empty(), calls);
    }

    /** Removes the connector; these were its own calls, here and in the simulation. */
    Course endsWithConnector(String schedule, String calls) {
        return course(Course.CONNECTOR, Optional.of(simulated(schedule, 0)), calls);
    }

    /** Removes the connector; these were its own calls, in a course for real workers only. */
    Course endsWithConnector(String calls) {
        return course(Course.CONNECTOR, Optional.empty(), calls);
    }

    private Course.Simulated simulated(String schedule, int ended) {
        return new Course.Simulated(connector.equals(SINK), settings, schedule, ended);
    }

    private Course course(String caller, Optional<Course.Simulated> simulated, String calls) {
        List<String> all = calls.lines().map(call -> caller + ": " + call).toList();
        return new Course(
                scenario.then(delete("/connectors/" + connector))
                        .then(new CallTrace.Calls(caller, all)),
                caller,
                simulated,
                all);
    }
}
