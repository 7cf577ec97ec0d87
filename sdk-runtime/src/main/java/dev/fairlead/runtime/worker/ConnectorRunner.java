package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.config.RestartOptions;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.wording.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
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

    private static final int REQUESTS_MAX = 1000;

    private final ConnectorConfig config;
    private final WorkerPorts ports;
    private final StatusBoard.Desk desk;
    private final TaskGroup tasks;
    private final Recovery recovery;
    private final Renewal renewal;
    private final BlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
    private final AtomicBoolean reconfigurationAsked = new AtomicBoolean();
    private final AtomicInteger targetsAsked = new AtomicInteger();
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private TargetState target;
    private volatile @Nullable OpenConnector open;
    private boolean instanceStarted;
    private boolean failed;
    private boolean over;
    private volatile boolean ending;
    private volatile @Nullable Thread thread;

    /**
     * A restart that was asked for.
     *
     * @param stopped completes when what was running has stopped
     * @param done completes when it runs again
     */
    record Restart(CompletableFuture<Void> stopped, CompletableFuture<Void> done) {}

    ConnectorRunner(ConnectorConfig config, WorkerPorts ports) {
        this.config = config;
        this.ports = ports;
        this.target = config.initialState();
        this.desk = ports.status().desk(config.name());
        this.tasks = new TaskGroup(config, ports, desk, this::report);
        this.recovery =
                new Recovery(
                        RestartOptions.parse(config.settings(), new Problems()),
                        ports.timers(),
                        this::recover,
                        this::showRecovery);
        this.renewal =
                new Renewal(config, ports, () -> request(new CompletableFuture<>(), this::renew));
    }

    /**
     * Starts the thread. Any thread, once.
     *
     * @return completes when the connector has reached its initial state and its tasks are under
     *     way; fails with what is wrong
     */
    CompletableFuture<Void> start() {
        failWhenGone(started);
        thread =
                ports.threads()
                        .start(
                                "connector-thread-" + config.name(),
                                config.name() + "|worker",
                                ConnectorRunner.class.getClassLoader(),
                                this::run);
        return started;
    }

    /**
     * Asks the connector to run, pause or stop. Any thread.
     *
     * @return completes when it does; fails if it can't, or if it is asked for something else
     *     before
     */
    CompletableFuture<Void> target(TargetState state) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        int number = targetsAsked.incrementAndGet();
        request(
                reached,
                () -> {
                    if (number != targetsAsked.get()) {
                        throw new CancellationException(
                                "connector "
                                        + quoted(config.name())
                                        + " was asked for another state meanwhile");
                    }
                    change(state);
                });
        return reached;
    }

    /** Asks for the connector's instance, or some of its tasks, to be started anew. Any thread. */
    Restart restart(boolean instance, Collection<Integer> numbers) {
        Restart restart = new Restart(new CompletableFuture<>(), new CompletableFuture<>());
        numbers.forEach(recovery::forget);
        if (instance) {
            recovery.forget(Recovery.INSTANCE);
        }
        request(restart.done(), () -> restart(instance, List.copyOf(numbers), restart.stopped()));
        return restart;
    }

    /** Starts what has failed anew, because its time has come. Any thread. */
    private void recover(int which) {
        boolean instance = which == Recovery.INSTANCE;
        LOG.info(
                "{} is started anew, because its policy says so",
                instance
                        ? "connector " + quoted(config.name())
                        : "task " + new TaskId(config.name(), which));
        request(
                new CompletableFuture<>(),
                () ->
                        restart(
                                instance,
                                instance ? List.of() : List.of(which),
                                new CompletableFuture<>()));
    }

    /** The values of config providers ran out. */
    private void renew() {
        if (!ending && renewal.isChanged()) {
            LOG.info(
                    "connector {} and its tasks are started anew, because config providers have"
                            + " other values for them",
                    quoted(config.name()));
            recovery.forgetAll();
            List<Integer> all = IntStream.range(0, taskSettings().size()).boxed().toList();
            restart(true, all, new CompletableFuture<>());
        }
    }

    private void showRecovery(int which, Optional<RestartStatus> status) {
        if (which == Recovery.INSTANCE) {
            desk.restarts(status);
        } else {
            desk.restarts(new TaskId(config.name(), which), status);
        }
    }

    /**
     * Asks the connector to end.
     *
     * @param deadline of {@link Timers#nanoTime}, by which its tasks must have stopped. Any thread.
     */
    void stop(long deadline) {
        ending = true;
        recovery.close();
        renewal.close();
        tasks.requestStop();
        requests.add(
                () -> {
                    tasks.stop(deadline);
                    stopInstance();
                    over = true;
                });
    }

    /** Completes when the connector has ended, or was given up. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** Waits for the end; false when it didn't come in time. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return ended.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /** Gives the connector up if it still runs; its thread is interrupted and left. Any thread. */
    void cancel() {
        Thread owner = thread;
        if (ended.getCount() > 0 && owner != null) {
            String stack =
                    ports.threads()
                            .abandoned()
                            .add("connector " + quoted(config.name()), owner, ended);
            LOG.error(
                    "connector {} did not stop in time and is given up; what it does from now on"
                            + " does not count. It is{}",
                    quoted(config.name()),
                    stack);
            desk.connectorChanged(TaskState.UNASSIGNED, Optional.empty());
            tasks.cancel();
            OpenConnector present = open;
            if (present != null) {
                present.world().close();
                present.metrics().close();
            }
            owner.interrupt();
        }
        left();
    }

    /** The settings of the tasks that are there, placeholders not filled. Any thread. */
    List<Map<String, String>> taskSettings() {
        return tasks.settings();
    }

    private void run() {
        try {
            attempt(
                    started,
                    () -> {
                        open();
                        reach(target);
                    });
            ports.metrics().connectorStarted(!started.isCompletedExceptionally());
            while (!over) {
                requests.take().run();
            }
        } catch (InterruptedException e) {
            LOG.debug("given up", e);
        } finally {
            stopInstance(); // one that was given up, and came back late, still runs
            closeWorld();
            ended.countDown();
            left();
        }
    }

    private void request(CompletableFuture<Void> done, Runnable action) {
        if (requests.size() >= REQUESTS_MAX) {
            done.completeExceptionally(
                    new CancellationException(
                            REQUESTS_MAX
                                    + " requests to connector "
                                    + quoted(config.name())
                                    + " wait already, because it hangs; stop or delete it"));
            return;
        }
        failWhenGone(done);
        requests.add(() -> attempt(done, action));
    }

    private void failWhenGone(CompletableFuture<Void> done) {
        waiting.add(done);
        if (gone.isDone()) {
            left();
        }
    }

    /** The connector has ended, or was given up: nobody needs to wait for it any more. */
    private void left() {
        gone.complete(null);
        for (CompletableFuture<Void> each : waiting) {
            each.completeExceptionally(Slot.ended(config.name()));
        }
        waiting.clear();
    }

    /** Does {@code action}; what goes wrong makes the connector fail, and nobody else. */
    private void attempt(CompletableFuture<Void> done, Runnable action) {
        try {
            action.run();
            done.complete(null);
        } catch (CancellationException e) {
            done.completeExceptionally(e);
        } catch (ConfigException | ConnectException e) {
            failed("its start", e);
            done.completeExceptionally(e);
        } catch (RuntimeException e) {
            failed("the worker's logic", e);
            done.completeExceptionally(e);
        } finally {
            waiting.removeIf(CompletableFuture::isDone);
        }
    }

    private void open() {
        open =
                new ConnectorOpening(config, ports, desk)
                        .open(renewal.fill(), this::askReconfiguration, this::raised);
    }

    private OpenConnector requireOpen() {
        OpenConnector present = open;
        if (present == null) {
            throw new CancellationException(
                    "connector "
                            + quoted(config.name())
                            + " has failed to start; correct its configuration or restart it");
        }
        return present;
    }

    /** Changes the target state; a failed connector can only be stopped, its tasks all the same. */
    private void change(TargetState state) {
        if (state == TargetState.STOPPED) {
            failed = false;
        }
        if (!failed) {
            reach(state);
            return;
        }
        target = state;
        if (state == TargetState.PAUSED) {
            tasks.pause();
        } else {
            tasks.resume();
        }
        throw new CancellationException(
                "connector "
                        + quoted(config.name())
                        + " has failed and can't be "
                        + state
                        + "; restart it first");
    }

    private void reach(TargetState state) {
        target = state;
        switch (state) {
            case RUNNING -> {
                OpenConnector connector = requireOpen();
                if (!instanceStarted) {
                    ConnectorOpening.returned(connector.calls().start(connector.settings()));
                    instanceStarted = true;
                }
                post(TaskState.RUNNING, Optional.empty());
                configureTasks(connector);
                tasks.resume();
                recovery.running(Recovery.INSTANCE);
            }
            case PAUSED -> {
                stopInstance();
                post(TaskState.PAUSED, Optional.empty());
                LOG.info("connector {} is {}", quoted(config.name()), state);
                tasks.pause();
            }
            case STOPPED -> {
                recovery.forgetAll();
                stopInstance();
                tasks.stop(patience());
                desk.keepTasks(0);
                post(TaskState.STOPPED, Optional.empty());
                LOG.info("connector {} is {}", quoted(config.name()), state);
            }
        }
    }

    /** Asks the connector for its tasks and starts them anew if they differ. */
    private void configureTasks(OpenConnector connector) {
        if (ending) {
            return;
        }
        int most = connector.plan().options().tasksMax();
        Class<? extends Task> type = ConnectorOpening.returned(connector.calls().taskClass());
        List<Map<String, String>> made =
                ConnectorOpening.returned(connector.calls().taskConfigs(most));
        if (made.size() > most) {
            String excess =
                    "the connector made "
                            + made.size()
                            + " task configurations although tasks.max is "
                            + most;
            if (connector.plan().options().tasksMaxEnforced()) {
                throw new ConnectException(
                        excess + "; raise tasks.max or report this to the connector's author");
            }
            LOG.warn("{}, and tasks.max.enforce=false lets it", excess);
        }
        List<Map<String, String>> settings = tasks.unfilled(connector, type, made);
        if (ending || tasks.has(settings)) {
            return;
        }
        tasks.stop(patience());
        tasks.start(connector, type, settings, target == TargetState.PAUSED);
    }

    private void restart(boolean instance, List<Integer> numbers, CompletableFuture<Void> stopped) {
        if (target == TargetState.STOPPED && !instance) {
            throw new CancellationException(
                    "connector "
                            + quoted(config.name())
                            + " is stopped and has no tasks; resume it first");
        }
        long deadline = patience();
        tasks.stop(numbers, deadline);
        if (instance) {
            stopInstance();
            closeWorld();
            open = null;
            failed = false;
        }
        stopped.complete(null);
        if (instance) {
            open();
            reach(target);
        }
        tasks.startStopped(requireOpen(), numbers, target == TargetState.PAUSED);
    }

    private void askReconfiguration() {
        if (reconfigurationAsked.compareAndSet(false, true)) {
            request(
                    new CompletableFuture<>(),
                    () -> {
                        reconfigurationAsked.set(false);
                        if (target == TargetState.RUNNING && instanceStarted) {
                            configureTasks(requireOpen());
                        }
                    });
        }
    }

    private void raised(Exception cause) {
        if (requests.size() < REQUESTS_MAX) {
            requests.add(() -> failed("its own work (it raised an error)", cause));
        }
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
        desk.connectorChanged(state, failure);
    }

    private void report(TaskId id, TaskState state, Optional<Failure> failure) {
        if (failure.isPresent()) {
            boolean restarts = recovery.failed(id.number());
            desk.changed(id, state, failure);
            LOG.error(
                    "task {} failed during {}; it stays down until it is restarted{}",
                    id,
                    failure.get().during(),
                    restarts ? ", which its policy will do" : "",
                    failure.get().cause());
            return;
        }
        if (state == TaskState.RUNNING) {
            recovery.running(id.number());
        }
        desk.changed(id, state, failure);
        LOG.info("task {} is {}", id, state);
    }

    private void failed(String during, Exception cause) {
        failed = true;
        boolean restarts = recovery.failed(Recovery.INSTANCE);
        post(TaskState.FAILED, Optional.of(Failure.fatal(during, cause)));
        LOG.debug("will be started anew: {}", restarts);
        if (cause instanceof ConfigException) {
            LOG.error("{}", cause.getMessage());
        } else {
            LOG.error("connector {} failed during {}", quoted(config.name()), during, cause);
        }
    }
}
