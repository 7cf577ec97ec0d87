package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.MESSAGES;
import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.List;

/** Settings of clients that connectors override, as far as the worker's policy lets them. */
final class ClientScenarios {
    private ClientScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("a sink has another group")
                        .then(Kafka.create("~-t"))
                        .then(Kafka.produce("~-t", "one", "two"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "consumer.override.group.id",
                                                        "~-group"))))
                        .then(Kafka.committed("~-group").until("~-t-0", "2"))
                        .then(Kafka.committed("connect-~-out"))
                        .then(put("/connectors/~-out/stop"))
                        .then(get("/connectors/~-out/offsets"))
                        .then(
                                Steps.patch(
                                        "/connectors/~-out/offsets",
                                        "{\"offsets\": [{\"partition\": {\"kafka_topic\": \"~-t\","
                                                + " \"kafka_partition\": 0}, \"offset\":"
                                                + " {\"kafka_offset\": 1}}]}"))
                        .then(Kafka.committed("~-group"))
                        .then(put("/connectors/~-out/resume"))
                        .then(Steps.read("out", 3)),
                Scenario.of("a sink begins at the end")
                        .then(Kafka.create("~-t"))
                        .then(Kafka.produce("~-t", "one"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "consumer.override.auto.offset.reset",
                                                        "latest",
                                                        "trace",
                                                        "{dir}/" + Story.TRACE))))
                        .then(new CallTrace.Once("task 0: open [~-t-0]"))
                        .then(Kafka.produce("~-t", "two"))
                        .then(Steps.read("out", 1)),
                Scenario.of("a sink gets one record at a time")
                        .then(Kafka.create("~-t"))
                        .then(Kafka.produce("~-t", "one", "two", "three"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "consumer.override.max.poll.records",
                                                        "1"))))
                        .then(Steps.read("out", 3))
                        .then(
                                Steps.bean(
                                                "kafka.connect:type=connector-task-metrics,connector=~-out,task=0",
                                                "batch-size-max")
                                        .until("batch-size-max", "1.0")),
                Scenario.of("overrides that the policy refuses")
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source("~-t", "producer.override.acks", "1"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "consumer.override.fetch.min.bytes",
                                                        "1",
                                                        "producer.override.acks",
                                                        "1"))))
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "*The 'Allowlist' policy does not allow '*",
                                "*override.*: the worker's policy Allowlist does not let*")
                        .then(get("/connectors/~-in")),
                Scenario.of("overrides that make no sense")
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "consumer.override.max.poll.records",
                                                        "none"))))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source("~-t", "producer.override.linger.ms", "x"))))
                        .differsThroughout(MESSAGES, "status", "500", "400")
                        .differsThroughout(
                                MESSAGES,
                                "body.message",
                                "Invalid value * for configuration *",
                                "*override.*: Invalid value * for configuration *"),
                Scenario.of("a client's name")
                        .then(write("in", "one"))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-in",
                                                source(
                                                        "~-t",
                                                        "producer.override.client.id",
                                                        "~-mine"))))
                        .then(Kafka.consume("~-t", 1))
                        .then(new Steps.MBeans("kafka.producer:type=app-info,id=~-mine")));
    }
}
