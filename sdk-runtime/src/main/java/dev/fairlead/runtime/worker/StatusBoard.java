package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * How the worker's connectors and tasks are doing, for everybody to read. Thread-safe.
 *
 * <p>Who runs a connector writes at a {@link Desk}. There is one desk for a connector at a time: a
 * new one closes the one before, so that what a connector that was given up still says doesn't
 * count.
 *
 * <p>It begins with what its store has kept. Nothing of that runs yet; but what had failed stays
 * failed, with its trace, until there is something newer to say than that it doesn't run.
 */
public final class StatusBoard {
    /** The number of a connector's instance, among those of its tasks. */
    private static final int INSTANCE = -1;

    /**
     * A connector.
     *
     * @param trace why it failed, with stack trace
     * @param version empty until there is an instance
     * @param type empty until the class is found
     * @param restarts how its restart policy is doing; empty when it has none
     * @param tasks by number
     */
    public record ConnectorStatus(
            String name,
            TaskState state,
            Optional<String> trace,
            Optional<String> version,
            Optional<PluginType> type,
            Optional<RestartStatus> restarts,
            List<TaskStatus> tasks) {
        public ConnectorStatus {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task.
     *
     * @param trace why it failed, with stack trace
     * @param version empty until there is an instance
     * @param restarts how its restart policy is doing; empty when it has none
     */
    public record TaskStatus(
            TaskId id,
            TaskState state,
            Optional<String> trace,
            Optional<String> version,
            Optional<RestartStatus> restarts) {}

    private final StatusStore store;
    private final UnaryOperator<String> hide;
    private final Map<String, Entry> entries = new TreeMap<>();
    private volatile int topicGeneration;

    private static final class Entry {
        private TaskState state = TaskState.UNASSIGNED;
        private Optional<String> trace = Optional.empty();
        private Optional<String> version = Optional.empty();
        private Optional<PluginType> type = Optional.empty();
        private Optional<RestartStatus> restarts = Optional.empty();
        private final Map<Integer, TaskStatus> tasks = new TreeMap<>();
        private final Set<String> topics = new TreeSet<>();
        private final Set<Integer> kept = new HashSet<>();
        private int desks;

        private TaskStatus task(TaskId id) {
            TaskStatus present = tasks.get(id.number());
            return present != null
                    ? present
                    : new TaskStatus(
                            id,
                            TaskState.UNASSIGNED,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
        }
    }

    /** Without a memory of earlier times. */
    public StatusBoard() {
        this(StatusStore.none(), trace -> trace);
    }

    /**
     * With what a store has kept.
     *
     * @param store hears of all changes
     * @param hide takes secrets out of traces
     */
    public StatusBoard(StatusStore store, UnaryOperator<String> hide) {
        this.store = store;
        this.hide = hide;
        store.all().forEach(kept -> entries.put(kept.status().name(), entry(kept)));
    }

    private static Entry entry(KeptStatus kept) {
        ConnectorStatus status = kept.status();
        Entry entry = new Entry();
        entry.state = atRest(status.state());
        entry.trace = status.trace();
        entry.version = status.version();
        entry.type = status.type();
        entry.restarts = status.restarts().map(RestartStatus::withoutBackoff);
        entry.topics.addAll(kept.topics());
        entry.kept.add(INSTANCE);
        for (TaskStatus task : status.tasks()) {
            int number = task.id().number();
            entry.kept.add(number);
            entry.tasks.put(
                    number,
                    new TaskStatus(
                            task.id(),
                            atRest(task.state()),
                            task.trace(),
                            task.version(),
                            task.restarts().map(RestartStatus::withoutBackoff)));
        }
        return entry;
    }

    private static TaskState atRest(TaskState kept) {
        return switch (kept) {
            case FAILED, PAUSED, STOPPED -> kept;
            case RUNNING, RESTARTING, UNASSIGNED -> TaskState.UNASSIGNED;
        };
    }

    /** Forgets connectors that aren't there any more. */
    public synchronized void retain(Collection<String> connectors) {
        for (String name : List.copyOf(entries.keySet())) {
            if (!connectors.contains(name)) {
                forget(name);
            }
        }
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

    /** The topics that a connector has written to or read since {@link #forgetTopics}. */
    public synchronized List<String> topics(String connector) {
        Entry entry = entries.get(connector);
        return entry == null ? List.of() : List.copyOf(entry.topics);
    }

    /** Begins to remember a connector's topics anew. */
    public synchronized void forgetTopics(String connector) {
        Entry entry = entries.get(connector);
        if (entry != null) {
            entry.topics.clear();
            topicGeneration++;
            changed(connector);
        }
    }

    /** Shows what is about to be restarted; {@code tasks} by number. */
    public synchronized void restarting(
            String connector, boolean instance, Collection<Integer> tasks) {
        Entry entry = entries.get(connector);
        if (entry == null) {
            return;
        }
        if (instance) {
            entry.state = TaskState.RESTARTING;
            entry.trace = Optional.empty();
        }
        for (int number : tasks) {
            TaskStatus task = entry.task(new TaskId(connector, number));
            entry.tasks.put(
                    number,
                    new TaskStatus(
                            task.id(),
                            TaskState.RESTARTING,
                            Optional.empty(),
                            task.version(),
                            task.restarts()));
        }
        changed(connector);
    }

    /** Grows when topics are forgotten. */
    int topicGeneration() {
        return topicGeneration;
    }

    /** Where the one who runs a connector from now on writes. */
    Desk desk(String connector) {
        return new Desk(connector);
    }

    /** Removes a connector. */
    synchronized void forget(String connector) {
        entries.remove(connector);
        changed(connector);
    }

    private void changed(String connector) {
        store.changed(connector, () -> kept(connector));
    }

    private synchronized Optional<KeptStatus> kept(String connector) {
        Entry entry = entries.get(connector);
        return entry == null
                ? Optional.empty()
                : Optional.of(new KeptStatus(status(connector, entry), List.copyOf(entry.topics)));
    }

    private static ConnectorStatus status(String name, Entry entry) {
        return new ConnectorStatus(
                name,
                entry.state,
                entry.trace,
                entry.version,
                entry.type,
                entry.restarts,
                new ArrayList<>(entry.tasks.values()));
    }

    private String trace(Failure failure) {
        StringWriter text = new StringWriter();
        failure.cause().printStackTrace(new PrintWriter(text, true));
        return hide.apply(failure.during() + " failed: " + text);
    }

    /** Writes what becomes of one connector, until another desk is there for it. Thread-safe. */
    final class Desk implements TaskStatusListener {
        private final String connector;
        private final Entry entry;
        private final int number;

        private Desk(String connector) {
            this.connector = connector;
            synchronized (StatusBoard.this) {
                entry = entries.computeIfAbsent(connector, name -> new Entry());
                number = ++entry.desks;
            }
        }

        @Override
        public void changed(TaskId task, TaskState state, Optional<Failure> failure) {
            write(
                    () -> {
                        TaskStatus before = entry.task(task);
                        boolean kept = entry.kept.contains(task.number());
                        if (kept && isOlder(before.state(), state)) {
                            return;
                        }
                        entry.kept.remove(task.number());
                        entry.tasks.put(
                                task.number(),
                                new TaskStatus(
                                        task,
                                        state,
                                        failure.map(StatusBoard.this::trace),
                                        before.version(),
                                        kept ? Optional.empty() : before.restarts()));
                    });
        }

        void connectorChanged(TaskState state, Optional<Failure> failure) {
            write(
                    () -> {
                        boolean kept = entry.kept.contains(INSTANCE);
                        if (kept && isOlder(entry.state, state)) {
                            return;
                        }
                        entry.kept.remove(INSTANCE);
                        entry.state = state;
                        entry.trace = failure.map(StatusBoard.this::trace);
                        entry.restarts = kept ? Optional.empty() : entry.restarts;
                    });
        }

        void describe(Optional<PluginType> type, String version) {
            write(
                    () -> {
                        entry.type = type;
                        entry.version = Optional.of(version);
                    });
        }

        void describe(TaskId task, String version) {
            write(
                    () -> {
                        TaskStatus before = entry.task(task);
                        entry.tasks.put(
                                task.number(),
                                new TaskStatus(
                                        task,
                                        before.state(),
                                        before.trace(),
                                        Optional.of(version),
                                        before.restarts()));
                    });
        }

        void restarts(Optional<RestartStatus> status) {
            write(
                    () -> {
                        entry.kept.remove(INSTANCE);
                        entry.restarts = status;
                    });
        }

        void restarts(TaskId task, Optional<RestartStatus> status) {
            write(
                    () -> {
                        TaskStatus before = entry.tasks.get(task.number());
                        entry.kept.remove(task.number());
                        if (before != null) {
                            entry.tasks.put(
                                    task.number(),
                                    new TaskStatus(
                                            task,
                                            before.state(),
                                            before.trace(),
                                            before.version(),
                                            status));
                        }
                    });
        }

        /** Forgets tasks that don't exist any more. */
        void keepTasks(int count) {
            write(
                    () -> {
                        entry.tasks.keySet().removeIf(task -> task >= count);
                        entry.kept.removeIf(task -> task >= count);
                    });
        }

        /** Remembers that the connector uses a topic. */
        void usesTopic(String topic) {
            write(() -> entry.topics.add(topic));
        }

        private void write(Runnable change) {
            synchronized (StatusBoard.this) {
                if (entries.get(connector) == entry && entry.desks == number) {
                    change.run();
                    StatusBoard.this.changed(connector);
                }
            }
        }

        /** That what has failed isn't running is no news. */
        private static boolean isOlder(TaskState kept, TaskState now) {
            return kept == TaskState.FAILED && now == TaskState.UNASSIGNED;
        }
    }
}
