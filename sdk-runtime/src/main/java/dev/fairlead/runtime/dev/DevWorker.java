package dev.fairlead.runtime.dev;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.OffsetEntry;
import dev.fairlead.runtime.herder.RestartScope;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.standalone.StandaloneWorker;
import dev.fairlead.runtime.standalone.WorkerSetup;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.ObservedLogs;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A worker whose plugins can be exchanged while its process runs. A reload ends the worker, which
 * commits, and starts another one on the same data: whatever a plugin is, a config provider and a
 * REST extension too, all of it is then the new one, and the old class loaders are closed. The REST
 * API keeps a port that the system has chosen.
 *
 * <p>A connector that doesn't start harms nothing else: what is wrong with it is told, and the next
 * reload tries again. Thread-safe; calls that change something come one after the other.
 */
public final class DevWorker implements AutoCloseable {
    /**
     * What a change has come to.
     *
     * @param connectors how those that are there are doing
     * @param troubles what is wrong with those that did not start, by name
     */
    public record Round(List<ConnectorStatus> connectors, Map<String, String> troubles) {
        public Round {
            connectors = List.copyOf(connectors);
            troubles = Map.copyOf(troubles);
        }
    }

    private static final Set<TaskState> ON_THE_WAY =
            EnumSet.of(TaskState.UNASSIGNED, TaskState.RESTARTING);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = 1_000_000;

    private final RecentOffsets recent = new RecentOffsets();
    private final Map<String, ConnectorConfig> configs = new LinkedHashMap<>();
    private WorkerSetup setup;
    private @Nullable StandaloneWorker worker;
    private Optional<URI> address = Optional.empty();
    private boolean paused;
    private boolean closed;

    /**
     * @param setup without connectors; it must not end with the process, its owner does that
     * @param screen sees the records that pass
     */
    public DevWorker(WorkerSetup setup, ObservedLogs.Observer screen) {
        this.setup = setup.withObserver(new Watch(screen, recent));
    }

    /**
     * Starts the worker, with these connectors and no others that it had before.
     *
     * @throws org.apache.kafka.common.config.ConfigException lists what is wrong with the worker's
     *     configuration
     */
    public synchronized Round start(List<ConnectorConfig> connectors) {
        connectors.forEach(connector -> configs.put(connector.name(), connector));
        return begin();
    }

    /**
     * Exchanges all plugins.
     *
     * @param pluginPath where the new ones are
     */
    public synchronized Round reload(List<Path> pluginPath) {
        stop();
        setup =
                setup.withSetting(
                        "plugin.path",
                        pluginPath.stream().map(Path::toString).collect(Collectors.joining(",")));
        return begin();
    }

    /** Gives a connector a configuration, or makes it if there is none of this name. */
    public synchronized Round put(ConnectorConfig connector) {
        configs.put(connector.name(), connector);
        return put(List.of(connector));
    }

    /** Ends a connector; its offsets stay. */
    public synchronized Round remove(String connector) {
        configs.remove(connector);
        return waitingFor(Map.of(connector, herder().delete(connector)));
    }

    /**
     * Pauses all connectors if they run, else has them run again.
     *
     * @return whether they are paused now
     */
    public synchronized boolean pauseOrResume() {
        paused = !paused;
        for (String name : herder().connectors()) {
            (paused ? herder().pause(name) : herder().resume(name)).join();
        }
        return paused;
    }

    /** Starts all connectors and their tasks anew. */
    public synchronized Round restart() {
        Map<String, CompletableFuture<?>> restarts = new TreeMap<>();
        for (String name : herder().connectors()) {
            restarts.put(name, herder().restart(name, new RestartScope(true, false)));
        }
        return waitingFor(restarts);
    }

    /**
     * Has all connectors go back.
     *
     * @param records how many records, or to the beginning; of a sink as many in each partition
     */
    public synchronized Round rewind(OptionalInt records) {
        Map<String, CompletableFuture<?>> rewinds = new TreeMap<>();
        for (String name : herder().connectors()) {
            rewinds.put(name, rewind(name, records));
        }
        return waitingFor(rewinds);
    }

    /** It goes on whether it could be rewound or not. */
    private CompletableFuture<Void> rewind(String name, OptionalInt records) {
        Herder herder = herder();
        boolean stays = paused;
        return herder.stop(name)
                .thenCompose(
                        stopped ->
                                records.isEmpty()
                                        ? herder.resetOffsets(name)
                                        : goBack(herder, name, records.getAsInt()))
                .thenCompose(done -> herder.offsets(name))
                .thenAccept(now -> recent.standsAt(name, now))
                .handle((done, failure) -> Optional.ofNullable(failure))
                .thenCompose(
                        failure ->
                                (stays ? herder.pause(name) : herder.resume(name))
                                        .thenCompose(goesOn -> failed(failure)));
    }

