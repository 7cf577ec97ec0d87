package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.StatusBoard;
import dev.fairlead.runtime.worker.StatusBoard.ConnectorStatus;
import dev.fairlead.runtime.worker.StatusBoard.TaskStatus;
import dev.fairlead.runtime.worker.Worker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What can be seen of connectors without waiting for them. Thread-safe. */
final class ConnectorViews {
    private final Registry registry;
    private final Worker worker;
    private final StatusBoard board;

    ConnectorViews(Registry registry, Worker worker, StatusBoard board) {
        this.registry = registry;
        this.worker = worker;
        this.board = board;
    }

    ConnectorInfo connector(String name) {
        ConnectorConfig connector = registry.require(name);
        List<TaskId> ids = tasks(name).stream().map(TaskInfo::id).toList();
        return new ConnectorInfo(
                name,
                connector.settings(),
                ids,
                board.connector(name).flatMap(ConnectorStatus::type));
    }

    ConnectorStatus status(String name) {
        return registry.find(name)
                .flatMap(connector -> board.connector(name))
                .orElseThrow(
                        () -> RefusedException.notFound("No status found for connector " + name));
    }

    TaskStatus status(TaskId task) {
        return registry.find(task.connector())
                .flatMap(connector -> board.connector(task.connector()))
                .flatMap(
                        status ->
                                status.tasks().stream()
                                        .filter(its -> its.id().equals(task))
                                        .findFirst())
                .orElseThrow(() -> RefusedException.notFound("No status found for task " + task));
    }

    /** A status with what is about to be restarted; why that had failed can still be read. */
    static ConnectorStatus restarting(
            ConnectorStatus now, boolean instance, Collection<Integer> numbers) {
        List<TaskStatus> tasks =
                now.tasks().stream()
                        .map(task -> numbers.contains(task.id().number()) ? restarting(task) : task)
                        .toList();
        return new ConnectorStatus(
                now.name(),
                instance ? TaskState.RESTARTING : now.state(),
                now.trace(),
                now.version(),
                now.type(),
                now.restarts(),
                tasks);
    }

    private static TaskStatus restarting(TaskStatus task) {
        return new TaskStatus(
                task.id(), TaskState.RESTARTING, task.trace(), task.version(), task.restarts());
    }

    List<TaskInfo> tasks(String name) {
        registry.require(name);
        List<TaskInfo> tasks = new ArrayList<>();
        for (Map<String, String> settings : worker.taskSettings(name)) {
            tasks.add(new TaskInfo(new TaskId(name, tasks.size()), settings));
        }
        return tasks;
    }
}
