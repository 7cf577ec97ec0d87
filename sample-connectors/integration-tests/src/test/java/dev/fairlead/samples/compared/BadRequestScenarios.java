package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.MESSAGES;
import static dev.fairlead.samples.compared.Differences.NO_RESOURCE;
import static dev.fairlead.samples.compared.Differences.NULLS;
import static dev.fairlead.samples.compared.Differences.UNREADABLE;
import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.json;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.patch;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;

import java.util.List;
import java.util.Map;

/** Requests with bodies that make no sense. */
final class BadRequestScenarios {
    private BadRequestScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("bodies that aren't JSON")
                        .then(post("/connectors", "nonsense"))
                        .then(post("/connectors", "{\"name\": "))
                        .then(post("/connectors", "[]"))
                        .then(post("/connectors", "\"text\""))
                        .then(
                                new Steps.Request(
                                        "POST",
                                        "/connectors",
                                        "",
                                        Map.of("Content-Type", "application/json")))
                        .then(put("/connectors/~-in/config", "nonsense"))
                        .then(put("/connectors/~-in/config", "[1]"))
                        .then(patch("/connectors/~-in/config", "nonsense"))
                        .then(put("/connector-plugins/ScriptedSource/config/validate", "nonsense"))
                        .then(put("/admin/loggers/root", "nonsense"))
                        .differsThroughout(UNREADABLE, "status", "500", "400")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Unrecognized token*",
                                "the request's body is not JSON*")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Unexpected end*",
                                "the request's body is not JSON*")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Cannot deserialize*",
                                "the request's body is an array;*")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Cannot construct*",
                                "the request's body is a text;*")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Cannot invoke *",
                                "the request has no body;*"),
                Scenario.of("bodies of another content type")
                        .then(
                                new Steps.Request(
                                        "POST",
                                        "/connectors",
                                        "name=x",
                                        Map.of("Content-Type", "text/plain")))
                        .then(
                                new Steps.Request(
                                        "PUT",
                                        "/connectors/~-in/config",
                                        source("~-t"),
                                        Map.of("Content-Type", "application/xml")))
                        .then(
                                new Steps.Request(
                                        "POST",
                                        "/connectors",
                                        named("~-utf", source("~-t")),
                                        Map.of("Content-Type", "application/json; charset=utf-8")))
                        .then(get("/connectors/~-utf").with("Accept", "text/html"))
                        .then(get("/connectors/~-utf").with("Accept", "application/json"))
                        .then(get("/connectors/~-utf").with("Accept", "*/*"))
                        .differsThroughout(
                                NO_RESOURCE, "header Content-Type", "absent", "application/json"),
                Scenario.of("connectors without what they need")
                        .then(post("/connectors", "{}"))
                        .then(post("/connectors", "{\"name\": \"~-a\"}"))
                        .then(post("/connectors", "{\"config\": {}}"))
                        .then(post("/connectors", named("~-a", "{}")))
                        .then(post("/connectors", named("", source("~-t"))))
                        .then(post("/connectors", named("~-a", "null")))
                        .then(post("/connectors", named("~-a", json("name", "~-a"))))
                        .then(
                                post(
                                        "/connectors",
                                        named("~-a", json("connector.class", "NoSuchConnector"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-a",
                                                json(
                                                        "connector.class",
                                                        "org.apache.kafka.connect.storage.StringConverter"))))
                        .then(post("/connectors", named("~-a", json("connector.class", ""))))
                        .then(put("/connectors/~-a/config", "{}"))
                        .then(get("/connectors/~-a"))
                        .differsThroughout(UNREADABLE, "status", "500", "400")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Cannot invoke *",
                                "config is *; it must be a JSON object")
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "Connector config {*} contains no connector type",
                                "the configuration contains no connector type;*")
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "Failed to find any class *",
                                "Connector configuration is invalid *there is no connector *")
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "Connector configuration is invalid and contains *",
                                "Connector configuration is invalid and contains *"),
                Scenario.of("connectors with wrong names")
                        .then(post("/connectors", named("~-a", source("~-t", "name", "~-b"))))
                        .then(put("/connectors/~-a/config", source("~-t", "name", "~-b")))
                        .then(post("/connectors", named(" ~-spaces ", source("~-t"))))
                        .then(get("/connectors/~-spaces"))
                        .then(post("/connectors", named("~-a\\u0007", source("~-t"))))
                        .then(post("/connectors", named("~ with blanks", source("~-t"))))
                        .then(get("/connectors/~ with blanks/config"))
                        .then(post("/connectors", named("~äöü", source("~-t"))))
                        .then(get("/connectors/~%C3%A4%C3%B6%C3%BC/config")),
                Scenario.of("fields that mean nothing")
                        .then(
                                post(
                                        "/connectors",
                                        "{\"name\": \"~-a\", \"config\": {}, \"what\": 1}"))
                        .then(
                                post(
                                        "/connectors",
                                        "{\"name\": \"~-a\", \"initial_state\": \"DANCING\","
                                                + " \"config\": "
                                                + source("~-t")
                                                + "}"))
                        .then(
                                post(
                                        "/connectors",
                                        "{\"name\": \"~-a\", \"config\": {\"connector.class\":"
                                                + " {\"a\": 1}}}"))
                        .then(
                                post(
                                        "/connectors",
                                        "{\"name\": \"~-a\", \"config\": {\"connector.class\":"
                                            + " \"ScriptedSource\", \"topic\": \"~-t\", \"file\":"
                                            + " \"x\", \"tasks.max\": 2, \"flag\": true}}"))
                        .then(get("/connectors/~-a/config"))
                        .differsThroughout(UNREADABLE, "status", "500", "400")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Unrecognized field*",
                                "the request's body has a field *")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Cannot construct*",
                                "initial_state is *")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Cannot deserialize*",
                                "config has an object *"),
                Scenario.of("a name that is taken")
                        .then(post("/connectors", named("~-a", source("~-t"))))
                        .then(post("/connectors", named("~-a", source("~-t"))))
                        .then(post("/connectors", named("~-a", sink("~-t")))),
                Scenario.of("sinks without topics, or with too many")
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-a",
                                                json(
                                                        "connector.class",
                                                        "ScriptedSink",
                                                        "file",
                                                        "x"))))
                        .then(post("/connectors", named("~-a", sink("~-t", "topics.regex", "~.*"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-a",
                                                json(
                                                        "connector.class",
                                                        "ScriptedSink",
                                                        "file",
                                                        "x",
                                                        "topics.regex",
                                                        "("))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-a",
                                                sink(
                                                        "~-t",
                                                        "errors.deadletterqueue.topic.name",
                                                        "~-t"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-a",
                                                json(
                                                        "connector.class",
                                                        "ScriptedSink",
                                                        "file",
                                                        "x",
                                                        "topics.regex",
                                                        "~.*",
                                                        "errors.deadletterqueue.topic.name",
                                                        "~-t"))))
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "Connector configuration is invalid and contains *",
                                "Connector configuration is invalid and contains *"),
                Scenario.of("nulls in configurations")
                        .then(
                                post(
                                        "/connectors",
                                        "{\"name\": \"~-a\", \"config\": {\"connector.class\":"
                                                + " \"ScriptedSource\", \"topic\": null, \"file\":"
                                                + " \"x\"}}"))
                        .then(
                                put(
                                        "/connectors/~-a/config",
                                        "{\"connector.class\": \"ScriptedSource\", \"topic\":"
                                                + " \"t\", \"file\": null}"))
                        .differsThroughout(NULLS, "status", "500", "400")
                        .differsThroughout(
                                NULLS,
                                "body.message",
                                "Non-string value found *",
                                "Null value can not *"),
                Scenario.of("settings with wrong values")
                        .then(post("/connectors", named("~-a", source("~-t", "tasks.max", "0"))))
                        .then(post("/connectors", named("~-b", source("~-t", "tasks.max", "many"))))
                        .then(
                                post(
                                        "/connectors",
                                        named("~-c", source("~-t", "errors.tolerance", "some"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-d",
                                                source(
                                                        "~-t",
                                                        "errors.retry.timeout",
                                                        "x",
                                                        "tasks",
                                                        "12"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-e",
                                                source("~-t", "value.converter", "NoConverter"))))
                        .then(post("/connectors", named("~-f", source("~-t", "transforms", "a,a"))))
                        .then(post("/connectors", named("~-g", source("~-t", "transforms", "a"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-h",
                                                source(
                                                        "~-t",
                                                        "transforms",
                                                        "a",
                                                        "transforms.a.type",
                                                        "Nothing"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-i",
                                                source(
                                                        "~-t",
                                                        "predicates",
                                                        "p",
                                                        "predicates.p.type",
                                                        "RecordIsTombstone",
                                                        "transforms",
                                                        "a",
                                                        "transforms.a.type",
                                                        "Picky",
                                                        "transforms.a.predicate",
                                                        "q"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-j",
                                                source(
                                                        "~-t",
                                                        "config.action.reload",
                                                        "sometimes"))))
                        .then(
                                post(
                                        "/connectors",
                                        named("~-k", source("~-t", "topic.creation.groups", "g"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-l",
                                                source(
                                                        "~-t",
                                                        "topic.creation.default.partitions",
                                                        "0",
                                                        "topic.creation.default.replication.factor",
                                                        "1"))))
                        .then(
                                post(
                                        "/connectors",
                                        named("~-m", source("~-t", "offsets.storage.topic", " "))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-n",
                                                source("~-t", "exactly.once.support", "maybe"))))
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "Connector configuration is invalid and contains *",
                                "Connector configuration is invalid and contains *")
                        .differsThroughout(MESSAGES, "status", "201", "400")
                        .differsThroughout(MESSAGES, "status", "500", "400")
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "absent",
                                "Connector configuration is invalid and contains *predicate*")
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "Missing required configuration*",
                                "Connector configuration is invalid and contains *")
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "Invalid value 0 for *",
                                "Connector configuration is invalid and contains *"));
    }
}
