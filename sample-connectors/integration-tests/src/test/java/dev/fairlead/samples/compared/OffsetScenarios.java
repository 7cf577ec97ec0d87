package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Differences.OFFSETS;
import static dev.fairlead.samples.compared.Differences.UNREADABLE;
import static dev.fairlead.samples.compared.Steps.delete;
import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.patch;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.read;
import static dev.fairlead.samples.compared.Steps.sink;
import static dev.fairlead.samples.compared.Steps.source;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;

import java.util.List;

/** Offsets that are looked at, altered and reset, in every state. */
final class OffsetScenarios {
    private static final String IN = "/connectors/~-in";
    private static final String OUT = "/connectors/~-out";

    private OffsetScenarios() {}

    private static String sourceOffset(String offset) {
        return "{\"offsets\": [{\"partition\": {\"task\": \"0\"}, \"offset\": " + offset + "}]}";
    }

    private static String sinkOffset(String partition, String offset) {
        return "{\"offsets\": [{\"partition\": {\"kafka_topic\": \"~-t\", \"kafka_partition\": "
                + partition
                + "}, \"offset\": "
                + offset
                + "}]}";
    }

    /** A source that has sent three lines and is running. */
    private static Scenario sent(String name, String... more) {
        return Scenario.of(name)
                .then(write("in", "one", "two", "three"))
                .then(post("/connectors", named("~-in", source("~-t", more))))
                .then(get(IN + "/offsets").until("body.offsets[0].offset.line", "3"));
    }

    /** A sink that has put three records of each of two partitions, and is running. */
    private static Scenario got(String name, String... more) {
        return Scenario.of(name)
                .then(Kafka.create("~-t", 2))
                .then(
                        Kafka.produce(
                                "~-t",
                                Kafka.Message.of(0, null, "a"),
                                Kafka.Message.of(0, null, "b"),
                                Kafka.Message.of(0, null, "c"),
                                Kafka.Message.of(1, null, "d"),
                                Kafka.Message.of(1, null, "e"),
                                Kafka.Message.of(1, null, "f")))
                .then(post("/connectors", named("~-out", sink("~-t", more))))
                .then(Kafka.committed("connect-~-out").until("~-t-0", "3").and("~-t-1", "3"))
                .then(Steps.readInAnyOrder("out", 6));
    }

