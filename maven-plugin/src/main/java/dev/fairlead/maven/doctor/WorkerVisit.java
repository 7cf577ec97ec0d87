package dev.fairlead.maven.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.maven.Finding;
import dev.fairlead.maven.deploy.ConnectRest;
import dev.fairlead.maven.deploy.ConnectRest.Answer;
import dev.fairlead.maven.deploy.MisfitException;
import dev.fairlead.maven.deploy.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a worker that runs how its connectors are. */
public final class WorkerVisit {
    private final ConnectRest rest;

    /**
     * Names the worker.
     *
     * @param rest its REST API
     */
    public WorkerVisit(ConnectRest rest) {
        this.rest = rest;
    }

    /**
     * Looks at all connectors and tasks.
     *
     * @return what is wrong
     * @throws MisfitException the worker doesn't answer
     */
    public List<Finding> look() throws MisfitException {
        List<Finding> findings = new ArrayList<>();
        Answer all = rest.get("/connectors?expand=status");
        if (!all.isGood()) {
            throw new MisfitException(
                    Finding.error(
                            "FL919",
                            "the worker doesn't list its connectors: " + all.reason(),
                            "GET /connectors?expand=status",
                            "this is the worker's own answer",
                            "https://user:password@host:8083 logs in, if it wants that"));
        }
        for (Map.Entry<String, JsonNode> connector : all.body().properties()) {
            JsonNode status = connector.getValue().path("status");
            String name = "connector \"" + connector.getKey() + "\"";
            look(name, status.path("connector")).ifPresent(findings::add);
            for (JsonNode task : status.path("tasks")) {
                look("task " + task.path("id").asText() + " of " + name, task)
                        .ifPresent(findings::add);
            }
            idle(name, status).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> look(String subject, JsonNode part) {
        if (!part.path("state").asText().equals("FAILED")) {
            return Optional.empty();
        }
        String where = subject + " on " + part.path("worker_id").asText();
        String trace = part.path("trace").asText("").strip();
        List<String> lines = trace.lines().toList();
        for (int i = lines.size() - 1; i >= 0; i--) { // the last cause is what happened
            Optional<Finding> known = Symptoms.explain(lines.get(i), where);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.of(
                Finding.warning(
                        "FL920",
                        subject + " failed: " + Traces.cause(trace),
                        where,
                        "a failed connector or task stays so until somebody restarts it",
                        "mend what the message names, then\ncurl -X POST"
                                + " '<worker>/connectors/<name>/restart?includeTasks=true"
                                + "&onlyFailed=true'"));
    }

    private static Optional<Finding> idle(String name, JsonNode status) {
        boolean runs = status.path("connector").path("state").asText().equals("RUNNING");
        if (!runs || !status.path("tasks").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.warning(
                        "FL921",
                        name + " runs and has no task",
                        name,
                        "its connector gave no task configuration: it found nothing to do, or its"
                                + " taskConfigs failed, which is in the worker's log",
                        "mvn fairlead:doctor -Dfairlead.log=<the worker's log>"));
    }
}
