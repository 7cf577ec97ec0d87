package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.json;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;

import java.util.List;

/** Plugins that are listed, described, and asked what they think of a configuration. */
final class PluginScenarios {
    private static final String VALIDATE_SOURCE =
            "/connector-plugins/ScriptedSource/config/validate";
    private static final String VALIDATE_SINK = "/connector-plugins/ScriptedSink/config/validate";

    private PluginScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("the list of plugins")
                        .then(get("/connector-plugins"))
                        .then(get("/connector-plugins?connectorsOnly=true"))
                        .then(get("/connector-plugins?connectorsOnly=false"))
                        .then(get("/connector-plugins?connectorsOnly=perhaps")),
                Scenario.of("what plugins can be told")
                        .then(get("/connector-plugins/ScriptedSource/config"))
                        .then(
                                get(
                                        "/connector-plugins/dev.fairlead.samples.compared.plugin.ScriptedSink/config"))
                        .then(get("/connector-plugins/Picky/config"))
                        .then(get("/connector-plugins/JsonConverter/config"))
                        .then(
                                get(
                                        "/connector-plugins/org.apache.kafka.connect.transforms.ReplaceField$Value/config"))
                        .then(get("/connector-plugins/RecordIsTombstone/config"))
                        .then(get("/connector-plugins/TopicNameMatches/config"))
                        .then(get("/connector-plugins/SimpleHeaderConverter/config")),
                Scenario.of("plugins that aren't there")
                        .then(get("/connector-plugins/Nothing/config"))
                        .then(
                                put(
                                        "/connector-plugins/Nothing/config/validate",
                                        json("connector.class", "Nothing")))
                        .then(get("/connector-plugins/ScriptedSource/config?version=7"))
                        .then(get("/connector-plugins/ScriptedSource/config?version=1.0"))
                        .then(get("/connector-plugins/ScriptedSource/config?version=latest")),
                Scenario.of("a source's good configuration is validated")
                        .then(put(VALIDATE_SOURCE, source("~-t", "name", "~-in"))),
                Scenario.of("a sink's good configuration is validated")
                        .then(put(VALIDATE_SINK, sink("~-t", "name", "~-out"))),
                Scenario.of("a source's bad configuration is validated")
                        .then(
                                put(
                                        VALIDATE_SOURCE,
                                        json(
                                                "connector.class",
                                                "ScriptedSource",
                                                "name",
                                                "~-in",
                                                "tasks",
                                                "x",
                                                "fail.as",
                                                "loudly",
                                                "double",
                                                "0.0",
                                                "flag",
                                                "maybe",
                                                "tasks.max",
                                                "0"))),
                Scenario.of("validation of the wrong class")
                        .then(put(VALIDATE_SOURCE, sink("~-t", "name", "~-out")))
                        .then(put(VALIDATE_SOURCE, json("name", "~-in")))
                        .then(put(VALIDATE_SOURCE, "{}")),
                Scenario.of("transformations are validated")
                        .then(
                                put(
                                        VALIDATE_SOURCE,
                                        source(
                                                "~-t",
                                                "name",
                                                "~-in",
                                                "transforms",
                                                "pick,mask",
                                                "transforms.pick.type",
                                                "Picky",
                                                "transforms.pick.predicate",
                                                "none",
                                                "transforms.mask.type",
                                                "org.apache.kafka.connect.transforms.MaskField$Value",
                                                "predicates",
                                                "none",
                                                "predicates.none.type",
                                                "TopicNameMatches",
                                                "predicates.none.pattern",
                                                "["))),
                Scenario.of("converters are validated")
                        .then(
                                put(
                                        VALIDATE_SOURCE,
                                        source(
                                                "~-t",
                                                "name",
                                                "~-in",
                                                "value.converter",
                                                "JsonConverter",
                                                "value.converter.schemas.enable",
                                                "perhaps",
                                                "key.converter",
                                                "LongConverter",
                                                "header.converter",
                                                "NoConverter"))),
                Scenario.of("client settings are validated")
                        .then(
                                put(
                                        VALIDATE_SOURCE,
                                        source(
                                                "~-t",
                                                "name",
                                                "~-in",
                                                "producer.override.acks",
                                                "2",
                                                "producer.override.linger.ms",
                                                "x",
                                                "consumer.override.max.poll.records",
                                                "5")))
                        .then(
                                put(
                                        VALIDATE_SINK,
                                        sink(
                                                "~-t",
                                                "name",
                                                "~-in",
                                                "consumer.override.max.poll.records",
                                                "0",
                                                "admin.override.request.timeout.ms",
                                                "x"))),
                Scenario.of("topic creation is validated")
                        .then(
                                put(
                                        VALIDATE_SOURCE,
                                        source(
                                                "~-t",
                                                "name",
                                                "~-in",
                                                "topic.creation.groups",
                                                "one,two",
                                                "topic.creation.one.include",
                                                "[",
                                                "topic.creation.default.partitions",
                                                "1",
                                                "topic.creation.two.partitions",
                                                "0"))),
                Scenario.of("dead letters are validated")
                        .then(
                                put(
                                        VALIDATE_SINK,
                                        sink(
                                                "~-t",
                                                "name",
                                                "~-out",
                                                "errors.deadletterqueue.topic.name",
                                                "~-t",
                                                "errors.tolerance",
                                                "none")))
                        .then(
                                put(
                                        VALIDATE_SINK,
                                        json(
                                                "connector.class",
                                                "ScriptedSink",
                                                "name",
                                                "~-out",
                                                "file",
                                                "x",
                                                "topics",
                                                "a",
                                                "topics.regex",
                                                "b"))),
                Scenario.of("validation that throws")
                        .then(
                                put(
                                        VALIDATE_SOURCE,
                                        source("~-t", "name", "~-in", "fail", "validate")))
                        .then(post("/connectors", named("~-in", source("~-t", "fail", "validate"))))
                        .then(get("/connectors/~-in")),
                Scenario.of("versions of plugins")
                        .then(
                                put(
                                        VALIDATE_SOURCE,
                                        source(
                                                "~-t",
                                                "name",
                                                "~-in",
                                                "connector.plugin.version",
                                                "7.0")))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source("~-t", "connector.plugin.version", "7.0"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source(
                                                        "~-t",
                                                        "connector.plugin.version",
                                                        "[1.0,2.0)"))))
                        .then(Steps.state("~-in", "RUNNING", "RUNNING")),
                Scenario.of("loggers")
                        .then(get("/admin/loggers/root"))
                        .then(get("/admin/loggers/no.such.logger"))
                        .then(put("/admin/loggers/no.such.logger", json("level", "DEBUG")))
                        .then(get("/admin/loggers/no.such.logger"))
                        .then(put("/admin/loggers/no.such.logger", json("level", "LOUD")))
                        .then(put("/admin/loggers/no.such.logger", "{}"))
                        .then(put("/admin/loggers/no.such", json("level", "trace")))
                        .then(get("/admin/loggers/no.such.logger"))
                        .then(put("/admin/loggers/no.such?scope=cluster", json("level", "INFO")))
                        .then(put("/admin/loggers/no.such?scope=galaxy", json("level", "INFO")))
                        .runAlone());
    }
}
