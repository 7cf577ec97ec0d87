package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.CONVERTERS;
import static dev.fairlead.samples.compared.Differences.TRACES;
import static dev.fairlead.samples.compared.Errors.PICKY;
import static dev.fairlead.samples.compared.Errors.TOLERANT;
import static dev.fairlead.samples.compared.Errors.errors;
import static dev.fairlead.samples.compared.Errors.failed;
import static dev.fairlead.samples.compared.Errors.joined;
import static dev.fairlead.samples.compared.Errors.sending;
import static dev.fairlead.samples.compared.Errors.with;
import static dev.fairlead.samples.compared.Steps.state;

import java.util.List;

/** A source's records that can't be handled. */
final class SourceErrorScenarios {
    private SourceErrorScenarios() {}

    static List<Scenario> all() {
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
                                joined(
                                        PICKY,
                                        TOLERANT,
                                        with("errors.log.include.messages", "true")),
                                "one",
                                "bad",
                                "two")
                        .then(
                                Steps.get("/connectors/~-in/offsets")
                                        .until("body.offsets[0].offset.line", "3"))
                        .then(new Steps.Printed("Error encountered in task ~-in-0")),
                sending(
                                "a source tolerates what fails",
                                joined(PICKY, TOLERANT),
                                "one",
                                "bad",
                                "two")
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
                                joined(TOLERANT, with("value.converter", "LongConverter")),
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
                                joined(
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
