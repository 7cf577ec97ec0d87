package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.Placeholders;
import dev.fairlead.runtime.metrics.TaskMetrics;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.secrets.SecretNames;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.connect.connector.Task;

/**
 * The tasks of one connector. Confined to the connector's thread, but for {@link #requestStop},
 * {@link #cancel} and {@link #settings}, which must work while that thread hangs in the connector.
 */
final class TaskGroup {
    private final String connector;
    private final WorkerPorts ports;
    private final StatusBoard.Desk desk;
    private final TaskStatusListener listener;
    private final Map<String, String> connectorSettings;
    private final Optional<Set<String>> connectorSecrets;
    private final Map<Integer, TaskThread> threads = new TreeMap<>();
    private volatile Optional<List<Map<String, String>>> present = Optional.empty();
    private Class<? extends Task> taskClass = Task.class;
    private boolean cancelled;

    /**
     * @param listener hears what becomes of the tasks
     * @param connector placeholders not filled
     */
    TaskGroup(
            ConnectorConfig connector,
            WorkerPorts ports,
            StatusBoard.Desk desk,
            TaskStatusListener listener) {
        this.connector = connector.name();
        this.ports = ports;
        this.desk = desk;
        this.listener = listener;
        this.connectorSettings = connector.settings();
        this.connectorSecrets = connector.secrets();
    }

    /** The settings of the tasks that are there, placeholders not filled. Any thread. */
    List<Map<String, String>> settings() {
        return present.orElse(List.of());
    }

    /** Whether tasks with exactly these settings, as {@link #unfilled} has them, are there. */
    boolean has(List<Map<String, String>> settings) {
        return present.filter(settings::equals).isPresent();
    }

    /** What the connector made, with what the worker adds, and with placeholders put back. */
    List<Map<String, String>> unfilled(
            OpenConnector open, Class<? extends Task> type, List<Map<String, String>> made) {
        List<Map<String, String>> all = new ArrayList<>();
        for (Map<String, String> settings : made) {
            Map<String, String> more = new HashMap<>(settings);
            more.put("task.class", type.getName());
            for (String inherited : List.of("topics", "topics.regex")) {
                String value = open.settings().get(inherited);
                if (value != null) {
                    more.put(inherited, value);
                }
            }
            ports.secrets().see(SecretNames.among(more, connectorSecrets).values());
            all.add(Map.copyOf(Placeholders.restore(connectorSettings, more)));
        }
        return all;
    }

    /**
     * Starts a task for each of {@code settings}. One that can't be assembled has failed; the
     * others run, and so does the connector.
     *
     * @param settings placeholders not filled
     * @param paused whether they wait for a resume before they start
     */
    void start(
            OpenConnector open,
            Class<? extends Task> type,
            List<Map<String, String>> settings,
            boolean paused) {
        taskClass = type;
        present = Optional.of(List.copyOf(settings));
        desk.keepTasks(settings.size());
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < settings.size(); number++) {
            numbers.add(number);
        }
        start(open, numbers, paused);
    }

    /** Starts some that were stopped by number, with the settings that they had. */
    void startStopped(OpenConnector open, Collection<Integer> stopped, boolean paused) {
        List<Integer> there = numbers();
        List<Integer> missing = new ArrayList<>();
        for (int number : stopped) {
            if (number < settings().size() && !there.contains(number)) {
                missing.add(number);
            }
        }
        start(open, missing, paused);
    }

    private void start(OpenConnector open, Collection<Integer> numbers, boolean paused) {
        for (int number : numbers) {
            TaskId id = new TaskId(connector, number);
            listener.changed(id, TaskState.UNASSIGNED, Optional.empty());
            try {
                start(id, open, settings().get(number), paused);
            } catch (RuntimeException e) {
                ports.metrics().taskNotAssembled();
                listener.changed(
                        id,
                        TaskState.FAILED,
                        Optional.of(Failure.fatal("assembly of the task", e)));
            }
        }
    }

    private void start(
            TaskId id, OpenConnector open, Map<String, String> unfilled, boolean paused) {
        Task task = ConnectorOpening.returned(open.calls().newTask(taskClass));
        desk.describe(id, PluginClass.versionOf(task).text());
        Supplier<Map<String, String>> anew =
                () -> new HashMap<>(ports.placeholders().fill("task " + id, unfilled));
        TaskControl control = assemble(id, open, task, anew);
        if (paused) {
            control.pause().run();
        }
        launch(id, control);
    }

    private Consumer<String> topicUse() {
        return ports.options().tracksTopics() ? new TopicUse(ports.status(), desk) : topic -> {};
    }

    /** Nothing starts any more once the group is given up: its connector has another by then. */
    private synchronized void launch(TaskId id, TaskControl control) {
        if (cancelled) {
            control.cancel().run();
            control.release().run();
            control.forget().run();
            return;
        }
        threads.put(id.number(), TaskThread.start(control, ports.threads()));
    }

    private TaskControl assemble(
            TaskId id, OpenConnector open, Task task, Supplier<Map<String, String>> settings) {
        TaskMetrics metrics = ports.metrics().task(id, open.metrics().facts(), task);
        try {
            return new TaskAssembly(ports, listener, metrics, topicUse())
                    .assemble(id, open.plan(), task, open.plugin().loader(), settings);
        } catch (RuntimeException e) {
            metrics.close();
            throw e;
        }
    }

    void pause() {
        all().forEach(TaskThread::pause);
    }

    void resume() {
        all().forEach(TaskThread::resume);
    }

    /** Tells all to stop. Any thread. */
    void requestStop() {
        all().forEach(TaskThread::requestStop);
    }

    /** Gives up those that still run, and those to come. Any thread. */
    void cancel() {
        synchronized (this) {
            cancelled = true;
        }
        all().forEach(TaskThread::cancelUnlessEnded);
        all().forEach(TaskThread::forget);
    }

    /** Tells all to stop, waits until {@code deadline}, and gives up those that still run. */
    void stop(long deadline) {
        stop(numbers(), deadline);
        present = Optional.empty();
    }

    /** Stops some, by number; their settings stay. */
    void stop(Collection<Integer> numbers, long deadline) {
        List<TaskThread> leaving = new ArrayList<>();
        synchronized (this) {
            for (int number : numbers) {
                TaskThread thread = threads.get(number);
                if (thread != null) {
                    leaving.add(thread);
                }
            }
        }
        leaving.forEach(TaskThread::requestStop);
        for (TaskThread thread : leaving) {
            try {
                thread.awaitEnd(deadline - ports.timers().nanoTime());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.cancelUnlessEnded();
            thread.forget();
        }
        synchronized (this) {
            numbers.forEach(threads::remove);
        }
    }

    private synchronized List<TaskThread> all() {
        return List.copyOf(threads.values());
    }

    private synchronized List<Integer> numbers() {
        return List.copyOf(threads.keySet());
    }
}
