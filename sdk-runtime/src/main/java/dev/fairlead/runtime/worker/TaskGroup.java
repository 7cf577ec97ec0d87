package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.config.Placeholders;
import dev.fairlead.runtime.metrics.TaskMetrics;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of one connector. Confined to the connector's thread, but for {@link #requestStop} and
 * {@link #cancel}, which must work while that thread hangs in the connector.
 */
final class TaskGroup {
    private static final Logger LOG = LoggerFactory.getLogger(TaskGroup.class);

    private final String connector;
    private final WorkerPorts ports;
    private final Map<String, String> connectorSettings;
    private final List<TaskThread> threads = new CopyOnWriteArrayList<>();
    private Optional<List<Map<String, String>>> present = Optional.empty();

    /**
     * @param connectorSettings the connector's, placeholders not filled
     */
    TaskGroup(String connector, WorkerPorts ports, Map<String, String> connectorSettings) {
        this.connector = connector;
        this.ports = ports;
        this.connectorSettings = connectorSettings;
    }

    /** Whether tasks with exactly these settings are there already. */
    boolean has(List<Map<String, String>> settings) {
        return present.filter(settings::equals).isPresent();
    }

    /**
     * Starts a task for each of {@code settings}.
     *
     * @param paused whether they wait for a resume before they start
     * @throws ConfigException says which could not be assembled; the others run
     */
    void start(OpenConnector open, List<Map<String, String>> settings, boolean paused) {
        present = Optional.of(settings);
        ports.status().keepTasks(connector, settings.size());
        List<ConfigException> failures = new ArrayList<>();
        for (int number = 0; number < settings.size(); number++) {
            TaskId id = new TaskId(connector, number);
            ports.status().changed(id, TaskState.UNASSIGNED, Optional.empty());
            try {
                start(id, open, settings.get(number), paused);
            } catch (RuntimeException e) {
                ports.metrics().taskNotAssembled();
                ports.status()
                        .changed(
                                id,
                                TaskState.FAILED,
                                Optional.of(Failure.fatal("assembly of the task", e)));
                failures.add(
                        new ConfigException("task " + id + " can't be assembled: " + reason(e)));
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private void start(
            TaskId id, OpenConnector open, Map<String, String> settings, boolean paused) {
        Task task = ConnectorOpening.returned(open.calls().newTask());
        Map<String, String> all = new HashMap<>(settings);
        all.put("task.class", task.getClass().getName());
        for (String inherited : List.of("topics", "topics.regex")) {
            String value = open.settings().get(inherited);
            if (value != null) {
                all.put(inherited, value);
            }
        }
        Map<String, String> unfilled = Placeholders.restore(connectorSettings, all);
        Supplier<Map<String, String>> anew =
                () -> new HashMap<>(ports.placeholders().fill("task " + id, unfilled));
        TaskControl control = assemble(id, open, task, anew);
        if (paused) {
            control.pause().run();
        }
        threads.add(TaskThread.start(control, ports.threads()));
    }

    private TaskControl assemble(
            TaskId id, OpenConnector open, Task task, Supplier<Map<String, String>> settings) {
        TaskMetrics metrics = ports.metrics().task(id, open.metrics().facts(), task);
        try {
            return new TaskAssembly(ports, this::report, metrics)
                    .assemble(id, open.plan(), task, open.plugin().loader(), settings);
        } catch (RuntimeException e) {
            metrics.close();
            throw e;
        }
    }

    void pause() {
        threads.forEach(TaskThread::pause);
    }

    void resume() {
        threads.forEach(TaskThread::resume);
    }

    /** Tells all to stop. Any thread. */
    void requestStop() {
        threads.forEach(TaskThread::requestStop);
    }

    /** Gives up those that still run. Any thread. */
    void cancel() {
        threads.forEach(TaskThread::cancelUnlessEnded);
        threads.forEach(TaskThread::forget);
    }

    /** Tells all to stop, waits until {@code deadline}, and gives up those that still run. */
    void stop(long deadline) {
        requestStop();
        for (TaskThread thread : threads) {
            try {
                thread.awaitEnd(deadline - ports.timers().nanoTime());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.cancelUnlessEnded();
            thread.forget();
        }
        threads.clear();
        present = Optional.empty();
    }

    private void report(TaskId id, TaskState state, Optional<Failure> failure) {
        ports.status().changed(id, state, failure);
        if (failure.isPresent()) {
            LOG.error(
                    "task {} failed during {}; it stays down until it is restarted",
                    id,
                    failure.get().during(),
                    failure.get().cause());
        } else {
            LOG.info("task {} is {}", id, state);
        }
    }
}
