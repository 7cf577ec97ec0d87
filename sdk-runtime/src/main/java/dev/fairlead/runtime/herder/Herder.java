package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.herder.RefusedException.Kind;
import dev.fairlead.runtime.herder.Registry.Following;
import dev.fairlead.runtime.plugin.PluginInfo;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.PluginCalls;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import dev.fairlead.runtime.worker.Worker;
import dev.fairlead.runtime.worker.WorkerPorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of a worker. Thread-safe.
 *
 * <p>What only looks at the worker answers at once. What changes something, or calls a plugin,
 * answers with a future, which fails with a {@link RefusedException} when the request can't be
 * fulfilled, at the latest when its time is over. Requests that change one connector are done one
 * after the other; those about different connectors don't wait for each other.
 *
 * <p>Futures complete on threads of the worker: what depends on them must be short.
 */
public final class Herder implements AutoCloseable {
    private final WorkerPorts ports;
    private final HerderOptions options;
    private final Worker worker;
    private final Registry registry;
    private final Requests requests;
    private final Validator validator;
    private final Offsets offsets;
    private final PluginShelf shelf;

    /**
     * @param store is read by {@link #start}; the herder doesn't close it
     */
    public Herder(WorkerPorts ports, ConnectorStore store, HerderOptions options) {
        this.ports = ports;
        this.options = options;
        this.worker = new Worker(ports);
        this.registry = new Registry(store);
        this.requests = new Requests(ports.timers(), options.patience());
        PluginCalls calls = new PluginCalls(ports.timers(), ports.threads());
        Duration patience = options.patienceWithPlugins();
        this.validator = new Validator(ports, calls, patience);
        this.offsets = new Offsets(ports, calls, patience);
        this.shelf = new PluginShelf(ports.plugins(), calls, patience);
    }

    /**
     * Starts the connectors that are in the store.
     *
     * @return completes when each of them is under way or has failed
     */
    public CompletableFuture<Void> start() {
        return start(name -> true);
    }

    /**
     * Knows the connectors that are in the store, and starts some of them.
     *
     * @param which by name; the others wait for a {@link #put}
     * @return completes when each of them is under way or has failed
     */
    public CompletableFuture<Void> start(Predicate<String> which) {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        for (ConnectorConfig connector : registry.load()) {
            if (which.test(connector.name())) {
                starting.add(worker.replace(connector).exceptionally(failure -> null));
            }
        }
        return CompletableFuture.allOf(starting.toArray(new CompletableFuture<?>[0]));
    }

    /** The names of all connectors, sorted. */
    public List<String> connectors() {
        return registry.names();
    }

    /** A connector; refused when there is none of this name. */
    public ConnectorInfo connector(String name) {
        return info(registry.require(name));
    }

    /** How a connector and its tasks are doing; refused when there is none of this name. */
    public ConnectorStatus status(String name) {
        registry.require(name);
        return ports.status()
                .connector(name)
                .orElseThrow(
                        () ->
                                RefusedException.notFound(
                                        "No status found for connector " + name + " yet"));
    }

