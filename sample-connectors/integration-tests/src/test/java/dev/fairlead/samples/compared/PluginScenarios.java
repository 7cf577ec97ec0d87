package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.LOGGERS;
import static dev.fairlead.samples.compared.Differences.MESSAGES;
import static dev.fairlead.samples.compared.Differences.NO_CLASS;
import static dev.fairlead.samples.compared.Differences.WITHOUT_NAME;
import static dev.fairlead.samples.compared.Differences.WITHOUT_VERSION;
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
                        .differs(NO_CLASS, "status", "500", "200")
                        .differs(NO_CLASS, "body.message", "*Failed to find any class *", "absent")
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
                        .then(put(VALIDATE_SOURCE, "{}"))
                        .differsThroughout(NO_CLASS, "status", "500", "400")
                        .differsThroughout(
                                NO_CLASS,
                                "body.message",
                                "*BadRequestException: Connector config {*} contains no connector"
                                        + " type",
                                "the configuration contains no connector type;*"),
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
                                                "NoConverter")))
                        .differs(
                                WITHOUT_NAME,
                                "body.configs[header.converter].value.errors[0]",
                                "*: Class NoConverter could not be found.",
                                "*there is no header converter \"NoConverter\" *"),
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
                        .differs(MESSAGES, "status", "500", "200")
                        .differs(MESSAGES, "body.message", "*Invalid value x *linger.ms*", "absent")
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
                                                "0")))
                        .differs(MESSAGES, "body.configs[topic.creation.*", "absent", "*")
                        .differs(MESSAGES, "body.error_count", "0", "3"),
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
                        .differs(
                                MESSAGES,
                                "body.configs[topics].value.errors[0]",
                                "The DLQ topic *",
                                "topics=\"~-t\" includes the topic \"~-t\", *")
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
                                                "b")))
                        .differs(
                                MESSAGES,
                                "body.configs[topics*].value.errors[0]",
                                "topics and topics.regex are mutually exclusive *",
                                "topics and topics.regex are both set; *"),
                Scenario.of("validation that throws")
                        .then(
                                put(
                                        VALIDATE_SOURCE,
                                        source("~-t", "name", "~-in", "fail", "validate")))
                        .then(post("/connectors", named("~-in", source("~-t", "fail", "validate"))))
                        .then(get("/connectors/~-in"))
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "*told to fail in validate",
                                "*told to fail in validate; report it to its author"),
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
                        .differs(
                                WITHOUT_VERSION,
                                "body.configs[connector.*].value.errors[0]",
                                "Plugin * not found that matches *, available versions: [1.0]",
                                "*there is no \"ScriptedSource\" in a version *; there is 1.0: *")
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source("~-t", "connector.plugin.version", "7.0"))))
                        .differs(WITHOUT_VERSION, "status", "500", "400")
                        .differs(
                                WITHOUT_VERSION,
                                "body.message",
                                "Cannot invoke *",
                                "*there is no \"ScriptedSource\" in a version *; there is 1.0: *")
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
                        .differs(LOGGERS, "body.level", "ERROR", "INFO")
                        .then(get("/admin/loggers/no.such.logger"))
                        .then(put("/admin/loggers/no.such.logger", json("level", "DEBUG")))
                        .then(get("/admin/loggers/no.such.logger"))
                        .then(put("/admin/loggers/no.such.logger", json("level", "LOUD")))
                        .then(put("/admin/loggers/no.such.logger", "{}"))
                        .then(put("/admin/loggers/no.such", json("level", "trace")))
                        .then(get("/admin/loggers/no.such.logger"))
                        .then(put("/admin/loggers/no.such?scope=cluster", json("level", "INFO")))
                        .then(put("/admin/loggers/no.such?scope=galaxy", json("level", "INFO"))));
    }
}