    static List<Scenario> all() {
        return List.of(
                sent(
                                "a source's offsets are altered when it is stopped",
                                "altered",
                                "{dir}/altered")
                        .then(put(IN + "/stop"))
                        .then(get(IN + "/offsets"))
                        .then(patch(IN + "/offsets", sourceOffset("{\"line\": 1}")))
                        .then(get(IN + "/offsets"))
                        .then(read("altered", 1))
                        .then(put(IN + "/resume"))
                        .then(Kafka.consume("~-t", 5))
                        .then(get(IN + "/offsets").until("body.offsets[0].offset.line", "3")),
                sent(
                                "a source's offset is forgotten when it is stopped",
                                "altered",
                                "{dir}/altered")
                        .then(put(IN + "/stop"))
                        .then(patch(IN + "/offsets", sourceOffset("null")))
                        .then(get(IN + "/offsets"))
                        .then(read("altered", 1))
                        .then(put(IN + "/resume"))
                        .then(Kafka.consume("~-t", 6)),
                sent("a source's offsets are reset when it is stopped", "altered", "{dir}/altered")
                        .then(put(IN + "/stop"))
                        .then(delete(IN + "/offsets"))
                        .then(get(IN + "/offsets"))
                        .then(read("altered", 1))
                        .then(delete(IN + "/offsets"))
                        .then(put(IN + "/resume"))
                        .then(Kafka.consume("~-t", 6)),
                sent("a source's offsets are touched in other states")
                        .then(patch(IN + "/offsets", sourceOffset("{\"line\": 1}")))
                        .then(delete(IN + "/offsets"))
                        .then(put(IN + "/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(get(IN + "/offsets"))
                        .then(patch(IN + "/offsets", sourceOffset("{\"line\": 1}")))
                        .then(delete(IN + "/offsets"))
                        .then(put(IN + "/stop"))
                        .then(state("~-in", "STOPPED"))
                        .then(delete(IN))
                        .then(get(IN + "/offsets")),
                sent("a source's offsets that make no sense")
                        .then(put(IN + "/stop"))
                        .then(patch(IN + "/offsets", "{}"))
                        .then(patch(IN + "/offsets", "{\"offsets\": []}"))
                        .then(patch(IN + "/offsets", "{\"offsets\": [{}]}"))
                        .then(
                                patch(
                                        IN + "/offsets",
                                        "{\"offsets\": [{\"partition\": {\"a\": [1]}, \"offset\":"
                                                + " {\"b\": {\"c\": 1}}}]}"))
                        .then(patch(IN + "/offsets", "nonsense"))
                        .then(get(IN + "/offsets"))
                        .differsThroughout(UNREADABLE, "status", "500", "400")
                        .differsThroughout(
                                UNREADABLE,
                                "body.message",
                                "Unrecognized token*",
                                "the request's body is not JSON*")
                        .differsThroughout(
                                OFFSETS,
                                "body.message",
                                "Offsets may only contain *",
                                "*use a string, a number, a boolean or bytes"),
                sent("a source that doesn't know how to alter offsets", "alter", "unsupported")
                        .then(put(IN + "/stop"))
                        .then(patch(IN + "/offsets", sourceOffset("{\"line\": 1}")))
                        .then(delete(IN + "/offsets"))
                        .then(get(IN + "/offsets")),
                sent("a source that doesn't mind altered offsets", "alter", "no")
                        .then(put(IN + "/stop"))
                        .then(patch(IN + "/offsets", sourceOffset("{\"line\": 1}")))
                        .then(delete(IN + "/offsets"))
                        .then(get(IN + "/offsets")),
                sent("a source that refuses altered offsets", "alter", "throws")
                        .then(put(IN + "/stop"))
                        .then(patch(IN + "/offsets", sourceOffset("{\"line\": 1}")))
                        .then(delete(IN + "/offsets"))
                        .then(get(IN + "/offsets"))
                        .differsThroughout(
                                OFFSETS,
                                "body.message",
                                "Failed to modify offsets *",
                                "these offsets won't do"),
                sent("a source that is made again goes on")
                        .then(delete(IN))
                        .then(write("in", "four"))
                        .then(post("/connectors", named("~-in", source("~-t"))))
                        .then(get(IN + "/offsets").until("body.offsets[0].offset.line", "4"))
                        .then(Kafka.consume("~-t", 4)),
                got("a sink's offsets are altered when it is stopped", "altered", "{dir}/altered")
                        .then(put(OUT + "/stop"))
                        .then(get(OUT + "/offsets"))
                        .then(patch(OUT + "/offsets", sinkOffset("0", "{\"kafka_offset\": 1}")))
                        .then(Kafka.committed("connect-~-out"))
                        .then(get(OUT + "/offsets"))
                        .then(read("altered", 1))
                        .then(put(OUT + "/resume"))
                        .then(Steps.readInAnyOrder("out", 8))
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "3")),
                got("a sink's offset is forgotten when it is stopped", "altered", "{dir}/altered")
                        .then(put(OUT + "/stop"))
                        .then(patch(OUT + "/offsets", sinkOffset("1", "null")))
                        .then(Kafka.committed("connect-~-out"))
                        .then(get(OUT + "/offsets"))
                        .then(read("altered", 1))
                        .then(put(OUT + "/resume"))
                        .then(Steps.readInAnyOrder("out", 9)),
                got("a sink's offsets are reset when it is stopped", "altered", "{dir}/altered")
                        .then(put(OUT + "/stop"))
                        .then(delete(OUT + "/offsets"))
                        .then(Kafka.committed("connect-~-out"))
                        .then(get(OUT + "/offsets"))
                        .then(read("altered", 1))
                        .then(delete(OUT + "/offsets"))
                        .then(put(OUT + "/resume"))
                        .then(Steps.readInAnyOrder("out", 12)),
                got("a sink's offsets are touched in other states")
                        .then(patch(OUT + "/offsets", sinkOffset("0", "{\"kafka_offset\": 1}")))
                        .then(delete(OUT + "/offsets"))
                        .then(put(OUT + "/pause"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(get(OUT + "/offsets"))
                        .then(delete(OUT + "/offsets")),
                got("a sink's offsets that make no sense")
                        .then(put(OUT + "/stop"))
                        .then(
                                patch(
                                        OUT + "/offsets",
                                        "{\"offsets\": [{\"offset\": {\"kafka_offset\": 1}}]}"))
                        .then(
                                patch(
                                        OUT + "/offsets",
                                        "{\"offsets\": [{\"partition\": {\"kafka_topic\": \"~-t\"},"
                                                + " \"offset\": {\"kafka_offset\": 1}}]}"))
                        .then(
                                patch(
                                        OUT + "/offsets",
                                        "{\"offsets\": [{\"partition\": {\"kafka_topic\": null,"
                                                + " \"kafka_partition\": 0}, \"offset\":"
                                                + " {\"kafka_offset\": 1}}]}"))
                        .then(patch(OUT + "/offsets", sinkOffset("null", "{\"kafka_offset\": 1}")))
                        .then(patch(OUT + "/offsets", sinkOffset("\"x\"", "{\"kafka_offset\": 1}")))
                        .then(patch(OUT + "/offsets", sinkOffset("0", "{\"line\": 1}")))
                        .then(patch(OUT + "/offsets", sinkOffset("0", "{\"kafka_offset\": \"x\"}")))
                        .then(patch(OUT + "/offsets", sinkOffset("0", "{\"kafka_offset\": null}")))
                        .then(
                                patch(
                                        OUT + "/offsets",
                                        sinkOffset("\"0\"", "{\"kafka_offset\": \"2\"}")))
                        .then(get(OUT + "/offsets")),
                got("a sink's offsets of what isn't there")
                        .then(put(OUT + "/stop"))
                        .then(patch(OUT + "/offsets", sinkOffset("0", "{\"kafka_offset\": 1000}")))
                        .then(get(OUT + "/offsets"))
                        .then(patch(OUT + "/offsets", sinkOffset("7", "{\"kafka_offset\": 1}")))
                        .then(get(OUT + "/offsets"))
                        .then(
                                patch(
                                        OUT + "/offsets",
                                        "{\"offsets\": [{\"partition\": {\"kafka_topic\": \"~-no\","
                                                + " \"kafka_partition\": 0}, \"offset\":"
                                                + " {\"kafka_offset\": 1}}]}"))
                        .then(patch(OUT + "/offsets", sinkOffset("0", "{\"kafka_offset\": -1}")))
                        .differsThroughout(OFFSETS, "status", "500", "400")
                        .differsThroughout(
                                OFFSETS,
                                "body.message",
                                "Failed to modify offsets *",
                                "the Kafka offset -1 is negative*")
                        .differsThroughout(
                                OFFSETS,
                                "body.message",
                                "Failed to alter consumer group offsets *",
                                "*UnknownTopicOrPartitionException*"),
                got("a sink that doesn't know how to alter offsets", "alter", "unsupported")
                        .then(put(OUT + "/stop"))
                        .then(patch(OUT + "/offsets", sinkOffset("0", "{\"kafka_offset\": 1}")))
                        .then(delete(OUT + "/offsets"))
                        .then(get(OUT + "/offsets")),
                got("a sink that refuses altered offsets", "alter", "throws")
                        .then(put(OUT + "/stop"))
                        .then(patch(OUT + "/offsets", sinkOffset("0", "{\"kafka_offset\": 1}")))
                        .then(delete(OUT + "/offsets"))
                        .then(get(OUT + "/offsets"))
                        .differsThroughout(
                                OFFSETS,
                                "body.message",
                                "Failed to modify offsets *",
                                "these offsets won't do"),
                got("a sink that is made again goes on")
                        .then(delete(OUT))
                        .then(Kafka.produce("~-t", "g"))
                        .then(post("/connectors", named("~-out", sink("~-t"))))
                        .then(Steps.readInAnyOrder("out", 7))
                        .then(Kafka.committed("connect-~-out").until("~-t-0", "4")));
    }
}
