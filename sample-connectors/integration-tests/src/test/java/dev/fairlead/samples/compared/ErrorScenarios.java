package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.CONVERTERS;
import static dev.fairlead.samples.compared.Differences.FAILURES;
import static dev.fairlead.samples.compared.Differences.TRACES;
import static dev.fairlead.samples.compared.Steps.bean;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Records that can't be handled, in every mode. */
final class ErrorScenarios {
    private static final String[] PICKY = {
        "transforms", "pick", "transforms.pick.type", "Picky", "errors.log.enable", "true"
    };
    private static final String[] TOLERANT = {"errors.tolerance", "all"};
    private static final String[] LETTERS = {
        "errors.deadletterqueue.topic.name",
        "~-dlq",
        "errors.deadletterqueue.topic.replication.factor",
        "1"
    };
    private static final String[] CONTEXT = {
        "errors.deadletterqueue.context.headers.enable", "true"
    };
    private static final String[] JSON = {
        "value.converter", "org.apache.kafka.connect.json.JsonConverter"
    };
    private static final String[] RETRIES = {
        "errors.retry.timeout", "60000", "errors.retry.delay.max.ms", "100"
    };

    private ErrorScenarios() {}

    private static String[] all(String[]... settings) {
        return Arrays.stream(settings).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static String[] with(String... settings) {
        return settings;
    }

    private static Scenario sinking(String name, String[] settings, String... values) {
        return Scenario.of(name)
                .then(Kafka.create("~-t"))
                .then(Kafka.produce("~-t", values))
                .then(post("/connectors", named("~-out", sink("~-t", settings))));
    }

    private static Scenario sending(String name, String[] settings, String... values) {
        return Scenario.of(name)
                .then(write("in", values))
                .then(post("/connectors", named("~-in", source("~-t", settings))));
    }

    /** The task has failed; the worker says in other words than stock why. */
    private static Scenario failed(Scenario scenario, String connector, String cause) {
        return failed(scenario, connector, "*Tolerance exceeded in error handler*" + cause, cause);
    }

    private static Scenario failed(
            Scenario scenario, String connector, String onStock, String cause) {
        return scenario.then(state(connector, "RUNNING", "FAILED"))
                .differs(TRACES, "body.tasks[0].trace", onStock + "*", "* failed: *" + cause + "*");
    }

    private static Step errors(String connector) {
        return bean(
                "kafka.connect:type=task-error-metrics,connector=" + connector + ",task=0",
                "total-record-failures",
                "total-record-errors",
                "total-records-skipped",
                "total-retries",
                "total-errors-logged",
                "deadletterqueue-produce-requests",
                "deadletterqueue-produce-failures");
    }

    static List<Scenario> all() {
        return Stream.of(ofTransformations(), ofConverters(), ofReporters(), ofSources())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> ofTransformations() {
        return List.of(
                failed(
                                sinking(
                                        "a sink's transformation fails",
                                        PICKY,
                                        "one",
                                        "bad",
                                        "two"),
                                "~-out",
                                "DataException: \"bad\" is bad")
                        .then(errors("~-out")),
                failed(
                        sinking("a sink's transformation is broken", PICKY, "one", "broken", "two"),
                        "~-out",
                        "IllegalStateException: \"broken\" breaks it"),
                sinking(
                                "a sink tolerates what fails",
                                all(PICKY, TOLERANT),
                                "one",
                                "bad",
                                "broken",
                                "two")
                        .then(Steps.read("out", 2))
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "4"))
                        .then(errors("~-out")),
                sinking(
                                "a sink keeps dead letters",
                                all(PICKY, TOLERANT, LETTERS),
                                "one",
                                "bad",
                                "two",
                                "bad too")
                        .then(Steps.read("out", 2))
                        .then(Kafka.consume("~-dlq", 2))
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "4"))
                        .then(new Kafka.Describe("~-dlq", List.of("cleanup.policy")))
                        .then(errors("~-out")),
                Scenario.of("dead letters with context")
                        .then(Kafka.create("~-t"))
                        .then(
                                Kafka.produce(
                                        "~-t",
                                        Kafka.Message.of(0, "k", "bad").with("h1:a", "h2:b"),
                                        Kafka.Message.of(0, null, "broken")))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        all(PICKY, TOLERANT, LETTERS, CONTEXT)))))
                        .then(Kafka.consume("~-dlq", 2)),
                failed(
                                sinking(
                                        "dead letters without tolerance",
                                        all(PICKY, LETTERS),
                                        "one",
                                        "bad",
                                        "two"),
                                "~-out",
                                "DataException: \"bad\" is bad")
                        .then(Kafka.consume("~-dlq", 0)),
                failed(
                        sinking(
                                "dead letters that no broker can keep",
                                all(
                                        PICKY,
                                        TOLERANT,
                                        with("errors.deadletterqueue.topic.name", "~-dlq")),
                                "one"),
                        "~-out",
                        "*Could not initialize dead letter queue with topic=~-dlq*",
                        "InvalidReplicationFactorException: "),
                sinking("a transformation that succeeds later", all(PICKY, RETRIES), "later", "two")
                        .then(Steps.read("out", 2))
                        .then(errors("~-out")),
                failed(
                        sinking("a transformation that would succeed later", PICKY, "later", "two"),
                        "~-out",
                        "RetriableException: not yet"),
                sinking(
                                "a transformation that would succeed later is tolerated",
                                all(PICKY, TOLERANT),
                                "later",
                                "two")
                        .then(Steps.read("out", 1))
                        .then(errors("~-out"))
                        .differs(FAILURES, "total-record-failures", "2.0", "1.0"),
                sinking(
                                "a transformation that succeeds too late",
                                all(PICKY, TOLERANT, with("errors.retry.timeout", "200")),
                                "later",
                                "two")
                        .then(Steps.read("out", 1))
                        .then(errors("~-out"))
                        .differs(FAILURES, "total-record-failures", "3.0", "2.0"),
                sinking(
                                "a transformation that may be tried for ever",
                                all(
                                        PICKY,
                                        with(
                                                "errors.retry.timeout",
                                                "-1",
                                                "errors.retry.delay.max.ms",
                                                "50")),
                                "later",
                                "two")
                        .then(Steps.read("out", 2))
                        .then(errors("~-out")));
    }

    private static List<Scenario> ofConverters() {
        return List.of(
                failed(
                        sinking("a sink's converter fails", JSON, "nonsense"),
                        "~-out",
                        "DataException: Converting byte[] to Kafka Connect data failed due to"
                                + " serialization error:*Unrecognized token 'nonsense'"),
                failed(
                        sinking("a sink's converter misses the schema", JSON, "{\"a\": 1}"),
                        "~-out",
                        "DataException: JsonConverter with schemas.enable requires"),
                sinking(
                                "a sink tolerates what its converter can't read",
                                all(JSON, TOLERANT, LETTERS, CONTEXT),
                                "{\"schema\": {\"type\": \"string\"}, \"payload\": \"one\"}",
                                "nonsense")
                        .then(Steps.read("out", 1))
                        .then(Kafka.consume("~-dlq", 1))
                        .then(errors("~-out")),
                sinking(
                                "a sink's key converter fails",
                                all(
                                        TOLERANT,
                                        LETTERS,
                                        CONTEXT,
                                        with(
                                                "key.converter",
                                                "org.apache.kafka.connect.converters.LongConverter")),
                                "one")
                        .then(Kafka.produce("~-t", Kafka.Message.of(0, "short", "two")))
                        .then(Steps.read("out", 1))
                        .then(Kafka.consume("~-dlq", 1))
                        .differs(
                                CONVERTERS,
                                "record 0@000 header * __connect.errors.exception.*",
                                "*Failed to deserialize long:*",
                                "*5 bytes hold no long*"),
                Scenario.of("a sink's header converter fails")
                        .then(Kafka.create("~-t"))
                        .then(
                                Kafka.produce(
                                        "~-t", Kafka.Message.of(0, null, "one").with("h:nonsense")))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        all(
                                                                TOLERANT,
                                                                LETTERS,
                                                                CONTEXT,
                                                                with(
                                                                        "header.converter",
                                                                        "org.apache.kafka.connect.json.JsonConverter"))))))
                        .then(Kafka.consume("~-dlq", 1)));
    }

    private static List<Scenario> ofReporters() {
        return List.of(
                sinking(
                                "a sink task reports a record",
                                all(TOLERANT, LETTERS, CONTEXT),
                                "one",
                                "report",
                                "two")
                        .then(Steps.read("out", 4))
                        .then(Kafka.consume("~-dlq", 1))
                        .then(errors("~-out")),
                sinking(
                                "a sink task reports a record that was changed",
                                all(
                                        PICKY,
                                        TOLERANT,
                                        LETTERS,
                                        CONTEXT,
                                        with("transforms.pick.suffix", "!")),
                                "report")
                        .then(Steps.read("out", 2))
                        .then(Kafka.consume("~-dlq", 1)),
                sinking(
                                "a sink task reports into the log",
                                all(
                                        TOLERANT,
                                        with(
                                                "errors.log.enable",
                                                "true",
                                                "errors.log.include.messages",
                                                "true")),
                                "report")
                        .then(Steps.read("out", 2))
                        .then(errors("~-out"))
                        .then(new Steps.Printed("Error encountered in task ~-out-0")),
                sinking("a sink task has nobody to report to", TOLERANT, "report")
                        .then(Steps.read("out", 2)),
                failed(
                                sinking(
                                        "a sink task reports without tolerance",
                                        LETTERS,
                                        "one",
                                        "report"),
                                "~-out",
                                "IllegalArgumentException: not this one")
                        .then(Kafka.consume("~-dlq", 0)));
    }

    private static List<Scenario> ofSources() {
        return List.of(
                failed(
                                sending(
                                        "a source's transformation fails",
                                        PICKY,
                                        "one",
                                        "bad",
                                        "two"),
                                "~-in",
                                "DataException: \"bad\" is bad")
                        .then(Kafka.consume("~-t", 1))
                        .then(errors("~-in")),
                sending(
                                "a source logs what fails",
                                all(PICKY, TOLERANT, with("errors.log.include.messages", "true")),
                                "one",
                                "bad",
                                "two")
                        .then(
                                Steps.get("/connectors/~-in/offsets")
                                        .until("body.offsets[0].offset.line", "3"))
                        .then(new Steps.Printed("Error encountered in task ~-in-0")),
                sending("a source tolerates what fails", all(PICKY, TOLERANT), "one", "bad", "two")
                        .then(Kafka.consume("~-t", 2))
                        .then(
                                Steps.get("/connectors/~-in/offsets")
                                        .until("body.offsets[0].offset.line", "3"))
                        .then(errors("~-in")),
                sending(
                                "a source's converter fails",
                                with("value.converter", "LongConverter"),
                                "one")
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .differs(
                                CONVERTERS,
                                "body.tasks[0].trace",
                                "*Tolerance exceeded*Failed to serialize to long*",
                                "VALUE_CONVERTER *is no long*"),
                sending(
                                "a source tolerates what its converter can't write",
                                all(TOLERANT, with("value.converter", "LongConverter")),
                                "one")
                        .then(errors("~-in")),
                sending(
                                "a source's record is too large",
                                with("producer.override.max.request.size", "300"),
                                "one",
                                "x".repeat(400),
                                "two")
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .differs(
                                TRACES,
                                "body.tasks[0].trace",
                                "*Unrecoverable exception*RecordTooLargeException: *",
                                "send to topic ~-t failed: *RecordTooLargeException: *")
                        .then(Kafka.consume("~-t", 1)),
                sending(
                                "a source tolerates records that are too large",
                                all(
                                        TOLERANT,
                                        with(
                                                "producer.override.max.request.size",
                                                "300",
                                                "trace",
                                                "{dir}/trace")),
                                "one",
                                "x".repeat(400),
                                "two")
                        .then(Kafka.consume("~-t", 2))
                        .then(
                                Steps.get("/connectors/~-in/offsets")
                                        .until("body.offsets[0].offset.line", "3"))
                        .then(errors("~-in")));
    }
}
