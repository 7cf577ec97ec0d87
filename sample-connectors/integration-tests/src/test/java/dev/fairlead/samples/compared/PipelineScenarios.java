package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.MESSAGES;
import static dev.fairlead.samples.compared.Differences.TRACES;
import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.json;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.List;
import java.util.stream.Stream;

/** Transformations, predicates and converters, and the topics that sources make. */
final class PipelineScenarios {
    private static final String SMT = "org.apache.kafka.connect.transforms.";
    private static final String PREDICATE = SMT + "predicates.";
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

    private PipelineScenarios() {}

    static Scenario sending(String name, List<String> lines, String... settings) {
        return Scenario.of(name)
                .then(write("in", lines.toArray(String[]::new)))
                .then(post("/connectors", named("~-in", source("~-t", settings))));
    }

    static List<Scenario> all() {
        return Stream.of(ofChains(), ofSinks(), ConverterScenarios.all(), ofTopics())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> ofChains() {
        return List.of(
                sending(
                                "transformations with predicates",
                                List.of("a=one", "b=two", "c=null"),
                                "headers",
                                "h:1",
                                "transforms",
                                "route,drop,mark,never",
                                "transforms.route.type",
                                SMT + "RegexRouter",
                                "transforms.route.regex",
                                "(.*)-t",
                                "transforms.route.replacement",
                                "$1-routed",
                                "transforms.route.predicate",
                                "tombstone",
                                "transforms.route.negate",
                                "true",
                                "transforms.drop.type",
                                SMT + "Filter",
                                "transforms.drop.predicate",
                                "tombstone",
                                "transforms.mark.type",
                                SMT + "InsertHeader",
                                "transforms.mark.header",
                                "marked",
                                "transforms.mark.value.literal",
                                "5",
                                "transforms.mark.predicate",
                                "routed",
                                "transforms.never.type",
                                SMT + "Filter",
                                "transforms.never.predicate",
                                "other",
                                "predicates",
                                "tombstone,routed,other",
                                "predicates.tombstone.type",
                                PREDICATE + "RecordIsTombstone",
                                "predicates.routed.type",
                                PREDICATE + "TopicNameMatches",
                                "predicates.routed.pattern",
                                ".*-routed",
                                "predicates.other.type",
                                PREDICATE + "HasHeaderKey",
                                "predicates.other.name",
                                "other")
                        .then(Kafka.consume("~-routed", 2))
                        .then(
                                get("/connectors/~-in/topics")
                                        .until("body.~-in.topics[0]", "~-routed"))
                        .then(
                                new Steps.MBeans(
                                        "kafka.connect:type=connector-transform-metrics,connector=~-in,*"))
                        .then(
                                new Steps.MBeans(
                                        "kafka.connect:type=connector-predicate-metrics,connector=~-in,*")),
                sending(
                                "transformations of structures",
                                List.of("k=hello"),
                                "value.as",
                                "row",
                                "timestamp",
                                "86400000",
                                "transforms",
                                "id,mask,rename,when,name,hoist,flat",
                                "transforms.id.type",
                                SMT + "ValueToKey",
                                "transforms.id.fields",
                                "id",
                                "transforms.mask.type",
                                SMT + "MaskField$Value",
                                "transforms.mask.fields",
                                "text",
                                "transforms.rename.type",
                                SMT + "ReplaceField$Value",
                                "transforms.rename.exclude",
                                "tags",
                                "transforms.rename.renames",
                                "id:number",
                                "transforms.when.type",
                                SMT + "TimestampConverter$Value",
                                "transforms.when.field",
                                "at",
                                "transforms.when.target.type",
                                "string",
                                "transforms.when.format",
                                "yyyy-MM-dd",
                                "transforms.name.type",
                                SMT + "SetSchemaMetadata$Value",
                                "transforms.name.schema.name",
                                "renamed",
                                "transforms.name.schema.version",
                                "9",
                                "transforms.hoist.type",
                                SMT + "HoistField$Value",
                                "transforms.hoist.field",
                                "inner",
                                "transforms.flat.type",
                                SMT + "Flatten$Value",
                                "transforms.flat.delimiter",
                                "_",
                                "key.converter",
                                JSON,
                                "value.converter",
                                JSON)
                        .then(Kafka.consume("~-t", 1)),
                sending(
                                "transformations without schemas",
                                List.of("k=hello"),
                                "value.as",
                                "map",
                                "timestamp",
                                "86400000",
                                "headers",
                                "a:1,b:2",
                                "transforms",
                                "cast,insert,from,dropped,stamp",
                                "transforms.cast.type",
                                SMT + "Cast$Value",
                                "transforms.cast.spec",
                                "id:string",
                                "transforms.insert.type",
                                SMT + "InsertField$Value",
                                "transforms.insert.topic.field",
                                "topic",
                                "transforms.insert.static.field",
                                "fixed",
                                "transforms.insert.static.value",
                                "yes",
                                "transforms.from.type",
                                SMT + "HeaderFrom$Value",
                                "transforms.from.fields",
                                "id",
                                "transforms.from.headers",
                                "ident",
                                "transforms.from.operation",
                                "move",
                                "transforms.dropped.type",
                                SMT + "DropHeaders",
                                "transforms.dropped.headers",
                                "a",
                                "transforms.stamp.type",
                                SMT + "TimestampRouter",
                                "transforms.stamp.topic.format",
                                "${topic}-${timestamp}",
                                "transforms.stamp.timestamp.format",
                                "yyyyMMdd",
                                "value.converter",
                                JSON,
                                "value.converter.schemas.enable",
                                "false")
                        .then(Kafka.consume("~-t-19700102", 1)),
                sending(
                                "a transformation that can't be configured",
                                List.of("one"),
                                "transforms",
                                "pick",
                                "transforms.pick.type",
                                "Picky",
                                "transforms.pick.suffix",
                                "impossible")
                        .differs(MESSAGES, "status", "201", "400")
                        .differs(
                                MESSAGES,
                                "body.message",
                                "absent",
                                "*transforms.pick.type: Invalid value impossible for*")
                        .then(get("/connectors/~-in/status"))
                        .differs(MESSAGES, "status", "200", "404")
                        .differs(MESSAGES, "body.message", "absent", "No status found*"));
    }

    private static List<Scenario> ofSinks() {
        return List.of(
                Scenario.of("a sink's transformations rename topics")
                        .then(Kafka.create("~-t"))
                        .then(
                                Kafka.produce(
                                        "~-t",
                                        Kafka.Message.of(0, "k", "one")
                                                .with("h:5", "g:true", "f:{\"a\":1}")))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "transforms",
                                                        "route",
                                                        "transforms.route.type",
                                                        SMT + "RegexRouter",
                                                        "transforms.route.regex",
                                                        ".*",
                                                        "transforms.route.replacement",
                                                        "renamed"))))
                        .then(Steps.read("out", 1))
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "1"))
                        .then(get("/connectors/~-out/topics").until("body.~-out.topics[0]", "~-t")),
                Scenario.of("a sink reads the topics that a pattern names")
                        .then(Kafka.create("~-t1"))
                        .then(Kafka.create("~-other"))
                        .then(Kafka.produce("~-t1", "one"))
                        .then(Kafka.produce("~-other", "no"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                json(
                                                        "connector.class",
                                                        "ScriptedSink",
                                                        "topics.regex",
                                                        "~-t[0-9]",
                                                        "file",
                                                        "{dir}/out"))))
                        .then(Steps.read("out", 1))
                        .then(Kafka.create("~-t2"))
                        .then(Kafka.produce("~-t2", "two"))
                        .then(Steps.read("out", 2))
                        .then(
                                Kafka.committed("connect-~-out")
                                        .until("~-t1-0", "1")
                                        .and("~-t2-0", "1"))
                        .then(get("/connectors/~-out/topics").until("body.~-out.topics[1]", "~-t2"))
                        .then(get("/connectors/~-out/tasks")),
                Scenario.of("a sink leaves records out")
                        .then(Kafka.create("~-t"))
                        .then(
                                Kafka.produce(
                                        "~-t",
                                        Kafka.Message.of(0, "k", null),
                                        Kafka.Message.of(0, "k", "one")))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "transforms",
                                                        "drop",
                                                        "transforms.drop.type",
                                                        SMT + "Filter",
                                                        "transforms.drop.predicate",
                                                        "p",
                                                        "predicates",
                                                        "p",
                                                        "predicates.p.type",
                                                        PREDICATE + "RecordIsTombstone"))))
                        .then(Steps.read("out", 1))
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "2")),
                Scenario.of("a sink leaves all records out")
                        .then(Kafka.create("~-t"))
                        .then(Kafka.produce("~-t", "one", "two"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "transforms",
                                                        "drop",
                                                        "transforms.drop.type",
                                                        SMT + "Filter"))))
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "2")));
    }

    private static List<Scenario> ofTopics() {
        return List.of(
                sending(
                                "a topic is made as a source says",
                                List.of("one"),
                                "topic.creation.default.partitions",
                                "3",
                                "topic.creation.default.replication.factor",
                                "1",
                                "topic.creation.default.cleanup.policy",
                                "compact")
                        .then(new Kafka.Describe("~-t", List.of("cleanup.policy", "retention.ms"))),
                sending(
                                "a topic is made as the first group says",
                                List.of("one"),
                                "topic.creation.groups",
                                "no,yes",
                                "topic.creation.no.include",
                                "other",
                                "topic.creation.yes.include",
                                ".*-t",
                                "topic.creation.yes.partitions",
                                "2",
                                "topic.creation.yes.retention.ms",
                                "123456",
                                "topic.creation.default.partitions",
                                "3",
                                "topic.creation.default.replication.factor",
                                "-1")
                        .then(new Kafka.Describe("~-t", List.of("cleanup.policy", "retention.ms"))),
                sending("a topic is left to the broker", List.of("one"))
                        .then(new Kafka.Describe("~-t", List.of("cleanup.policy"))),
                sending(
                                "a topic that can't be made",
                                List.of("one"),
                                "topic.creation.default.partitions",
                                "1",
                                "topic.creation.default.replication.factor",
                                "7")
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .differs(
                                TRACES,
                                "body.tasks[0].trace",
                                "*Unable to create topic(s) '~-t': Unable to replicate*",
                                "send failed: *'~-t' couldn't be created: Unable to replicate*"),
                sending(
                                "a topic with a setting that isn't there",
                                List.of("one"),
                                "topic.creation.default.partitions",
                                "1",
                                "topic.creation.default.replication.factor",
                                "1",
                                "topic.creation.default.no.such.setting",
                                "7")
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .differs(
                                TRACES,
                                "body.tasks[0].trace",
                                "*Unable to create topic(s) '~-t': Unknown topic config*",
                                "send failed: *'~-t' couldn't be created: Unknown topic config*"));
    }
}
