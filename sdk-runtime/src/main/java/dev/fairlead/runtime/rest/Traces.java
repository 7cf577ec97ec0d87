package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.RefusedException;
import dev.fairlead.runtime.secrets.SecretNames;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Hides secrets in what connectors and tasks failed with: a driver that can't log in likes to say
 * with what. Thread-safe.
 */
final class Traces {
    private final Herder herder;
    private final Masks masks;

    Traces(Herder herder, Masks masks) {
        this.herder = herder;
        this.masks = masks;
    }

    /** A status whose traces have no secrets of its connector. */
    CompletableFuture<ConnectorStatus> hide(ConnectorStatus status) {
        boolean failed =
                status.trace().isPresent()
                        || status.tasks().stream().anyMatch(task -> task.trace().isPresent());
        return failed
                ? secrets(status.name()).thenApply(secrets -> hide(status, secrets))
                : CompletableFuture.completedFuture(status);
    }

    /** The same for one task. */
    CompletableFuture<TaskStatus> hide(TaskStatus task) {
        return task.trace().isPresent()
                ? secrets(task.id().connector()).thenApply(secrets -> hide(task, secrets))
                : CompletableFuture.completedFuture(task);
    }

    /** An answer that, if it is a refusal, doesn't tell the secrets of the configuration. */
    <T> CompletableFuture<T> guard(Map<String, String> config, CompletableFuture<T> answer) {
        return answer.exceptionallyCompose(
                failure -> {
                    if (!(Failures.unwrapped(failure) instanceof RefusedException refused)) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    if (refused.kind() == RefusedException.Kind.TIMED_OUT) {
                        // A plugin that hangs wouldn't tell in time what its secrets are.
                        Map<String, String> likely = SecretNames.among(config, Optional.empty());
                        return CompletableFuture.failedFuture(hide(refused, likely.values()));
                    }
                    return masks.secrets(config)
                            .thenCompose(
                                    secrets ->
                                            CompletableFuture.failedFuture(hide(refused, secrets)));
                });
    }

    private static RefusedException hide(RefusedException refused, Collection<String> secrets) {
        Optional<String> message = Optional.ofNullable(refused.getMessage());
        return new RefusedException(refused.kind(), hide(message, secrets).orElse(""));
    }

    private CompletableFuture<Collection<String>> secrets(String connector) {
        Map<String, String> config;
        try {
            config = herder.connector(connector).config();
        } catch (RefusedException e) {
            return CompletableFuture.completedFuture(List.of()); // it is gone meanwhile
        }
        return masks.secrets(config);
    }

    private static ConnectorStatus hide(ConnectorStatus status, Collection<String> secrets) {
        return new ConnectorStatus(
                status.name(),
                status.state(),
                hide(status.trace(), secrets),
                status.version(),
                status.type(),
                status.restarts(),
                status.tasks().stream().map(task -> hide(task, secrets)).toList());
    }

    private static TaskStatus hide(TaskStatus task, Collection<String> secrets) {
        return new TaskStatus(
                task.id(),
                task.state(),
                hide(task.trace(), secrets),
                task.version(),
                task.restarts());
    }

    private static Optional<String> hide(Optional<String> trace, Collection<String> secrets) {
        return trace.map(text -> Secrets.hide(text, secrets));
    }
}
