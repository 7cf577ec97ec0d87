package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the worker's connectors and tasks are doing, for everybody to read. Thread-safe. */
public final class StatusBoard implements TaskStatusListener {
    /**
     * A connector.
     *
     * @param trace why it failed, with stack trace
     * @param version empty until there is an instance
     * @param type empty until the class is found
     * @param tasks by number
     */
    public record ConnectorStatus(
            String name,
            TaskState state,
            Optional<String> trace,
            Optional<String> version,
            Optional<PluginType> type,
            List<TaskStatus> tasks) {
        public ConnectorStatus {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task.
     *
     * @param trace why it failed, with stack trace
     */
    public record TaskStatus(TaskId id, TaskState state, Optional<String> trace) {}

    private final Map<String, Entry> entries = new TreeMap<>();

    private static final class Entry {
        private TaskState state = TaskState.UNASSIGNED;
        private Optional<String> trace = Optional.empty();
        private Optional<String> version = Optional.empty();
        private Optional<PluginType> type = Optional.empty();
        private final Map<Integer, TaskStatus> tasks = new TreeMap<>();
    }

    /** All connectors by name. */
    public synchronized List<ConnectorStatus> connectors() {
        List<ConnectorStatus> all = new ArrayList<>();
        entries.forEach((name, entry) -> all.add(status(name, entry)));
        return all;
    }

    /** One connector; empty when there is none of this name. */
    public synchronized Optional<ConnectorStatus> connector(String name) {
        return Optional.ofNullable(entries.get(name)).map(entry -> status(name, entry));
    }

    @Override
    public synchronized void changed(TaskId task, TaskState state, Optional<Failure> failure) {
        entry(task.connector())
                .tasks
                .put(task.number(), new TaskStatus(task, state, failure.map(StatusBoard::trace)));
    }

    synchronized void connectorChanged(String name, TaskState state, Optional<Failure> failure) {
        Entry entry = entry(name);
        entry.state = state;
        entry.trace = failure.map(StatusBoard::trace);
    }

    synchronized void describe(String name, Optional<PluginType> type, String version) {
        Entry entry = entry(name);
        entry.type = type;
        entry.version = Optional.of(version);
    }

    /** Forgets tasks that don't exist any more. */
    synchronized void keepTasks(String connector, int count) {
        entry(connector).tasks.keySet().removeIf(number -> number >= count);
    }

    private Entry entry(String connector) {
        return entries.computeIfAbsent(connector, name -> new Entry());
    }

    private static ConnectorStatus status(String name, Entry entry) {
        return new ConnectorStatus(
                name,
                entry.state,
                entry.trace,
                entry.version,
                entry.type,
                new ArrayList<>(entry.tasks.values()));
    }

    private static String trace(Failure failure) {
        StringWriter text = new StringWriter();
        failure.cause().printStackTrace(new PrintWriter(text, true));
        return failure.during() + " failed: " + text;
    }
}
