package dev.fairlead.maven.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.maven.Finding;
import dev.fairlead.maven.deploy.ConnectRest.Answer;
import dev.fairlead.maven.deploy.Deployment.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Waits for a connector to run, or tells why it doesn't. */
final class StatusWatch {
    private static final int TRACE_LINES_MAX = 40;

    private final ConnectRest rest;
    private final Patience patience;

    StatusWatch(ConnectRest rest, Patience patience) {
        this.rest = rest;
        this.patience = patience;
    }

    Running await(ConnectorFile connector, long deadline)
            throws MisfitException, InterruptedException {
        String path = "/connectors/" + ConnectRest.segment(connector.name()) + "/status";
        long runsSince = Long.MIN_VALUE;
        while (true) {
            Answer answer = rest.get(path);
            refuseFailed(connector, answer.body());
            long now = patience.nanoTime().getAsLong();
            if (!runs(answer.body())) {
                runsSince = Long.MIN_VALUE;
            } else if (runsSince == Long.MIN_VALUE) {
                runsSince = now;
            }
            if (runsSince != Long.MIN_VALUE && now - runsSince >= patience.settled().toNanos()) {
                return running(answer.body());
            }
            if (now - deadline > 0) {
                throw late(connector, answer);
            }
            patience.pause().take();
        }
    }

    private static boolean runs(JsonNode status) {
        if (!isIn(status.path("connector"), "RUNNING") || status.path("tasks").isEmpty()) {
            return false;
        }
        for (JsonNode task : status.path("tasks")) {
            if (!isIn(task, "RUNNING")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(JsonNode part, String state) {
        return part.path("state").asText().equals(state);
    }

    private static Running running(JsonNode status) {
        return new Running(
                status.path("connector").path("worker_id").asText(),
                status.path("tasks").size(),
                status.path("connector").path("version").asText(""));
    }

    private static void refuseFailed(ConnectorFile connector, JsonNode status)
            throws MisfitException {
        List<Finding> findings = new ArrayList<>();
        String whole = "connector \"" + connector.name() + "\"";
        findings.addAll(failure(connector, whole, status.path("connector")));
        for (JsonNode task : status.path("tasks")) {
            String name = "task " + task.path("id").asText() + " of \"" + connector.name() + "\"";
            findings.addAll(failure(connector, name, task));
        }
        if (!findings.isEmpty()) {
            throw new MisfitException(findings);
        }
    }

    private static List<Finding> failure(ConnectorFile connector, String subject, JsonNode part) {
        if (!isIn(part, "FAILED")) {
            return List.of();
        }
        String trace = part.path("trace").asText("").strip();
        return List.of(
                Finding.error(
                        "FL807",
                        subject + " failed: " + Traces.cause(trace),
                        connector.file() + ", on worker " + part.path("worker_id").asText(),
                        "the worker has this trace:\n" + head(trace),
                        "mend what the trace names, then run this goal again: it puts the"
                                + " configuration only if it differs; a connector that is only to"
                                + " be started again takes\n"
                                + "-Dfairlead.deploy.force"));
    }

    private static String head(String trace) {
        long rest = trace.lines().count() - TRACE_LINES_MAX;
        return trace.lines().limit(TRACE_LINES_MAX).collect(Collectors.joining("\n"))
                + (rest > 0 ? "\n… and " + rest + " lines more" : "");
    }

    private MisfitException late(ConnectorFile connector, Answer answer) {
        List<String> states = new ArrayList<>();
        states.add("connector " + answer.body().path("connector").path("state").asText("unknown"));
        answer.body()
                .path("tasks")
                .forEach(
                        task ->
                                states.add(
                                        "task "
                                                + task.path("id").asText()
                                                + " "
                                                + task.path("state").asText()));
        return new MisfitException(
                Finding.error(
                        "FL808",
                        "connector \""
                                + connector.name()
                                + "\" doesn't run after "
                                + patience.limit().toSeconds()
                                + " s: "
                                + String.join(", ", states),
                        connector.file().toString(),
                        "a connector without tasks, or one that was paused or stopped before, never"
                                + " becomes RUNNING by a new configuration",
                        "look at its status; resume it with\n"
                                + "curl -X PUT <worker>/connectors/"
                                + connector.name()
                                + "/resume\nor wait longer with -Dfairlead.deploy.seconds=120"));
    }
}
