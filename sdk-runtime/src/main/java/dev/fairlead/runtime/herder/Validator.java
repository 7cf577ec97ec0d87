package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.wording.Problems;
import dev.fairlead.runtime.worker.PluginCalls;
import dev.fairlead.runtime.worker.WorkerPorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Looks at connectors' configurations, each on a thread of its own. Thread-safe. */
final class Validator {
    private static final Pattern CONNECTOR = Pattern.compile("Connector$");

    private enum Answers {
        ERRORS,
        WITH_ADVICE
    }

    private final WorkerPorts ports;
    private final PluginCalls calls;
    private final Duration patience;

    Validator(WorkerPorts ports, PluginCalls calls, Duration patience) {
        this.ports = ports;
        this.calls = calls;
        this.patience = patience;
    }

    CompletableFuture<Validation> validate(String plugin, Map<String, String> settings) {
        String given = settings.get("connector.class");
        if (given != null && !shortName(given).endsWith(shortName(plugin))) {
            throw RefusedException.badRequest(
                    "Included connector type " + given + " does not match request type " + plugin);
        }
        return validate(settings, Answers.WITH_ADVICE);
    }

    private static String shortName(String plugin) {
        return CONNECTOR.matcher(plugin).replaceFirst("");
    }

    /** What is wrong is in the result. */
    private CompletableFuture<Validation> validate(Map<String, String> settings, Answers answers) {
        String type = settings.get("connector.class");
        if (type == null) {
            throw RefusedException.badRequest(
                    "the configuration contains no connector type; set connector.class to the"
                            + " class of the connector to run");
        }
        return calls.call(
                "validate a " + type,
                patience,
                () -> {
                    Map<String, String> filled =
                            ports.placeholders().fill("connector " + name(settings), settings);
                    ConnectorOptions options =
                            ConnectorOptions.parse(
                                    filled, ports.options().converters(), new Problems());
                    Validation found = new Examination(ports, options, filled).validation();
                    return answers == Answers.WITH_ADVICE
                            ? new Advice(ports.plugins(), ports.options().converters(), filled)
                                    .on(found)
                            : found;
                });
    }

    private static String name(Map<String, String> settings) {
        return quoted(settings.getOrDefault("name", ""));
    }

    /** Refused when anything is wrong. */
    CompletableFuture<Validation> requireValid(Map<String, String> settings) {
        return validate(settings, Answers.ERRORS)
                .thenApply(
                        validation -> {
                            if (validation.errorCount() > 0) {
                                throw RefusedException.badRequest(message(validation));
                            }
                            return validation;
                        });
    }

    private static String message(Validation validation) {
        List<String> errors = new ArrayList<>();
        validation.settings().forEach(setting -> errors.addAll(setting.value().errors()));
        return "Connector configuration is invalid and contains the following "
                + errors.size()
                + " error(s):\n"
                + String.join("\n", errors)
                + "\nYou can also find the above list of errors at the endpoint"
                + " `/connector-plugins/{connectorType}/config/validate`";
    }

    /** The names of settings that a plugin of the configuration calls secret. */
    CompletableFuture<Set<String>> secrets(Map<String, String> settings) {
        return validate(settings, Answers.ERRORS).thenApply(Validation::secrets);
    }
}
