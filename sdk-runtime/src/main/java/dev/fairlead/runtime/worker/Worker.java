package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.config.ConfigException;

/**
 * Connectors and their tasks in this process. Thread-safe; no method but {@link #close} waits for a
 * connector.
 *
 * <p>Each connector has a thread of its own, and so has each task; nothing that one of them does
 * holds up another. A connector that doesn't end in time is given up, and another instance of it
 * can run beside what is left of the old one.
 */
public final class Worker implements AutoCloseable {
    /** What connectors get at most to stop after their tasks have used up the time. */
    private static final Duration GRACE_MAX = Duration.ofSeconds(1);

    private final WorkerPorts ports;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Void>> leaving = new HashMap<>();

    public Worker(WorkerPorts ports) {
        this.ports = ports;
    }

    /**
     * Starts a connector.
     *
     * @return completes when its tasks are under way; fails with what is wrong with it
     * @throws ConfigException there is one of this name already
     */
    public synchronized CompletableFuture<Void> start(ConnectorConfig connector) {
        if (slots.containsKey(connector.name())) {
            throw new ConfigException(
                    "there are two connectors named "
                            + quoted(connector.name())
                            + "; give each a name of its own");
        }
        return replace(connector);
    }

    /**
     * Starts a connector when the one of its name, if there is any, has ended.
     *
     * @return completes when its tasks are under way; fails with what is wrong with it
     */
    public synchronized CompletableFuture<Void> replace(ConnectorConfig connector) {
        CompletableFuture<Void> before = leave(connector.name());
        Slot slot = new Slot(connector, ports);
        slots.put(connector.name(), slot);
        Afterwards.run(before, slot::open);
        return slot.runner().thenCompose(ConnectorRunner::start);
    }

    /**
     * Ends a connector and forgets it.
     *
     * @return completes when it has ended, or was given up
     */
    public synchronized CompletableFuture<Void> remove(String connector) {
        return leave(connector).thenRun(() -> forget(connector));
    }

    private synchronized void forget(String connector) {
        if (!slots.containsKey(connector)) {
            ports.status().forget(connector);
            ports.secrets().drop(connector);
        }
    }

    /**
     * Asks a connector to run, pause or stop. One that doesn't stop in time is given up.
     *
     * @return completes when it does; fails if it can't, or if it is asked for something else
     *     before
     */
    public synchronized CompletableFuture<Void> target(String connector, TargetState state) {
        Slot slot = slot(connector);
        CompletableFuture<Void> reached = slot.runner().thenCompose(runner -> runner.target(state));
        slot.target(state);
        return state == TargetState.STOPPED ? orAnew(slot, reached, reached) : reached;
    }

    /**
     * Starts a connector's instance, or some of its tasks, anew. If it hangs, it is given up and
     * all of it is started anew.
     *
     * @return completes when that is done; fails if it can't be
     */
    public synchronized CompletableFuture<Void> restart(
            String connector, boolean instance, Collection<Integer> tasks) {
        Slot slot = slot(connector);
        CompletableFuture<ConnectorRunner.Restart> asked =
                slot.runner().thenApply(runner -> runner.restart(instance, tasks));
        return orAnew(
                slot,
                asked.thenCompose(ConnectorRunner.Restart::stopped),
                asked.thenCompose(ConnectorRunner.Restart::done));
    }

    /** The settings of a connector's tasks, placeholders not filled. */
    public synchronized List<Map<String, String>> taskSettings(String connector) {
        Slot slot = slots.get(connector);
        return slot == null ? List.of() : slot.taskSettings();
    }

    /** How everything is doing. */
    public StatusBoard status() {
        return ports.status();
    }

    /**
     * Stops all connectors and their tasks: together they have the time of {@code
     * task.shutdown.graceful.timeout.ms}, and what still runs then is given up.
     */
    @Override
    public void close() {
        List<ConnectorRunner> runners = new ArrayList<>();
        synchronized (this) {
            slots.values().forEach(slot -> slot.close().ifPresent(runners::add));
            slots.clear();
        }
        long deadline = ports.timers().nanoTime() + ports.options().taskStopPatience().toNanos();
        runners.forEach(runner -> runner.stop(deadline));
        long last = deadline + grace().toNanos();
        for (ConnectorRunner runner : runners) {
            try {
                boolean ended = runner.awaitEnd(last - ports.timers().nanoTime());
                if (!ended) {
                    runner.cancel();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                runner.cancel();
            }
        }
    }

    /** Ends a connector; completes when it, and others of its name before it, are gone. */
    private CompletableFuture<Void> leave(String connector) {
        Slot slot = slots.remove(connector);
        CompletableFuture<Void> before =
                leaving.getOrDefault(connector, CompletableFuture.completedFuture(null));
        if (slot == null) {
            return before;
        }
        CompletableFuture<Void> gone =
                slot.close()
                        .map(
                                runner ->
                                        before.thenCombine(
                                                end(runner), (earlier, now) -> (Void) null))
                        .orElse(before);
        leaving.put(connector, gone);
        Afterwards.run(gone, () -> left(connector, gone));
        return gone;
    }

    private synchronized void left(String connector, CompletableFuture<Void> gone) {
        leaving.remove(connector, gone);
    }

    private CompletableFuture<Void> end(ConnectorRunner runner) {
        Duration patience = ports.options().taskStopPatience();
        runner.stop(ports.timers().nanoTime() + patience.toNanos());
        Timers.Pending lastCall =
                ports.timers().schedule(patience.plus(grace()), () -> aside(runner::cancel));
        return runner.gone().thenRun(lastCall::cancel);
    }

    /**
     * What {@code done} becomes, but when {@code stopped} doesn't come in time, the connector is
     * replaced by an instance of its own.
     */
    private CompletableFuture<Void> orAnew(
            Slot slot, CompletableFuture<Void> stopped, CompletableFuture<Void> done) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        AtomicBoolean settled = new AtomicBoolean();
        Timers.Pending watch =
                ports.timers()
                        .schedule(
                                ports.options().taskStopPatience().plus(grace()),
                                () -> {
                                    if (!stopped.isDone() && settled.compareAndSet(false, true)) {
                                        aside(() -> Afterwards.passOn(anew(slot), result));
                                    }
                                });
        Afterwards.run(stopped, watch::cancel);
        Afterwards.run(
                done,
                () -> {
                    watch.cancel();
                    if (settled.compareAndSet(false, true)) {
                        Afterwards.passOn(done, result);
                    }
                });
        return result;
    }

    /** Not on the thread of the timers: giving a task up may take a while. */
    private void aside(Runnable action) {
        ports.threads().companions("worker").execute(action);
    }

    private synchronized CompletableFuture<Void> anew(Slot slot) {
        if (slots.get(slot.config().name()) != slot) {
            return CompletableFuture.failedFuture(Slot.ended(slot.config().name()));
        }
        return replace(slot.config());
    }

    private Duration grace() {
        Duration patience = ports.options().taskStopPatience();
        return patience.compareTo(GRACE_MAX) < 0 ? patience : GRACE_MAX;
    }

    private Slot slot(String connector) {
        Slot slot = slots.get(connector);
        if (slot == null) {
            throw new ConfigException("there is no connector named " + quoted(connector));
        }
        return slot;
    }
}
