package dev.fairlead.runtime.standalone;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.StoredConfig;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker in this process, with its connectors, its state on disk, and its REST API. Thread-safe.
 *
 * <p>It has the connectors that it had before, and those that it is started with. A configuration
 * that it is started with wins over the one that it kept; but a connector that it knows stays
 * paused or stopped.
 */
public final class StandaloneWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandaloneWorker.class);

    private final WorkerAssembly world;
    private final Herder herder;
    private final CountDownLatch ended = new CountDownLatch(1);

    private StandaloneWorker(WorkerAssembly world) {
        this.world = world;
        this.herder = world.herder();
    }

    /**
     * Starts a worker, and waits until the connectors that it is given are under way.
     *
     * @throws ConfigException lists everything that is wrong with the worker's configuration
     * @throws ConnectException a connector that it is given did not start; the worker has ended
     */
    public static StandaloneWorker start(WorkerSetup setup) {
        StandaloneWorker worker = new StandaloneWorker(WorkerAssembly.open(setup));
        if (setup.endsWithProcess()) {
            Runtime.getRuntime().addShutdownHook(new Thread(worker::stop, "shutdown"));
        }
        try {
            worker.begin(setup.connectors());
            return worker;
        } catch (RuntimeException e) {
            worker.stop();
            throw e;
        }
    }

    /**
     * Looks at a worker's configuration, and starts nothing.
     *
     * @throws ConfigException lists everything that is wrong
     */
    public static void check(WorkerSetup setup) {
        try (Closing closing = new Closing()) {
            WorkerPlan.of(setup, closing);
        }
    }

    private void begin(List<ConnectorConfig> given) {
        List<String> names = given.stream().map(ConnectorConfig::name).toList();
        CompletableFuture<Void> kept = herder.start(name -> !names.contains(name));
        Map<String, CompletableFuture<StoredConfig>> starting = new LinkedHashMap<>();
        given.forEach(connector -> starting.put(connector.name(), herder.put(connector)));
        world.serve();
        List<String> failed = new ArrayList<>();
        List<Throwable> causes = new ArrayList<>();
        starting.forEach(
                (name, started) -> {
                    try {
                        started.join();
                    } catch (CompletionException e) {
                        Throwable cause = e.getCause() == null ? e : e.getCause();
                        failed.add(
                                "connector "
                                        + quoted(name)
                                        + " did not start: "
                                        + cause.getMessage());
                        causes.add(cause);
                    }
                });
        if (!failed.isEmpty()) {
            throw new ConnectException(
                    String.join("\n", failed)
                            + "\nThe worker ends; correct this, or start it without",
                    causes.get(0));
        }
        world.awaitRest();
        herder.ready();
        LOG.debug("connectors that were kept are under way: {}", kept.isDone());
        world.began(herder.connectors().size());
    }

    /** Where its REST API is; empty when it has none. */
    public Optional<URI> restAddress() {
        return world.restAddress();
    }

    /** What can be asked of it. */
    public Herder herder() {
        return herder;
    }

    /** How its connectors are doing. */
    public List<ConnectorStatus> status() {
        return world.status().connectors();
    }

    /** Waits until it has stopped. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /**
     * Stops the connectors, which commit, and then all else. Takes no longer than {@code
     * task.shutdown.graceful.timeout.ms} and little more. A second call does nothing.
     */
    public synchronized void stop() {
        if (ended.getCount() == 0) {
            return;
        }
        world.close();
        ended.countDown();
    }

    /** The same as {@link #stop}. */
    @Override
    public void close() {
        stop();
    }
}
