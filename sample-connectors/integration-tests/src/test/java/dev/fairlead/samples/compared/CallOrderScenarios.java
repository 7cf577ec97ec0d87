package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Steps.delete;
import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.List;
import java.util.Map;

/** Which calls a worker makes of connectors and tasks, and in which order. */
final class CallOrderScenarios {
    /**
     * The same course of things on real workers and in the test kit's simulation.
     *
     * @param settings of the connector
     * @param schedule what the simulation goes through
     * @param scenario what real workers go through; its last step reads the calls
     */
    record Course(Map<String, String> settings, boolean sink, String schedule, Scenario scenario) {}

    private static final String NEVER = "org.apache.kafka.connect.transforms.Filter";

    private CallOrderScenarios() {}

    private static Scenario beginSource(String name, Map<String, String> settings) {
        return Scenario.of(name)
                .then(write("in", "a0", "a1", "a2"))
                .then(post("/connectors", named("~-in", source("~-t", flat(settings)))));
    }

    private static Scenario beginSink(String name, Map<String, String> settings) {
        return Scenario.of(name)
                .then(Kafka.create("~-t", 2))
                .then(Kafka.produce("~-t", "a0", "a1", "a2"))
                .then(post("/connectors", named("~-out", sink("~-t", flat(settings)))));
    }

    private static String[] flat(Map<String, String> settings) {
        java.util.List<String> flat = new java.util.ArrayList<>(List.of("trace", "{dir}/trace"));
        settings.forEach(
                (key, value) -> {
                    flat.add(key);
                    flat.add(value);
                });
        return flat.toArray(String[]::new);
    }

    private static Step sourceAt(String line) {
        return get("/connectors/~-in/offsets").until("body.offsets[0].offset.line", line);
    }

    private static Step sinkAt(String offset) {
        return Kafka.committed("connect-~-out").until("~-t-0", offset);
    }

    private static Scenario ended(Scenario scenario, String connector) {
        return scenario.then(delete("/connectors/" + connector))
                .then(new CallTrace.ReadCalls("trace"));
    }

    static List<Course> sources() {
        Map<String, String> plain = Map.of();
        Map<String, String> pollFails = Map.of("fails.at", "3");
        Map<String, String> startFails = Map.of("fail", "task.start");
        Map<String, String> filtered = Map.of("transforms", "no", "transforms.no.type", NEVER);
        return List.of(
                new Course(
                        plain,
                        false,
                        "A3 p a c s",
                        ended(
                                beginSource("calls of a source that is started and stopped", plain)
                                        .then(sourceAt("3")),
                                "~-in")),
                new Course(
                        plain,
                        false,
                        "A3 p a c h A2 u p a c s",
                        ended(
                                beginSource("calls of a source that pauses", plain)
                                        .then(sourceAt("3"))
                                        .then(put("/connectors/~-in/pause"))
                                        .then(state("~-in", "PAUSED", "PAUSED"))
                                        .then(write("in", "a3", "a4"))
                                        .then(put("/connectors/~-in/resume"))
                                        .then(sourceAt("5")),
                                "~-in")),
                new Course(
                        startFails,
                        false,
                        "A3 p s",
                        ended(
                                beginSource("calls of a source whose start fails", startFails)
                                        .then(state("~-in", "RUNNING", "FAILED")),
                                "~-in")),
                new Course(
                        pollFails,
                        false,
                        "A3 p a c p s",
                        ended(
                                beginSource("calls of a source whose poll fails", pollFails)
                                        .then(state("~-in", "RUNNING", "FAILED")),
                                "~-in")),
                new Course(
                        filtered,
                        false,
                        "A3 p c s",
                        ended(
                                beginSource(
                                                "calls of a source whose records are left out",
                                                filtered)
                                        .then(new Steps.Read("trace", 8, false)),
                                "~-in")));
    }

    static List<Course> sinks() {
        Map<String, String> plain = Map.of();
        Map<String, String> again = Map.of("retries", "2");
        Map<String, String> startFails = Map.of("fail", "task.start");
        return List.of(
                new Course(
                        plain,
                        true,
                        "A3 p c s",
                        ended(
                                beginSink("calls of a sink that is started and stopped", plain)
                                        .then(sinkAt("3")),
                                "~-out")),
                new Course(
                        again,
                        true,
                        "A3 p t p t p c s",
                        ended(
                                beginSink("calls of a sink whose put is tried again", again)
                                        .then(sinkAt("3")),
                                "~-out")),
                new Course(
                        plain,
                        true,
                        "A3 p c h u A2 p c s",
                        ended(
                                beginSink("calls of a sink that pauses", plain)
                                        .then(sinkAt("3"))
                                        .then(put("/connectors/~-out/pause"))
                                        .then(state("~-out", "PAUSED", "PAUSED"))
                                        .then(put("/connectors/~-out/resume"))
                                        .then(state("~-out", "RUNNING", "RUNNING"))
                                        .then(Kafka.produce("~-t", "a3"))
                                        .then(sinkAt("4")),
                                "~-out")),
                new Course(
                        startFails,
                        true,
                        "A3 p s",
                        ended(
                                beginSink("calls of a sink whose start fails", startFails)
                                        .then(state("~-out", "RUNNING", "FAILED")),
                                "~-out")),
                new Course(
                        plain,
                        true,
                        "",
                        ended(
                                beginSink("calls of a sink whose topic gets partitions", plain)
                                        .then(sinkAt("3"))
                                        .then(Kafka.grow("~-t", 3))
                                        .then(Kafka.produce("~-t", Kafka.Message.of(2, null, "b0")))
                                        .then(Kafka.committed("connect-~-out").until("~-t-2", "1")),
                                "~-out")));
    }

    static List<Scenario> all() {
        return java.util.stream.Stream.concat(sources().stream(), sinks().stream())
                .map(Course::scenario)
                .toList();
    }
}
