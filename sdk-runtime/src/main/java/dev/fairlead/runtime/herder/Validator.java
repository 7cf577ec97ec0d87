package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.worker.PluginCalls;
import dev.fairlead.runtime.worker.WorkerPorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Looks at connectors' configurations. Thread-safe. */
final class Validator {
    private final WorkerPorts ports;
    private final PluginCalls calls;
    private final Duration patience;

    Validator(WorkerPorts ports, PluginCalls calls, Duration patience) {
        this.ports = ports;
        this.calls = calls;
        this.patience = patience;
    }

    CompletableFuture<Validation> validate(String plugin, Map<String, String> settings) {
        return requireValid(settings);
    }

    CompletableFuture<Validation> requireValid(Map<String, String> settings) {
        return calls.call(
                "validate",
                patience,
                () -> {
                    ports.plugins().connector(settings.getOrDefault("connector.class", ""));
                    return new Validation("", List.of(), List.of());
                });
    }

    CompletableFuture<Set<String>> secrets(Map<String, String> settings) {
        return requireValid(settings).thenApply(Validation::secrets);
    }
}
