package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.FORWARDING;
import static dev.fairlead.samples.compared.Differences.NOT_THERE;
import static dev.fairlead.samples.compared.Differences.NO_RESOURCE;
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

import java.util.List;
import java.util.Map;

/** Requests, good and bad. */
final class RestScenarios {
    private RestScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("what the worker is").then(get("/")).then(get("/health")),
                Scenario.of("a source is made, looked at and deleted")
                        .then(write("in", "one", "two"))
                        .then(post("/connectors", named("~-in", source("~-lines"))))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(get("/connectors/~-in"))
                        .then(get("/connectors/~-in/config"))
                        .then(get("/connectors/~-in/tasks"))
                        .then(get("/connectors/~-in/tasks/0/status"))
                        .then(Kafka.consume("~-lines", 2))
                        .then(
                                get("/connectors/~-in/offsets")
                                        .until("body.offsets[0].offset.line", "2"))
                        .then(
                                get("/connectors/~-in/topics")
                                        .until("body.~-in.topics[0]", "~-lines"))
                        .then(delete("/connectors/~-in"))
                        .then(get("/connectors/~-in"))
                        .then(get("/connectors/~-in/status")),
                Scenario.of("a sink is made, looked at and deleted")
                        .then(Kafka.create("~-lines"))
                        .then(Kafka.produce("~-lines", "one", "two"))
                        .then(post("/connectors", named("~-out", sink("~-lines"))))
                        .then(state("~-out", "RUNNING", "RUNNING"))
                        .then(get("/connectors/~-out"))
                        .then(get("/connectors/~-out/tasks"))
                        .then(Steps.read("out", 2))
                        .then(Kafka.committed("connect-~-out").until("~-lines-0", "2"))
                        .then(get("/connectors/~-out/offsets"))
                        .then(get("/connectors/~-out/topics"))
                        .then(delete("/connectors/~-out"))
                        .then(get("/connectors/~-out/offsets")),
                Scenario.of("connectors that aren't there")
                        .then(get("/connectors/~-no"))
                        .then(get("/connectors/~-no/config"))
                        .then(get("/connectors/~-no/status"))
                        .then(get("/connectors/~-no/tasks"))
                        .then(get("/connectors/~-no/tasks/0/status"))
                        .then(get("/connectors/~-no/topics"))
                        .then(get("/connectors/~-no/offsets"))
                        .then(put("/connectors/~-no/pause"))
                        .then(put("/connectors/~-no/resume"))
                        .then(put("/connectors/~-no/stop"))
                        .differs(NOT_THERE, "status", "500", "404")
                        .differs(
                                NOT_THERE,
                                "body.message",
                                "No connector `~-no` configured",
                                "Unknown connector ~-no")
                        .then(put("/connectors/~-no/topics/reset"))
                        .then(post("/connectors/~-no/restart"))
                        .differs(NOT_THERE, "status", "500", "404")
                        .differs(
                                NOT_THERE,
                                "body.message",
                                "Cannot invoke *",
                                "Connector ~-no not found")
                        .then(post("/connectors/~-no/restart?includeTasks=true"))
                        .then(post("/connectors/~-no/tasks/0/restart"))
                        .differs(NOT_THERE, "status", "500", "404")
                        .differs(
                                NOT_THERE,
                                "body.message",
                                "Failed to start task *",
                                "Connector ~-no not found")
                        .then(patch("/connectors/~-no/config", "{\"a\": \"b\"}"))
                        .then(
                                patch(
                                        "/connectors/~-no/offsets",
                                        "{\"offsets\": [{\"partition\": {}, \"offset\": {}}]}"))
                        .then(delete("/connectors/~-no/offsets"))
                        .then(delete("/connectors/~-no")),
                Scenario.of("what the workers of a cluster ask each other")
                        .then(post("/connectors?forward=true", named("~-in", source("~-t"))))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(put("/connectors/~-in/config?forward=false", source("~-t")))
                        .then(post("/connectors/~-in/restart?forward=true"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(post("/connectors/~-in/tasks", "[]"))
                        .differs(FORWARDING, "status", "500", "405")
                        .differs(FORWARDING, "body.message", "*in standalone mode*", "*")
                        .then(put("/connectors/~-in/fence"))
                        .differs(FORWARDING, "status", "500", "404")
                        .differs(FORWARDING, "body.message", "*in standalone mode*", "*")
                        .then(delete("/connectors/~-in?forward=false")),
                Scenario.of("questions that are no questions")
                        .then(get("/connectors?expand="))
                        .then(get("/connectors/?expand=info"))
                        .then(get("/connectors/~-no/"))
                        .then(post("/connectors/~-no/restart?includeTasks=perhaps"))
                        .then(post("/connectors/~-no/restart?onlyFailed=1"))
                        .then(new Steps.Request("HEAD", "/connectors/~-no", "", Map.of()))
                        .then(new Steps.Request("HEAD", "/", "", Map.of()))
                        .differsThroughout(NOT_THERE, "status", "500", "404")
                        .differsThroughout(
                                NOT_THERE,
                                "body.message",
                                "Cannot invoke *",
                                "Connector ~-no not found"),
                Scenario.of("paths and methods that aren't there")
                        .then(get("/nothing"))
                        .then(post("/"))
                        .then(delete("/connectors"))
                        .then(post("/connectors/~-no/config", "{}"))
                        .then(get("/connectors/~-no/pause"))
                        .then(get("/connectors/~-no/restart"))
                        .then(put("/connector-plugins", "{}"))
                        .then(get("/connectors/~-no/tasks/x/status"))
                        .differsThroughout(
                                NO_RESOURCE, "header Content-Type", "absent", "application/json")
                        .differsThroughout(NO_RESOURCE, "header Allow", "absent", "*"));
    }
}