    /** How a task is doing; refused when there is none. */
    public TaskStatus status(TaskId task) {
        return status(task.connector()).tasks().stream()
                .filter(its -> its.id().equals(task))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("No status found for task " + task));
    }

    /** The configurations of a connector's tasks; refused when there is no such connector. */
    public List<TaskInfo> tasks(String name) {
        registry.require(name);
        List<TaskInfo> tasks = new ArrayList<>();
        for (Map<String, String> settings : worker.taskSettings(name)) {
            tasks.add(new TaskInfo(new TaskId(name, tasks.size()), settings));
        }
        return tasks;
    }

    /**
     * Makes a connector and starts it in its initial state.
     *
     * @return completes when it has started; when it fails to, it is there all the same, failed
     */
    public CompletableFuture<ConnectorInfo> create(ConnectorConfig connector) {
        String name = connector.name();
        return requests.answer(
                "create connector " + quoted(name),
                () -> {
                    registry.requireNone(name);
                    return valid(connector.settings())
                            .thenCompose(
                                    valid ->
                                            registry.changeAndAwait(
                                                    name,
                                                    () -> {
                                                        registry.requireNone(name);
                                                        return keepAndStart(connector);
                                                    }))
                            .thenApply(started -> connector(name));
                });
    }

    /** Gives a connector a configuration, or makes it if there is none of this name. */
    public CompletableFuture<StoredConfig> put(String name, Map<String, String> settings) {
        return put(name, settings, TargetState.RUNNING);
    }

    /** The same; a connector that is new begins in its initial state. */
    public CompletableFuture<StoredConfig> put(ConnectorConfig connector) {
        return put(connector.name(), connector.settings(), connector.initialState());
    }

    private CompletableFuture<StoredConfig> put(
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
                                                        return putValid(name, named, initial);
                                                    }))
                            .thenApply(any -> new StoredConfig(isNew.get(), connector(name)));
                });
    }

    private CompletableFuture<Following<Void>> putValid(
            String name, Map<String, String> settings, TargetState initial) {
        TargetState state = registry.find(name).map(ConnectorConfig::initialState).orElse(initial);
        return keepAndStart(new ConnectorConfig(name, settings, state));
    }

    /**
     * Changes some settings of a connector.
     *
     * @param changes null removes a setting
     */
    public CompletableFuture<ConnectorInfo> patch(
            String name, Map<String, @Nullable String> changes) {
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
                                                                name,
                                                                patched,
                                                                before.initialState());
                                                    }))
                            .thenApply(isNew -> connector(name));
                });
    }

    /** Ends a connector and forgets its configuration; source offsets stay. */
    public CompletableFuture<Void> delete(String name) {
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

    /** Asks a connector to pause; completes when that is kept, not when it does. */
    public CompletableFuture<Void> pause(String name) {
        return target(name, TargetState.PAUSED, false);
    }

    /** Asks a connector to run again; completes when that is kept, not when it does. */
    public CompletableFuture<Void> resume(String name) {
        return target(name, TargetState.RUNNING, false);
    }

    /** Stops a connector: it has no tasks any more; completes when it is stopped. */
    public CompletableFuture<Void> stop(String name) {
        return target(name, TargetState.STOPPED, true);
    }

    /**
     * Starts a connector's instance anew.
     *
     * @return completes when it has started
     */
    public CompletableFuture<Void> restart(String name) {
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

    /**
     * Starts a connector's instance and tasks anew, as far as {@code scope} says.
     *
     * @return how things are now: what is going to be restarted is RESTARTING
     */
    public CompletableFuture<ConnectorStatus> restart(String name, RestartScope scope) {
        return requests.answer(
                "restart connector " + quoted(name),
                () ->
                        registry.change(
                                name,
                                () -> {
                                    ConnectorStatus now = status(name);
                                    restartIn(scope, now);
                                    return CompletableFuture.completedFuture(status(name));
                                }));
    }

    private void restartIn(RestartScope scope, ConnectorStatus now) {
        boolean instance = !scope.onlyFailed() || now.state() == TaskState.FAILED;
        Collection<Integer> numbers =
                now.tasks().stream()
                        .filter(task -> scope.includesTasks())
                        .filter(task -> !scope.onlyFailed() || task.state() == TaskState.FAILED)
                        .map(task -> task.id().number())
                        .toList();
        if (instance || !numbers.isEmpty()) {
            ports.status().restarting(now.name(), instance, numbers);
            requests.unattended(worker.restart(now.name(), instance, numbers));
        }
    }

    /**
     * Starts a task anew.
     *
     * @return completes when it is under way
     */
    public CompletableFuture<Void> restart(TaskId task) {
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

    /** Where a connector has got to. */
    public CompletableFuture<List<OffsetEntry>> offsets(String name) {
        return requests.answer(
                "read the offsets of connector " + quoted(name),
                () -> offsets.read(registry.require(name)));
    }

    /**
     * Changes where a stopped connector goes on.
     *
     * @return what has been done, as a sentence
     */
    public CompletableFuture<String> alterOffsets(String name, List<OffsetEntry> entries) {
        return requests.answer(
                "alter the offsets of connector " + quoted(name),
                () -> registry.change(name, () -> offsets.alter(stopped(name), entries)));
    }

    /**
     * Forgets where a stopped connector has got to.
     *
     * @return what has been done, as a sentence
     */
    public CompletableFuture<String> resetOffsets(String name) {
        return requests.answer(
                "reset the offsets of connector " + quoted(name),
                () -> registry.change(name, () -> offsets.reset(stopped(name))));
    }

    /** Offsets may be changed only while nobody can be using them. */
    private ConnectorConfig stopped(String name) {
        ConnectorConfig connector = registry.require(name);
        if (connector.initialState() != TargetState.STOPPED
                || !worker.taskSettings(name).isEmpty()) {
            throw RefusedException.badRequest(
                    "Connectors must be in the STOPPED state before their offsets can be modified."
                            + " This can be done for the specified connector by issuing a 'PUT'"
                            + " request to the '/connectors/"
                            + name
                            + "/stop' endpoint");
        }
        return connector;
    }

    /** The topics that a connector has used, sorted; refused when they aren't tracked. */
    public List<String> topics(String name) {
        requireTracking();
        return ports.status().topics(name);
    }

    /** Forgets the topics that a connector has used; refused when that isn't allowed. */
    public void resetTopics(String name) {
        requireTracking();
        if (!options.resetsTopics()) {
            throw new RefusedException(Kind.FORBIDDEN, "Topic tracking reset is disabled.");
        }
        ports.status().forgetTopics(name);
    }

    private void requireTracking() {
        if (!ports.options().tracksTopics()) {
            throw new RefusedException(Kind.FORBIDDEN, "Topic tracking is disabled.");
        }
    }

    /**
     * Looks at a connector's configuration, without making the connector.
     *
     * @param plugin the class that {@code connector.class} must name
     */
    public CompletableFuture<Validation> validate(String plugin, Map<String, String> settings) {
        return requests.answer(
                "validate a configuration of " + quoted(plugin),
                () -> validator.validate(plugin, settings));
    }

    /** The settings of a connector whose values must not be shown. */
    public CompletableFuture<Set<String>> secrets(Map<String, String> settings) {
        return requests.answer("find secrets", () -> validator.secrets(settings));
    }

    /** The plugins that can be used in connectors' configurations. */
    public CompletableFuture<List<PluginInfo>> plugins(boolean connectorsOnly) {
        return requests.answer("list plugins", () -> shelf.list(connectorsOnly));
    }

    /**
     * The settings that a plugin declares.
     *
     * @param version which of several; empty for the newest
     */
    public CompletableFuture<List<SettingDefinition>> pluginSettings(
            String plugin, Optional<String> version) {
        return requests.answer(
                "read the settings of " + quoted(plugin), () -> shelf.settings(plugin, version));
    }

    /** How the worker is. */
    public Health health() {
        List<String> abandoned = ports.threads().abandoned().present();
        return new Health(
                registry.isLoaded() ? Health.State.HEALTHY : Health.State.STARTING,
                registry.isLoaded()
                        ? "Worker has completed startup and is ready to handle requests."
                        : "Worker is still starting up.",
                abandoned);
    }

    /** Ends all connectors; they stay in the store. */
    @Override
    public void close() {
        worker.close();
    }

    private CompletableFuture<Void> target(String name, TargetState state, boolean waits) {
        return requests.answer(
                "have connector " + quoted(name) + " " + state,
                () ->
                        registry.changeAndAwait(
                                name,
                                () -> {
                                    ConnectorConfig before = registry.require(name);
                                    return registry.keep(
                                                    new ConnectorConfig(
                                                            name, before.settings(), state))
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

    private ConnectorInfo info(ConnectorConfig connector) {
        List<TaskId> ids = tasks(connector.name()).stream().map(TaskInfo::id).toList();
        return new ConnectorInfo(
                connector.name(),
                connector.settings(),
                ids,
                ports.status().connector(connector.name()).flatMap(ConnectorStatus::type));
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
