package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.CONVERTERS;
import static dev.fairlead.samples.compared.Differences.FAILURES;
import static dev.fairlead.samples.compared.Differences.TRACES;
import static dev.fairlead.samples.compared.Errors.CONTEXT;
import static dev.fairlead.samples.compared.Errors.JSON;
import static dev.fairlead.samples.compared.Errors.LETTERS;
import static dev.fairlead.samples.compared.Errors.PICKY;
import static dev.fairlead.samples.compared.Errors.RETRIES;
import static dev.fairlead.samples.compared.Errors.TOLERANT;
import static dev.fairlead.samples.compared.Errors.errors;
import static dev.fairlead.samples.compared.Errors.failed;
import static dev.fairlead.samples.compared.Errors.joined;
import static dev.fairlead.samples.compared.Errors.sending;
import static dev.fairlead.samples.compared.Errors.sinking;
import static dev.fairlead.samples.compared.Errors.with;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.state;

import java.util.List;
import java.util.stream.Stream;

/** Records that can't be handled, in every mode. */
final class ErrorScenarios {
    private ErrorScenarios() {}

    static List<Scenario> all() {
        return Stream.of(
                        ofTransformations(),
                        ofConverters(),
                        ofTolerance(),
                        ofReporters(),
                        SourceErrorScenarios.all())
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
                                joined(PICKY, TOLERANT),
                                "one",
                                "bad",
                                "broken",
                                "two")
                        .then(Steps.read("out", 2))
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "4"))
                        .then(errors("~-out")),
                sinking(
                                "a sink keeps dead letters",
                                joined(PICKY, TOLERANT, LETTERS),
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
                                                        joined(
                                                                PICKY, TOLERANT, LETTERS,
                                                                CONTEXT)))))
                        .then(Kafka.consume("~-dlq", 2)),
                failed(
                                sinking(
                                        "dead letters without tolerance",
                                        joined(PICKY, LETTERS),
                                        "one",
                                        "bad",
                                        "two"),
                                "~-out",
                                "DataException: \"bad\" is bad")
                        .then(Kafka.consume("~-dlq", 0)),
                failed(
                        sinking(
                                "dead letters that no broker can keep",
                                joined(
                                        PICKY,
                                        TOLERANT,
                                        with("errors.deadletterqueue.topic.name", "~-dlq")),
                                "one"),
                        "~-out",
                        "*Could not initialize dead letter queue with topic=~-dlq*",
                        "InvalidReplicationFactorException: "),
                sinking(
                                "a transformation that succeeds later",
                                joined(PICKY, RETRIES),
                                "later",
                                "two")
                        .then(Steps.read("out", 2))
                        .then(errors("~-out")),
                failed(
                        sinking("a transformation that would succeed later", PICKY, "later", "two"),
                        "~-out",
                        "RetriableException: not yet"),
                sinking(
                                "a transformation that would succeed later is tolerated",
                                joined(PICKY, TOLERANT),
                                "later",
                                "two")
                        .then(Steps.read("out", 1))
                        .then(errors("~-out"))
                        .differs(FAILURES, "total-record-failures", "2.0", "1.0"),
                sinking(
                                "a transformation that succeeds too late",
                                joined(PICKY, TOLERANT, with("errors.retry.timeout", "200")),
                                "later",
                                "two")
                        .then(Steps.read("out", 1))
                        .then(errors("~-out"))
                        .differs(FAILURES, "total-record-failures", "3.0", "2.0"),
                sinking(
                                "a transformation that may be tried for ever",
                                joined(
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
                                joined(JSON, TOLERANT, LETTERS, CONTEXT),
                                "{\"schema\": {\"type\": \"string\"}, \"payload\": \"one\"}",
                                "nonsense")
                        .then(Steps.read("out", 1))
                        .then(Kafka.consume("~-dlq", 1))
                        .then(errors("~-out")),
                sinking(
                                "a sink's key converter fails",
                                joined(
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
                                                        joined(
                                                                TOLERANT,
                                                                LETTERS,
                                                                CONTEXT,
                                                                with(
                                                                        "header.converter",
                                                                        "org.apache.kafka.connect.json.JsonConverter"))))))
                        .then(Kafka.consume("~-dlq", 1)));
    }

    private static List<Scenario> ofTolerance() {
        return List.of(
                sinking(
                                "a sink's predicate fails",
                                joined(
                                        PICKY,
                                        TOLERANT,
                                        LETTERS,
                                        CONTEXT,
                                        with(
                                                "transforms.pick.predicate",
                                                "unsure",
                                                "predicates",
                                                "unsure",
                                                "predicates.unsure.type",
                                                "Unsure")),
                                "one",
                                "bad",
                                "two")
                        .then(Steps.read("out", 2))
                        .then(Kafka.consume("~-dlq", 1))
                        .then(errors("~-out")),
                sinking("a sink's put fails although all is tolerated", TOLERANT, "put-fails")
                        .then(state("~-out", "RUNNING", "FAILED"))
                        .differs(
                                TRACES,
                                "body.tasks[0].trace",
                                "*Exiting WorkerSinkTask*ConnectException: \"put-fails\" can't be"
                                        + " put",
                                "put of 1 records failed: *\"put-fails\" can't be put")
                        .then(errors("~-out")),
                sending(
                                "a source's poll fails although all is tolerated",
                                TOLERANT,
                                "one",
                                "poll-fails")
                        .then(state("~-in", "RUNNING", "FAILED"))
                        .differs(
                                TRACES,
                                "body.tasks[0].trace",
                                "*ConnectException: line 1 can't be polled",
                                "poll failed: *ConnectException: line 1 can't be polled")
                        .then(errors("~-in")));
    }

    private static List<Scenario> ofReporters() {
        return List.of(
                sinking(
                                "a sink task reports a record",
                                joined(TOLERANT, LETTERS, CONTEXT),
                                "one",
                                "report",
                                "two")
                        .then(Steps.read("out", 4))
                        .then(Kafka.consume("~-dlq", 1))
                        .then(errors("~-out")),
                sinking(
                                "a sink task reports a record that was changed",
                                joined(
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
                                joined(
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
}
