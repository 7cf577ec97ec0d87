package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.herder.RefusedException.Kind;
import dev.fairlead.runtime.plugin.PluginInfo;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.worker.PluginCalls;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import dev.fairlead.runtime.worker.Worker;
import dev.fairlead.runtime.worker.WorkerPorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private final ConnectorViews views;
    private final ConnectorChanges changes;
    private final Validator validator;
    private final Offsets offsets;
    private final PluginShelf shelf;
    private volatile boolean ready;

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
        this.views = new ConnectorViews(registry, worker, ports.status());
        this.changes = new ConnectorChanges(registry, requests, validator, worker, ports.status());
        this.offsets = new Offsets(ports, calls, patience);
        this.shelf = new PluginShelf(ports.plugins(), calls, patience);
    }

    /**
     * Starts the connectors that are in the store; then the worker is ready.
     *
     * @return completes when each of them is under way or has failed
     */
    public CompletableFuture<Void> start() {
        CompletableFuture<Void> started = start(name -> true);
        ready();
        return started;
    }

    /**
     * Knows the connectors that are in the store, and starts some of them. The worker isn't {@link
     * #ready} by that.
     *
     * @param which by name; the others wait for a {@link #put}
     * @return completes when each of them is under way or has failed
     */
    public CompletableFuture<Void> start(Predicate<String> which) {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        List<ConnectorConfig> kept = registry.load();
        ports.status().retain(registry.names());
        for (ConnectorConfig connector : kept) {
            if (which.test(connector.name())) {
                starting.add(worker.replace(connector).exceptionally(failure -> null));
            }
        }
        return CompletableFuture.allOf(starting.toArray(new CompletableFuture<?>[0]));
    }

    /** The worker has all that it is started with: from now on its health says so. */
    public void ready() {
        ready = true;
    }

    /** The names of all connectors, sorted. */
    public List<String> connectors() {
        return registry.names();
    }

    /** A connector; refused when there is none of this name. */
    public ConnectorInfo connector(String name) {
        return views.connector(name);
    }

    /** How a connector and its tasks are doing; refused when there is none of this name. */
    public ConnectorStatus status(String name) {
        return views.status(name);
    }

    /** How a task is doing; refused when there is none. */
    public TaskStatus status(TaskId task) {
        return views.status(task);
    }

    /** The configurations of a connector's tasks; refused when there is no such connector. */
    public List<TaskInfo> tasks(String name) {
        return views.tasks(name);
    }

    /**
     * Makes a connector and starts it in its initial state.
     *
     * @return completes when it has started; when it fails to, it is there all the same, failed
     */
    public CompletableFuture<ConnectorInfo> create(ConnectorConfig connector) {
        return changes.create(connector);
    }

    /** Gives a connector a configuration, or makes it if there is none of this name. */
    public CompletableFuture<StoredConfig> put(String name, Map<String, String> settings) {
        return changes.put(name, settings, TargetState.RUNNING);
    }

    /** The same; a connector that is new begins in its initial state. */
    public CompletableFuture<StoredConfig> put(ConnectorConfig connector) {
        return changes.put(connector.name(), connector.settings(), connector.initialState());
    }

    /**
     * Changes some settings of a connector.
     *
     * @param changed null removes a setting
     */
    public CompletableFuture<ConnectorInfo> patch(
            String name, Map<String, @Nullable String> changed) {
        return changes.patch(name, changed);
    }

    /** Ends a connector and forgets its configuration; source offsets stay. */
    public CompletableFuture<Void> delete(String name) {
        return changes.delete(name);
    }

    /** Asks a connector to pause; completes when that is kept, not when it does. */
    public CompletableFuture<Void> pause(String name) {
        return changes.target(name, TargetState.PAUSED, false);
    }

    /** Asks a connector to run again; completes when that is kept, not when it does. */
    public CompletableFuture<Void> resume(String name) {
        return changes.target(name, TargetState.RUNNING, false);
    }

    /** Stops a connector: it has no tasks any more; completes when it is stopped. */
    public CompletableFuture<Void> stop(String name) {
        return changes.target(name, TargetState.STOPPED, true);
    }

    /**
     * Starts a connector's instance anew.
     *
     * @return completes when it has started
     */
    public CompletableFuture<Void> restart(String name) {
        return changes.restart(name);
    }

    /**
     * Starts a connector's instance and tasks anew, as far as {@code scope} says.
     *
     * @return how things are now: what is going to be restarted is RESTARTING
     */
    public CompletableFuture<ConnectorStatus> restart(String name, RestartScope scope) {
        return changes.restart(name, scope);
    }

    /**
     * Starts a task anew.
     *
     * @return completes when it is under way
     */
    public CompletableFuture<Void> restart(TaskId task) {
        return changes.restart(task);
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
                ready ? Health.State.HEALTHY : Health.State.STARTING,
                ready
                        ? "Worker has completed startup and is ready to handle requests."
                        : "Worker is still starting up.",
                abandoned);
    }

    /** Ends all connectors; they stay in the store. */
    @Override
    public void close() {
        worker.close();
    }
}
