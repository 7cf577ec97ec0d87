package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.Script;
import dev.fairlead.runtime.worker.WorkerFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A herder on a log in memory, with scripted connectors, real threads and real time. */
public final class HerderFixture implements AutoCloseable {
    public final WorkerFixture world;
    public final MemoryConnectorStore store = new MemoryConnectorStore();
    public Herder herder;

    public HerderFixture() {
        this(Map.of());
    }

    /** With more settings of the worker. */
    public HerderFixture(Map<String, String> more) {
        world = new WorkerFixture();
        world.restart(more);
        herder = new Herder(world.ports(), store, HerderOptions.defaults());
        await(herder.start());
    }

    /** Ends the herder and opens another one on the same stores. */
    public void restart() {
        herder.close();
        world.restart();
        herder = new Herder(world.ports(), store, HerderOptions.defaults());
        await(herder.start());
    }

    public Script script(String name) {
        return world.script(name);
    }

    public ConnectorConfig source(String name, String... more) {
        return world.source(name, more);
    }

    public ConnectorConfig sink(String name, String... more) {
        return world.sink(name, more);
    }

    public ConnectorConfig config(String name, TargetState state) {
        return world.config(name, Script.Source.class, state);
    }

    /** Settings with some more. */
    public static Map<String, String> with(ConnectorConfig config, String... more) {
        Map<String, String> settings = new HashMap<>(config.settings());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    public TaskState state(String connector) {
        return herder.status(connector).state();
    }

    /** Waits until a connector's task has a state. */
    public void awaitTask(String connector, TaskState state) {
        world.eventually(
                () -> {
                    List<dev.fairlead.runtime.worker.StatusBoard.TaskStatus> tasks =
                            herder.status(connector).tasks();
                    return !tasks.isEmpty() && tasks.get(0).state() == state;
                });
    }

    /** What comes out of a request; unwrapped if it is refused. */
    public static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        herder.close();
        world.close();
    }
}
