package dev.fairlead.runtime.rest;

import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.RestartScope;
import dev.fairlead.runtime.herder.TaskInfo;
import dev.fairlead.runtime.task.TaskId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Connectors and tasks: paused, resumed, stopped and started anew. */
final class LifeEndpoints {
    private final Herder herder;
    private final Masks masks;
    private final Traces traces;
    private final Json json;
    private final String workerId;

    LifeEndpoints(Herder herder, Masks masks, Traces traces, Json json, String workerId) {
        this.herder = herder;
        this.masks = masks;
        this.traces = traces;
        this.json = json;
        this.workerId = workerId;
    }

    void addTo(Routes routes) {
        routes.add("PUT", "/connectors/{connector}/pause", this::pause);
        routes.add("PUT", "/connectors/{connector}/resume", this::resume);
        routes.add("PUT", "/connectors/{connector}/stop", this::stop);
        routes.add("POST", "/connectors/{connector}/restart", this::restart);
        routes.add("GET", "/connectors/{connector}/tasks", this::tasks);
        routes.add("GET", "/connectors/{connector}/tasks/{task}/status", this::taskStatus);
        routes.add("POST", "/connectors/{connector}/tasks/{task}/restart", this::restartTask);
    }

    private CompletableFuture<Reply> pause(Call call) {
        return herder.pause(call.variable("connector")).thenApply(any -> Reply.empty(202));
    }

    private CompletableFuture<Reply> resume(Call call) {
        return herder.resume(call.variable("connector")).thenApply(any -> Reply.empty(202));
    }

    private CompletableFuture<Reply> stop(Call call) {
        return herder.stop(call.variable("connector")).thenApply(any -> Reply.empty(204));
    }

    private CompletableFuture<Reply> restart(Call call) {
        String name = call.variable("connector");
        RestartScope scope =
                new RestartScope(call.flag("includeTasks", false), call.flag("onlyFailed", false));
        if (scope.equals(RestartScope.ofInstance())) {
            return herder.restart(name).thenApply(any -> Reply.empty(204));
        }
        return herder.restart(name, scope)
                .thenCompose(traces::hide)
                .thenApply(status -> json.reply(202, Views.Status.of(status, workerId)));
    }

    private CompletableFuture<Reply> tasks(Call call) {
        String name = call.variable("connector");
        Map<String, String> connector = herder.connector(name).config();
        List<CompletableFuture<Views.TaskConfig>> tasks =
                herder.tasks(name).stream().map(task -> view(connector, task)).toList();
        return CompletableFuture.allOf(tasks.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        all ->
                                json.reply(
                                        200, tasks.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Views.TaskConfig> view(Map<String, String> connector, TaskInfo task) {
        return masks.hide(connector, task.config())
                .thenApply(config -> new Views.TaskConfig(Views.Task.of(task.id()), config));
    }

    private CompletableFuture<Reply> taskStatus(Call call) {
        return traces.hide(herder.status(task(call)))
                .thenApply(task -> json.reply(200, Views.TaskState.of(task, workerId)));
    }

    private CompletableFuture<Reply> restartTask(Call call) {
        return herder.restart(task(call)).thenApply(any -> Reply.empty(204));
    }

    /** Who asks for a task without a number asks for something that isn't there. */
    private static TaskId task(Call call) {
        try {
            int number = Integer.parseInt(call.variable("task"));
            if (number >= 0) {
                return new TaskId(call.variable("connector"), number);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new HttpFailure(404, "HTTP 404 Not Found");
    }
}
