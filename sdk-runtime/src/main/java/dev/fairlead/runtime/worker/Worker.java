package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.config.ConfigException;

/**
 * A standalone worker: connectors and their tasks in this process. Thread-safe.
 *
 * <p>Each connector has a thread of its own, and so has each task; nothing that one of them does
 * holds up another.
 */
public final class Worker implements AutoCloseable {
    /** What connectors get to stop after their tasks have used up the time. */
    private static final Duration CONNECTOR_GRACE = Duration.ofSeconds(1);

    private final WorkerPorts ports;
    private final Map<String, ConnectorRunner> runners = new LinkedHashMap<>();

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
        if (runners.containsKey(connector.name())) {
            throw new ConfigException(
                    "there are two connectors named "
                            + quoted(connector.name())
                            + "; give each a name of its own");
        }
        ConnectorRunner runner = new ConnectorRunner(connector, ports);
        runners.put(connector.name(), runner);
        return runner.start();
    }

    /** Asks a connector to run, pause or stop; {@link StatusBoard} shows when it does. */
    public synchronized void target(String connector, TargetState state) {
        ConnectorRunner runner = runners.get(connector);
        if (runner == null) {
            throw new ConfigException("there is no connector named " + quoted(connector));
        }
        runner.target(state);
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
    public synchronized void close() {
        long deadline = ports.timers().nanoTime() + ports.options().taskStopPatience().toNanos();
        runners.values().forEach(runner -> runner.stop(deadline));
        long last = deadline + CONNECTOR_GRACE.toNanos();
        for (ConnectorRunner runner : runners.values()) {
            boolean ended;
            try {
                ended = runner.awaitEnd(last - ports.timers().nanoTime());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended = false;
            }
            if (!ended) {
                runner.cancel();
            }
        }
        runners.clear();
    }
}
