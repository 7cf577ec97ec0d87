package dev.fairlead.runtime.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairlead.runtime.durable.AtomicFile;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON file of statuses: {@code {"format": 1, "connectors": [{"name", "type", "state", "trace",
 * "version", "restarts": {"used", "most"}, "topics": [], "tasks": [{"id", "state", …}]}]}}. Only
 * its owner can read it, because traces quote what connectors work with.
 */
final class StatusFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FORMAT = 1;

    /** Of a longer trace this many characters are kept: enough for its causes. */
    private static final int TRACE_MAX = 32 << 10;

    private final AtomicFile file;

    StatusFile(Path path) {
        this.file = AtomicFile.ofOwner(path);
    }

    Path path() {
        return file.path();
    }

    Path setAside() throws IOException {
        return file.setAside();
    }

    /**
     * What is in the file; nothing if it isn't there.
     *
     * @throws IllegalArgumentException it is no file of statuses
     */
    List<KeptStatus> read() throws IOException {
        if (!Files.exists(path())) {
            return List.of();
        }
        JsonNode root = MAPPER.readTree(Files.readString(path()));
        if (root.path("format").asInt() != FORMAT || !root.path("connectors").isArray()) {
            throw new IllegalArgumentException("it is no file of statuses of format " + FORMAT);
        }
        List<KeptStatus> all = new ArrayList<>();
        for (JsonNode node : root.path("connectors")) {
            all.add(connector(node));
        }
        return all;
    }

    private static KeptStatus connector(JsonNode node) {
        String name = required(node, "name");
        List<TaskStatus> tasks = new ArrayList<>();
        for (JsonNode task : node.path("tasks")) {
            tasks.add(
                    new TaskStatus(
                            new TaskId(name, count(task, "id")),
                            TaskState.valueOf(required(task, "state")),
                            text(task, "trace"),
                            text(task, "version"),
                            restarts(task)));
        }
        List<String> topics = new ArrayList<>();
        node.path("topics").forEach(topic -> topics.add(topic.asText()));
        return new KeptStatus(
                new ConnectorStatus(
                        name,
                        TaskState.valueOf(required(node, "state")),
                        text(node, "trace"),
                        text(node, "version"),
                        text(node, "type").map(PluginType::valueOf),
                        restarts(node),
                        tasks),
                topics);
    }

    private static String required(JsonNode node, String field) {
        return text(node, field)
                .orElseThrow(() -> new IllegalArgumentException("a text " + field + " is missing"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static int count(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.canConvertToInt() || value.asInt() < 0) {
            throw new IllegalArgumentException("a number " + field + " is missing");
        }
        return value.asInt();
    }

    private static Optional<RestartStatus> restarts(JsonNode node) {
        JsonNode restarts = node.path("restarts");
        return restarts.isObject()
                ? Optional.of(
                        new RestartStatus(
                                count(restarts, "used"), count(restarts, "most"), Optional.empty()))
                : Optional.empty();
    }

    /** Replaces the file; after a failure it is as it was. */
    void replace(List<KeptStatus> all) throws IOException {
        ObjectNode root = MAPPER.createObjectNode().put("format", FORMAT);
        ArrayNode connectors = root.putArray("connectors");
        all.forEach(kept -> write(kept, connectors.addObject()));
        file.replace(out -> out.write(MAPPER.writeValueAsBytes(root)));
    }

    private static void write(KeptStatus kept, ObjectNode node) {
        ConnectorStatus status = kept.status();
        node.put("name", status.name());
        status.type().ifPresent(type -> node.put("type", type.name()));
        write(node, status.state(), status.trace(), status.version(), status.restarts());
        ArrayNode topics = node.putArray("topics");
        kept.topics().forEach(topics::add);
        ArrayNode tasks = node.putArray("tasks");
        for (TaskStatus task : status.tasks()) {
            ObjectNode its = tasks.addObject().put("id", task.id().number());
            write(its, task.state(), task.trace(), task.version(), task.restarts());
        }
    }

    private static void write(
            ObjectNode node,
            TaskState state,
            Optional<String> trace,
            Optional<String> version,
            Optional<RestartStatus> restarts) {
        node.put("state", state.name());
        trace.ifPresent(text -> node.put("trace", shortened(text)));
        version.ifPresent(text -> node.put("version", text));
        restarts.ifPresent(
                its -> node.putObject("restarts").put("used", its.used()).put("most", its.most()));
    }

    private static String shortened(String trace) {
        return trace.length() <= TRACE_MAX
                ? trace
                : trace.substring(0, TRACE_MAX)
                        + "\n… and "
                        + (trace.length() - TRACE_MAX)
                        + " characters more";
    }
}
