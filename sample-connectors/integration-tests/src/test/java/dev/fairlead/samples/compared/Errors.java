package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.TRACES;
import static dev.fairlead.samples.compared.Steps.bean;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.Arrays;

/** What scenarios of errors are made of. */
final class Errors {
    static final String[] PICKY = {
        "transforms", "pick", "transforms.pick.type", "Picky", "errors.log.enable", "true"
    };
    static final String[] TOLERANT = {"errors.tolerance", "all"};
    static final String[] LETTERS = {
        "errors.deadletterqueue.topic.name",
        "~-dlq",
        "errors.deadletterqueue.topic.replication.factor",
        "1"
    };
    static final String[] CONTEXT = {"errors.deadletterqueue.context.headers.enable", "true"};
    static final String[] JSON = {"value.converter", "org.apache.kafka.connect.json.JsonConverter"};
    static final String[] RETRIES = {
        "errors.retry.timeout", "60000", "errors.retry.delay.max.ms", "100"
    };

    private Errors() {}

    static String[] joined(String[]... settings) {
        return Arrays.stream(settings).flatMap(Arrays::stream).toArray(String[]::new);
    }

    static String[] with(String... settings) {
        return settings;
    }

    static Scenario sinking(String name, String[] settings, String... values) {
        return Scenario.of(name)
                .then(Kafka.create("~-t"))
                .then(Kafka.produce("~-t", values))
                .then(post("/connectors", named("~-out", sink("~-t", settings))));
    }

    static Scenario sending(String name, String[] settings, String... values) {
        return Scenario.of(name)
                .then(write("in", values))
                .then(post("/connectors", named("~-in", source("~-t", settings))));
    }

    /** The task has failed; the worker says in other words than stock why. */
    static Scenario failed(Scenario scenario, String connector, String cause) {
        return failed(scenario, connector, "*Tolerance exceeded in error handler*" + cause, cause);
    }

    static Scenario failed(Scenario scenario, String connector, String onStock, String cause) {
        return scenario.then(state(connector, "RUNNING", "FAILED"))
                .differs(TRACES, "body.tasks[0].trace", onStock + "*", "* failed: *" + cause + "*");
    }

    static Step errors(String connector) {
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
}
