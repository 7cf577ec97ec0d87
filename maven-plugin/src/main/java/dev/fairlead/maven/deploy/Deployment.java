package dev.fairlead.maven.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairlead.maven.Finding;
import dev.fairlead.maven.deploy.ConnectRest.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What happens to one connector: it is validated, compared, put, and looked after. */
public final class Deployment {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    /** What to take for a secret where the worker doesn't say it, such as in unknown settings. */
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|token|credential|api.?key|private.?key).*");

    /**
     * What would be done.
     *
     * @param connector what is wanted
     * @param isNew whether the worker has no connector of that name
     * @param difference what changes
     */
    public record Plan(ConnectorFile connector, boolean isNew, List<String> difference) {
        /**
         * Tells whether there is something to do.
         *
         * @return false if the worker runs exactly this
         */
        public boolean isNeeded() {
            return isNew || !difference.isEmpty();
        }
    }

    /**
     * A connector that runs.
     *
     * @param worker where, as the worker calls itself
     * @param tasks how many tasks run
     * @param version of its plugin, empty if the worker is too old to tell
     */
    public record Running(String worker, int tasks, String version) {}

    private final ConnectRest rest;
    private final Patience patience;

    /**
     * Makes a deployment to a worker.
     *
     * @param rest the worker
     * @param patience how long to wait
     */
    public Deployment(ConnectRest rest, Patience patience) {
        this.rest = rest;
        this.patience = patience;
    }

    /**
     * Finds out what has to be done, and does nothing.
     *
     * @param connector what is wanted
     * @return the plan
     * @throws MisfitException the worker refuses the configuration, with all reasons
     */
    public Plan plan(ConnectorFile connector) throws MisfitException {
        Set<String> secrets = validate(connector);
        Answer running =
                rest.get("/connectors/" + ConnectRest.segment(connector.name()) + "/config");
        if (running.status() != NOT_FOUND && !running.isGood()) {
            throw refused(connector, running);
        }
        Map<String, String> before = running.isGood() ? texts(running.body()) : Map.of();
        Difference difference = Difference.between(before, connector.config(), secrets);
        return new Plan(connector, !running.isGood(), difference.lines());
    }

    private Set<String> validate(ConnectorFile connector) throws MisfitException {
        String type = connector.config().getOrDefault("connector.class", "").strip();
        if (type.isEmpty()) {
            throw new MisfitException(
                    Finding.error(
                            "FL803",
                            "the configuration names no connector",
                            connector.file().toString(),
                            "a worker makes the connector from its class",
                            "connector.class=<class name>"));
        }
        Answer answer =
                rest.put(
                        "/connector-plugins/" + ConnectRest.segment(type) + "/config/validate",
                        named(connector));
        if (!answer.isGood()) {
            throw new UnknownPlugin(rest).explain(connector, type, answer.reason());
        }
        refuseUnknownClass(connector, type, answer.body());
        List<Finding> findings = new ArrayList<>();
        for (JsonNode setting : answer.body().path("configs")) {
            if (!errors(setting).isEmpty()) {
                findings.add(misfit(connector, setting));
            }
        }
        if (!findings.isEmpty()) {
            throw new MisfitException(findings);
        }
        return secrets(connector, answer.body());
    }

    private void refuseUnknownClass(ConnectorFile connector, String type, JsonNode body)
            throws MisfitException {
        for (JsonNode setting : body.path("configs")) {
            if (name(setting).equals("connector.class") && !errors(setting).isEmpty()) {
                throw new UnknownPlugin(rest)
                        .explain(connector, type, errors(setting).get(0).asText());
            }
        }
    }

    private static Set<String> secrets(ConnectorFile connector, JsonNode body) {
        Set<String> secrets = new HashSet<>();
        for (JsonNode setting : body.path("configs")) {
            if (setting.path("definition").path("type").asText().equals("PASSWORD")) {
                secrets.add(name(setting));
            }
        }
        connector.config().keySet().stream()
                .filter(key -> SECRET.matcher(key).matches())
                .forEach(secrets::add);
        return secrets;
    }

    private static String name(JsonNode setting) {
        return setting.path("value").path("name").asText();
    }

    private static JsonNode errors(JsonNode setting) {
        return setting.path("value").path("errors");
    }

    private static Map<String, String> named(ConnectorFile connector) {
        Map<String, String> config = new TreeMap<>(connector.config());
        config.put("name", connector.name());
        return config;
    }

    private static Finding misfit(ConnectorFile connector, JsonNode setting) {
        // a value that can't be read is refused once more as missing, which says nothing new
        String error = errors(setting).get(0).asText();
        String key = name(setting);
        String doc = setting.path("definition").path("documentation").asText("");
        List<String> proposals = new ArrayList<>();
        setting.path("value")
                .path("recommended_values")
                .forEach(value -> proposals.add(value.asText()));
        return Finding.error(
                "FL805",
                "the worker refuses \"" + key + "\": " + error,
                connector.file() + ", setting " + key,
                "a connector is made only from settings that its definition allows",
                key
                        + "=<"
                        + (proposals.isEmpty()
                                ? (doc.isBlank() ? "another value" : doc)
                                : "one of " + String.join(", ", proposals))
                        + ">");
    }

    private static Map<String, String> texts(JsonNode config) {
        Map<String, String> texts = new TreeMap<>();
        config.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /**
     * Gives the configuration to the worker and waits until the connector and all its tasks run.
     *
     * @param plan what to do
     * @return what runs
     * @throws MisfitException the worker refuses it, a task fails, or time is over
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public Running carryOut(Plan plan) throws MisfitException, InterruptedException {
        long deadline = patience.nanoTime().getAsLong() + patience.limit().toNanos();
        put(plan.connector(), deadline);
        return new StatusWatch(rest, patience).await(plan.connector(), deadline);
    }

    private void put(ConnectorFile connector, long deadline)
            throws MisfitException, InterruptedException {
        String path = "/connectors/" + ConnectRest.segment(connector.name()) + "/config";
        while (true) {
            Answer answer = rest.put(path, named(connector));
            if (answer.isGood()) {
                return;
            }
            boolean rebalancing = answer.status() == CONFLICT;
            if (!rebalancing || patience.nanoTime().getAsLong() - deadline > 0) {
                throw refused(connector, answer);
            }
            patience.pause().take();
        }
    }

    private static MisfitException refused(ConnectorFile connector, Answer answer) {
        return new MisfitException(
                Finding.error(
                        "FL806",
                        "the worker doesn't take connector \""
                                + connector.name()
                                + "\": "
                                + answer.reason(),
                        connector.file().toString(),
                        answer.status() == CONFLICT
                                ? "a cluster takes no configurations while it rebalances"
                                : "this is the worker's own answer",
                        answer.status() == CONFLICT
                                ? "try again when the cluster is at rest"
                                : "look into the worker's log, or ask\nmvn fairlead:doctor"
                                        + " -Dconnect.url=<the worker>"));
    }
}