    private static CompletableFuture<Void> failed(Optional<Throwable> failure) {
        return failure.<CompletableFuture<Void>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<String> goBack(Herder herder, String name, int records) {
        return herder.offsets(name)
                .thenCompose(
                        now -> {
                            List<OffsetEntry> goal =
                                    now.stream().anyMatch(DevWorker::isOfSink)
                                            ? now.stream().map(it -> earlier(it, records)).toList()
                                            : recent.beforeTheLast(name, records);
                            return goal.isEmpty()
                                    ? CompletableFuture.completedFuture("nothing has passed")
                                    : herder.alterOffsets(name, goal);
                        });
    }

    /** Where the connectors have got to, by name. */
    public synchronized Map<String, List<OffsetEntry>> offsets() {
        Map<String, List<OffsetEntry>> offsets = new TreeMap<>();
        for (String name : herder().connectors()) {
            offsets.put(name, herder().offsets(name).join());
        }
        return offsets;
    }

    /** How the connectors are doing. */
    public synchronized List<ConnectorStatus> status() {
        return worker == null ? List.of() : worker.status();
    }

    /** Where its REST API is; empty when it has none. */
    public synchronized Optional<URI> restAddress() {
        return worker == null ? Optional.empty() : worker.restAddress();
    }

    /** Stops the connectors, which commit; a second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    private Round begin() {
        if (closed) {
            throw new IllegalStateException("the worker is closed");
        }
        forgetConnectors();
        worker = StandaloneWorker.start(withAddress());
        if (setup.settings().getOrDefault("listeners", "").endsWith(":0")) {
            address = worker.restAddress();
        }
        return put(List.copyOf(configs.values()));
    }

    /** What is to run is told by those who start this; a file that is gone must not live on. */
    private void forgetConnectors() {
        try {
            Files.deleteIfExists(
                    WorkerOptions.parse(setup.source(), setup.settings()).connectorsFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it was before, unless somebody else has taken the port meanwhile. */
    private WorkerSetup withAddress() {
        return address.filter(DevWorker::isFree)
                .map(before -> setup.withSetting("listeners", before.toString()))
                .orElse(setup);
    }

    private static boolean isFree(URI address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address.getHost(), address.getPort()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Round put(List<ConnectorConfig> connectors) {
        Map<String, CompletableFuture<?>> starting = new TreeMap<>();
        for (ConnectorConfig connector : connectors) {
            starting.put(
                    connector.name(),
                    herder().put(paused ? connector.withState(TargetState.PAUSED) : connector));
        }
        Round round = waitingFor(starting);
        connectors.stream().map(ConnectorConfig::name).forEach(this::remember);
        return round;
    }

    private Round waitingFor(Map<String, ? extends CompletableFuture<?>> changes) {
        Map<String, String> troubles = new HashMap<>();
        changes.forEach(
                (name, change) -> {
                    try {
                        change.join();
                    } catch (CompletionException e) {
                        troubles.put(name, trouble(e));
                    }
                });
        awaitStates();
        return new Round(status(), troubles);
    }

    /** A task's thread begins after its connector has started. */
    private void awaitStates() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (status().stream().anyMatch(DevWorker::isOnItsWay) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static boolean isOnItsWay(ConnectorStatus connector) {
        return ON_THE_WAY.contains(connector.state())
                || connector.tasks().stream().anyMatch(task -> ON_THE_WAY.contains(task.state()));
    }

    private static String trouble(CompletionException failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        Throwable told = cause;
        return Objects.requireNonNullElseGet(told.getMessage(), () -> reason(told));
    }

    private static boolean isOfSink(OffsetEntry entry) {
        return entry.offset() != null
                && entry.partition() != null
                && entry.offset().get("kafka_offset") instanceof Number
                && entry.partition().containsKey("kafka_topic");
    }

    private static OffsetEntry earlier(OffsetEntry entry, int records) {
        Map<String, ?> offset = Objects.requireNonNull(entry.offset());
        long position = ((Number) Objects.requireNonNull(offset.get("kafka_offset"))).longValue();
        return new OffsetEntry(
                entry.partition(), Map.of("kafka_offset", Math.max(0, position - records)));
    }

    /** Where a source stood before the first of its records that passed here. */
    private void remember(String name) {
        if (herder().connectors().contains(name)) {
            recent.beganAt(name, herder().offsets(name).exceptionally(e -> List.of()).join());
        }
    }

    private Herder herder() {
        if (worker == null) {
            throw new IllegalStateException("the worker hasn't been started");
        }
        return worker.herder();
    }

    private void stop() {
        if (worker != null) {
            worker.stop();
            worker = null;
        }
    }

    /** Remembers offsets beside showing records. */
    private record Watch(ObservedLogs.Observer screen, RecentOffsets recent)
            implements ObservedLogs.Observer {
        @Override
        public void acknowledged(OutboundRecord record, int partition, long offset) {
            screen.acknowledged(record, partition, offset);
        }

        @Override
        public void transformed(TaskId task, SourceRecord record) {
            recent.passed(task.connector(), record.sourcePartition(), record.sourceOffset());
            screen.transformed(task, record);
        }

        @Override
        public void consumed(TaskId task, InboundRecord record) {
            screen.consumed(task, record);
        }
    }
}
