package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.MESSAGES;
import static dev.fairlead.samples.compared.Differences.RENAMED;
import static dev.fairlead.samples.compared.Differences.SECRETS;
import static dev.fairlead.samples.compared.Differences.TRACES;
import static dev.fairlead.samples.compared.Steps.delete;
import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.json;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.patch;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.List;

/** Configurations that are made, changed and taken away. */
final class ConfigScenarios {
    private ConfigScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("a configuration is put twice")
                        .then(put("/connectors/~-in/config", source("~-t")))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(
                                put(
                                        "/connectors/~-in/config",
                                        source("~-t", "tasks", "2", "tasks.max", "2")))
                        .then(state("~-in", "RUNNING", "RUNNING", "RUNNING"))
                        .then(get("/connectors/~-in"))
                        .then(get("/connectors/~-in/tasks"))
                        .then(put("/connectors/~-in/config", source("~-t")))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(get("/connectors/~-in/tasks")),
                Scenario.of("a configuration is patched")
                        .then(post("/connectors", named("~-in", source("~-t", "flag", "false"))))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(patch("/connectors/~-in/config", "{\"flag\": null, \"long\": \"5\"}"))
                        .then(get("/connectors/~-in/config"))
                        .then(patch("/connectors/~-in/config", "{}"))
                        .then(patch("/connectors/~-in/config", "{\"tasks.max\": \"x\"}"))
                        .then(patch("/connectors/~-in/config", "{\"connector.class\": null}"))
                        .differs(
                                MESSAGES,
                                "body.message",
                                "Connector config {*} contains no connector type",
                                "the configuration contains no connector type;*")
                        .then(get("/connectors/~-in/config"))
                        .then(patch("/connectors/~-in/config", "{\"name\": \"~-other\"}"))
                        .differs(RENAMED, "status", "200", "400")
                        .differs(
                                RENAMED,
                                "body.message",
                                "absent",
                                "Connector name configuration (~-other) doesn't match *"),
                Scenario.of("a connector becomes another kind")
                        .then(Kafka.create("~-t"))
                        .then(put("/connectors/~-x/config", source("~-t")))
                        .then(state("~-x", "RUNNING", "RUNNING"))
                        .then(put("/connectors/~-x/config", sink("~-t")))
                        .then(state("~-x", "RUNNING", "RUNNING"))
                        .then(get("/connectors/~-x")),
                Scenario.of("a wrong configuration leaves the old one")
                        .then(put("/connectors/~-in/config", source("~-t")))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(put("/connectors/~-in/config", source("~-t", "tasks.max", "-1")))
                        .then(get("/connectors/~-in/config"))
                        .then(state("~-in", "RUNNING", "RUNNING")),
                Scenario.of("connectors that begin in other states")
                        .then(write("in", "one"))
                        .then(post("/connectors", named("~-p", source("~-t"), "PAUSED")))
                        .then(state("~-p", "PAUSED"))
                        .then(get("/connectors/~-p/tasks"))
                        .then(post("/connectors", named("~-s", source("~-t"), "stopped")))
                        .then(state("~-s", "STOPPED"))
                        .then(get("/connectors/~-s"))
                        .then(get("/connectors/~-s/tasks"))
                        .then(post("/connectors", named("~-r", source("~-t"), "running")))
                        .then(state("~-r", "RUNNING", "RUNNING"))
                        .then(put("/connectors/~-p/resume"))
                        .then(state("~-p", "RUNNING", "RUNNING"))
                        .then(put("/connectors/~-s/resume"))
                        .then(state("~-s", "RUNNING", "RUNNING")),
                Scenario.of("the list of connectors")
                        .then(post("/connectors", named("~-a", source("~-t"))))
                        .then(post("/connectors", named("~-b", source("~-t"), "STOPPED")))
                        .then(state("~-a", "RUNNING", "RUNNING"))
                        .then(state("~-b", "STOPPED"))
                        .then(get("/connectors"))
                        .then(get("/connectors?expand=status"))
                        .then(get("/connectors?expand=info"))
                        .then(get("/connectors?expand=info&expand=status"))
                        .then(get("/connectors?expand=nothing"))
                        .then(get("/connectors?expand=status&expand=nothing"))
                        .then(delete("/connectors/~-a"))
                        .then(get("/connectors")),
                Scenario.of("secrets of providers")
                        .then(write("secrets", "user=alice", "empty="))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source(
                                                        "~-t",
                                                        "password",
                                                        "${file:{dir}/secrets:user}",
                                                        "other",
                                                        "${file:{dir}/secrets:nothing}"
                                                                + " ${nobody:x}"))))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(get("/connectors/~-in/config"))
                        .then(get("/connectors/~-in/tasks")),
                Scenario.of("a placeholder's file isn't there")
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source("~-t", "long", "${file:{dir}/none:user}"))))
                        .differs(
                                MESSAGES,
                                "body.message",
                                "Could not read properties from file {dir}/none",
                                "* Could not read properties from file {dir}/none; *")
                        .then(get("/connectors/~-in/status")),
                Scenario.of("a placeholder in a number")
                        .then(write("secrets", "long=77", "bad=seven"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source(
                                                        "~-t",
                                                        "long",
                                                        "${file:{dir}/secrets:long}"))))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(
                                put(
                                        "/connectors/~-in/config",
                                        source("~-t", "long", "${file:{dir}/secrets:bad}"))),
                Scenario.of("too many tasks")
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source("~-t", "tasks", "3", "tasks.max", "2"),
                                                "STOPPED")))
                        .then(put("/connectors/~-in/resume"))
                        .then(state("~-in", "FAILED"))
                        .differs(
                                TRACES,
                                "body.connector.trace",
                                "*TooManyTasksException: *",
                                "its start failed: *the connector made 3 task configurations *")
                        .then(
                                put(
                                        "/connectors/~-in/config",
                                        source(
                                                "~-t",
                                                "tasks",
                                                "3",
                                                "tasks.max",
                                                "2",
                                                "tasks.max.enforce",
                                                "false")))
                        .then(state("~-in", "RUNNING", "RUNNING", "RUNNING", "RUNNING")),
                Scenario.of("no tasks")
                        .then(post("/connectors", named("~-in", source("~-t", "tasks", "0"))))
                        .then(state("~-in", "RUNNING"))
                        .then(get("/connectors/~-in"))
                        .then(get("/connectors/~-in/tasks")),
                Scenario.of("a password in a configuration")
                        .then(
                                post(
                                        "/connectors",
                                        named("~-in", source("~-t", "password", "sesame"))))
                        .then(get("/connectors/~-in/config"))
                        .then(get("/connectors/~-in/tasks"))
                        .differsThroughout(SECRETS, "body*password", "sesame", "[hidden]"),
                Scenario.of("settings that nobody knows")
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                json(
                                                        "connector.class",
                                                        "ScriptedSource",
                                                        "topic",
                                                        "~-t",
                                                        "file",
                                                        "x",
                                                        "nobody.knows",
                                                        "me"))))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(get("/connectors/~-in/tasks")));
    }
}
