package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.herder.Registry.Following;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.StatusBoard;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.Worker;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Changes connectors: validates first, keeps the change, then has the worker follow. Thread-safe.
 */
final class ConnectorChanges {
    private final Registry registry;
    private final Requests requests;
    private final Validator validator;
    private final Worker worker;
    private final StatusBoard board;
    private final ConnectorViews views;

    ConnectorChanges(
            Registry registry,
            Requests requests,
            Validator validator,
            Worker worker,
            StatusBoard board) {
        this.registry = registry;
        this.requests = requests;
        this.validator = validator;
        this.worker = worker;
        this.board = board;
        this.views = new ConnectorViews(registry, worker, board);
    }

    CompletableFuture<ConnectorInfo> create(ConnectorConfig connector) {
        String name = connector.name();
        return requests.answer(
                "create connector " + quoted(name),
                () -> {
                    registry.requireNone(name);
                    Map<String, String> named = named(name, connector.settings());
                    return valid(named)
                            .thenCompose(
                                    valid ->
                                            registry.changeAndAwait(
                                                    name,
                                                    () -> {
                                                        registry.requireNone(name);
                                                        return keepAndStart(
                                                                new ConnectorConfig(
                                                                                name,
                                                                                named,
                                                                                connector
                                                                                        .initialState())
                                                                        .withSecrets(
                                                                                valid.secrets()));
                                                    }))
                            .thenApply(started -> views.connector(name));
                });
    }

    CompletableFuture<StoredConfig> put(
            String name, Map<String, String> settings, TargetState initial) {
        return requests.answer(
                "configure connector " + quoted(name),
                () -> {
                    Map<String, String> named = named(name, settings);
                    AtomicBoolean isNew = new AtomicBoolean();
                    return valid(named)
                            .thenCompose(
                                    valid ->
                                            registry.changeAndAwait(
                                                    name,
                                                    () -> {
                                                        isNew.set(registry.find(name).isEmpty());
                                                        return putValid(
                                                                new ConnectorConfig(
                                                                        name, named, initial),
                                                                valid);
                                                    }))
                            .thenApply(any -> new StoredConfig(isNew.get(), views.connector(name)));
                });
    }

    private CompletableFuture<Following<Void>> putValid(ConnectorConfig given, Validation valid) {
        TargetState state =
                registry.find(given.name())
                        .map(ConnectorConfig::initialState)
                        .orElse(given.initialState());
        return keepAndStart(given.withState(state).withSecrets(valid.secrets()));
    }

    CompletableFuture<ConnectorInfo> patch(String name, Map<String, @Nullable String> changes) {
        return requests.answer(
                "configure connector " + quoted(name),
                () -> {
                    ConnectorConfig before = registry.require(name);
                    Map<String, String> patched = named(name, patched(before, changes));
                    return valid(patched)
                            .thenCompose(
                                    valid ->
                                            registry.changeAndAwait(
                                                    name,
                                                    () -> {
                                                        registry.requireUnchanged(before);
                                                        return putValid(
                                                                new ConnectorConfig(
                                                                        name,
                                                                        patched,
                                                                        before.initialState()),
                                                                valid);
                                                    }))
                            .thenApply(isNew -> views.connector(name));
                });
    }

    CompletableFuture<Void> delete(String name) {
        return requests.answer(
                "delete connector " + quoted(name),
                () ->
                        registry.change(
                                name,
                                () -> {
                                    registry.require(name);
                                    return registry.forget(name)
                                            .thenCompose(forgotten -> worker.remove(name));
                                }));
    }

    CompletableFuture<Void> restart(String name) {
        return requests.answer(
                "restart connector " + quoted(name),
                () ->
                        registry.changeAndAwait(
                                name,
                                () -> {
                                    registry.require(name);
                                    return Following.at(worker.restart(name, true, List.of()));
                                }));
    }

    CompletableFuture<ConnectorStatus> restart(String name, RestartScope scope) {
        return requests.answer(
                "restart connector " + quoted(name),
                () ->
                        registry.change(
                                name,
                                () -> {
                                    registry.require(name, "Unknown connector: " + name);
                                    return CompletableFuture.completedFuture(
                                            restartIn(scope, views.status(name)));
                                }));
    }

    /** How things are at the beginning of the restart. */
    private ConnectorStatus restartIn(RestartScope scope, ConnectorStatus now) {
        boolean instance = !scope.onlyFailed() || now.state() == TaskState.FAILED;
        Collection<Integer> numbers =
                now.tasks().stream()
                        .filter(task -> scope.includesTasks())
                        .filter(task -> !scope.onlyFailed() || task.state() == TaskState.FAILED)
                        .map(task -> task.id().number())
                        .toList();
        if (instance || !numbers.isEmpty()) {
            board.restarting(now.name(), instance, numbers);
            requests.unattended(worker.restart(now.name(), instance, numbers));
        }
        return ConnectorViews.restarting(now, instance, numbers);
    }

    CompletableFuture<Void> restart(TaskId task) {
        String name = task.connector();
        return requests.answer(
                "restart task " + task,
                () ->
                        registry.changeAndAwait(
                                name,
                                () -> {
                                    registry.require(name);
                                    if (task.number() >= worker.taskSettings(name).size()) {
                                        throw RefusedException.notFound(
                                                "Task " + task + " not found");
                                    }
                                    return Following.at(
                                            worker.restart(name, false, List.of(task.number())));
                                }));
    }

    CompletableFuture<Void> target(String name, TargetState state, boolean waits) {
        return requests.answer(
                "have connector " + quoted(name) + " " + state,
                () ->
                        registry.changeAndAwait(
                                name,
                                () -> {
                                    ConnectorConfig before =
                                            registry.require(name, "Unknown connector " + name);
                                    return registry.keep(before.withState(state))
                                            .thenApply(
                                                    kept ->
                                                            new Following<>(
                                                                    reach(name, state, waits)));
                                }));
    }

    private CompletableFuture<Void> reach(String name, TargetState state, boolean waits) {
        CompletableFuture<Void> reached = worker.target(name, state);
        if (waits) {
            return reached;
        }
        requests.unattended(reached);
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Following<Void>> keepAndStart(ConnectorConfig connector) {
        return registry.keep(connector)
                .thenApply(kept -> new Following<>(worker.replace(connector)));
    }

    private CompletableFuture<Validation> valid(Map<String, String> settings) {
        return validator.requireValid(settings);
    }

    private static Map<String, String> named(String name, Map<String, String> settings) {
        String inner = settings.getOrDefault("name", name);
        if (!inner.equals(name)) {
            throw RefusedException.badRequest(
                    "Connector name configuration ("
                            + inner
                            + ") doesn't match connector name in the URL ("
                            + name
                            + ")");
        }
        Map<String, String> named = new HashMap<>(settings);
        named.put("name", name);
        return named;
    }

    private static Map<String, String> patched(
            ConnectorConfig before, Map<String, @Nullable String> changes) {
        Map<String, String> patched = new HashMap<>(before.settings());
        changes.forEach(
                (key, value) -> {
                    if (value == null) {
                        patched.remove(key);
                    } else {
                        patched.put(key, value);
                    }
                });
        return patched;
    }
}
