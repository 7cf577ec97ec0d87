package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connector and its tasks, on a thread of its own, so that a connector that hangs or fails
 * harms no other. Everybody else leaves requests; the thread does them in order.
 */
final class ConnectorRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorRunner.class);

    private final ConnectorConfig config;
    private final WorkerPorts ports;
    private final TaskGroup tasks;
    private final BlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
    private final AtomicBoolean reconfigurationAsked = new AtomicBoolean();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private TargetState target;
    private @Nullable OpenConnector open;
    private boolean instanceStarted;
    private volatile boolean ending;
    private volatile @Nullable Thread thread;

    ConnectorRunner(ConnectorConfig config, WorkerPorts ports) {
        this.config = config;
        this.ports = ports;
        this.target = config.initialState();
        this.tasks = new TaskGroup(config.name(), ports, config.settings());
    }

    /**
     * Starts the thread. Any thread, once.
     *
     * @return completes when the connector has reached its initial state and its tasks are under
     *     way; fails with what is wrong
     */
    CompletableFuture<Void> start() {
        thread =
                ports.threads()
                        .start(
                                "connector-thread-" + config.name(),
                                config.name() + "|worker",
                                ConnectorRunner.class.getClassLoader(),
                                this::run);
        return started;
    }

    /** Asks the connector to run, pause or stop. Any thread. */
    void target(TargetState state) {
        requests.add(() -> attempt(() -> reach(state)));
    }

    /**
     * Asks the connector to end.
     *
     * @param deadline of {@link Timers#nanoTime}, by which its tasks must have stopped. Any thread.
     */
    void stop(long deadline) {
        ending = true;
        tasks.requestStop();
        requests.add(
                () -> {
                    tasks.stop(deadline);
                    stopInstance();
                });
    }

    /** Waits for the end; false when it didn't come in time. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return ended.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /** Gives the connector up; its thread is interrupted and left to itself. Any thread. */
    void cancel() {
        LOG.error(
                "connector {} did not stop in time and is given up; it blocks in a call",
                quoted(config.name()));
        tasks.cancel();
        Thread owner = thread;
        if (owner != null) {
            owner.interrupt();
        }
    }

    private void run() {
        try {
            attempt(
                    () -> {
                        open();
                        reach(target);
                    });
            started.complete(null);
            ports.metrics().connectorStarted(!started.isCompletedExceptionally());
            while (!ending || !requests.isEmpty()) {
                requests.take().run();
            }
        } catch (InterruptedException e) {
            LOG.debug("given up", e);
        } finally {
            closeWorld();
            ended.countDown();
        }
    }

    /** Does {@code action}; what goes wrong makes the connector fail, and nobody else. */
    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (ConfigException | ConnectException e) {
            failed("its start", e);
            started.completeExceptionally(e);
        } catch (RuntimeException e) {
            failed("the worker's logic", e);
            started.completeExceptionally(e);
        }
    }

    private void open() {
        open = new ConnectorOpening(config, ports).open(this::askReconfiguration, this::raised);
    }

    private OpenConnector requireOpen() {
        OpenConnector present = open;
        if (present == null) {
            throw new ConnectException(
                    "connector "
                            + quoted(config.name())
                            + " has failed to start; correct its configuration and restart it");
        }
        return present;
    }

    private void reach(TargetState state) {
        target = state;
        OpenConnector connector = requireOpen();
        switch (state) {
            case RUNNING -> {
                if (!instanceStarted) {
                    ConnectorOpening.returned(connector.calls().start(connector.settings()));
                    instanceStarted = true;
                }
                post(TaskState.RUNNING, Optional.empty());
                configureTasks(connector);
                tasks.resume();
            }
            case PAUSED -> {
                stopInstance();
                post(TaskState.PAUSED, Optional.empty());
                LOG.info("connector {} is {}", quoted(config.name()), state);
                tasks.pause();
            }
            case STOPPED -> {
                stopInstance();
                tasks.stop(patience());
                post(TaskState.STOPPED, Optional.empty());
                LOG.info("connector {} is {}", quoted(config.name()), state);
            }
        }
    }

    /** Asks the connector for its tasks and starts them anew if they differ. */
    private void configureTasks(OpenConnector connector) {
        int most = connector.plan().options().tasksMax();
        List<Map<String, String>> settings =
                ConnectorOpening.returned(connector.calls().taskConfigs(most));
        if (settings.size() > most) {
            String excess =
                    "the connector made "
                            + settings.size()
                            + " task configurations although tasks.max is "
                            + most;
            if (connector.plan().options().tasksMaxEnforced()) {
                throw new ConnectException(
                        excess + "; raise tasks.max or report this to the connector's author");
            }
            LOG.warn("{}, and tasks.max.enforce=false lets it", excess);
        }
        if (ending || tasks.has(settings)) {
            return;
        }
        tasks.stop(patience());
        tasks.start(connector, settings, target == TargetState.PAUSED);
    }

    private void askReconfiguration() {
        if (reconfigurationAsked.compareAndSet(false, true)) {
            requests.add(
                    () -> {
                        reconfigurationAsked.set(false);
                        if (target == TargetState.RUNNING && instanceStarted) {
                            attempt(() -> configureTasks(requireOpen()));
                        }
                    });
        }
    }

    private void raised(Exception cause) {
        requests.add(() -> failed("its own work (it raised an error)", cause));
    }

    private void stopInstance() {
        OpenConnector present = open;
        if (present != null && instanceStarted) {
            instanceStarted = false;
            present.calls().stop();
        }
    }

    private void closeWorld() {
        OpenConnector present = open;
        if (present != null) {
            present.world().close();
            present.metrics().close();
            post(TaskState.UNASSIGNED, Optional.empty());
        }
    }

    private long patience() {
        return ports.timers().nanoTime() + ports.options().taskStopPatience().toNanos();
    }

    private void post(TaskState state, Optional<Failure> failure) {
        ports.status().connectorChanged(config.name(), state, failure);
    }

    private void failed(String during, Exception cause) {
        post(TaskState.FAILED, Optional.of(Failure.fatal(during, cause)));
        if (cause instanceof ConfigException) {
            LOG.error("{}", cause.getMessage());
        } else {
            LOG.error("connector {} failed during {}", quoted(config.name()), during, cause);
        }
    }
}
