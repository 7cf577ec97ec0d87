package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.Steps.delete;
import static dev.fairlead.samples.compared.Steps.get;
import static dev.fairlead.samples.compared.Steps.patch;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.put;
import static dev.fairlead.samples.compared.Steps.state;
import static dev.fairlead.samples.compared.Steps.write;
import static dev.fairlead.samples.compared.Story.sink;
import static dev.fairlead.samples.compared.Story.source;
import static dev.fairlead.samples.compared.Story.traced;

import java.util.List;

/** Which calls a worker makes of a connector, and in which order. */
final class ConnectorCalls {
    private ConnectorCalls() {}

    private static Step sourceAt(String line) {
        return get("/connectors/~-in/offsets").until("body.offsets[0].offset.line", line);
    }

    private static Step sinkAt(String offset) {
        return Kafka.committed("connect-~-out").until("~-t-0", offset);
    }

    static List<Course> all() {
        return List.of(
                source("'s connector, from its start to its end")
                        .then(sourceAt("3"))
                        .endsWithConnector(
                                "A3 p a c s",
                                """
                                initialize
                                start
                                taskConfigs 1
                                stop
                                """),
                source("'s connector that is paused, stopped, altered and changed")
                        .then(sourceAt("3"))
                        .then(put("/connectors/~-in/pause"))
                        .then(state("~-in", "PAUSED", "PAUSED"))
                        .then(put("/connectors/~-in/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(put("/connectors/~-in/stop"))
                        .then(state("~-in", "STOPPED"))
                        .then(
                                patch(
                                        "/connectors/~-in/offsets",
                                        "{\"offsets\": [{\"partition\": {\"task\": \"0\"},"
                                                + " \"offset\": {\"line\": 1}}]}"))
                        .then(delete("/connectors/~-in/offsets"))
                        .then(put("/connectors/~-in/resume"))
                        .then(state("~-in", "RUNNING", "RUNNING"))
                        .then(
                                put(
                                        "/connectors/~-in/config",
                                        Steps.source(
                                                "~-t", traced("tasks", "2", "tasks.max", "2"))))
                        .then(state("~-in", "RUNNING", "RUNNING", "RUNNING"))
                        .then(post("/connectors/~-in/restart"))
                        .then(state("~-in", "RUNNING", "RUNNING", "RUNNING"))
                        .endsWithConnector(
                                """
                                initialize
                                start
                                taskConfigs 1
                                stop
                                start
                                taskConfigs 1
                                stop
                                alterOffsets
                                alterOffsets
                                start
                                taskConfigs 1
                                stop
                                initialize
                                start
                                taskConfigs 2
                                stop
                                initialize
                                start
                                taskConfigs 2
                                stop
                                """),
                source(
                                "'s connector that asks for other tasks",
                                "tasks.max",
                                "2",
                                "watch",
                                "{dir}/more")
                        .then(sourceAt("3"))
                        .then(write("more", "now"))
                        .then(state("~-in", "RUNNING", "RUNNING", "RUNNING"))
                        .endsWithConnector(
                                """
                                initialize
                                start
                                taskConfigs 2
                                taskConfigs 2
                                stop
                                """),
                source("'s connector whose start fails", "fail", "start")
                        .differs(
                                Differences.MESSAGES,
                                "body.message",
                                "Failed to transition connector ~-in to state STARTED",
                                "start of the connector failed: *told to fail in start")
                        .then(state("~-in", "FAILED"))
                        .differs(
                                Differences.TRACES,
                                "body.connector.trace",
                                "*told to fail in start",
                                "its start failed: *told to fail in start")
                        .endsWithConnector(
                                """
                                initialize
                                start
                                """),
                sink("'s connector that is paused and altered")
                        .then(sinkAt("3"))
                        .then(put("/connectors/~-out/pause"))
                        .then(state("~-out", "PAUSED", "PAUSED"))
                        .then(put("/connectors/~-out/stop"))
                        .then(state("~-out", "STOPPED"))
                        .then(delete("/connectors/~-out/offsets"))
                        .then(put("/connectors/~-out/resume"))
                        .then(state("~-out", "RUNNING", "RUNNING"))
                        .endsWithConnector(
                                """
                                initialize
                                start
                                taskConfigs 1
                                stop
                                alterOffsets
                                start
                                taskConfigs 1
                                stop
                                """));
    }
}
