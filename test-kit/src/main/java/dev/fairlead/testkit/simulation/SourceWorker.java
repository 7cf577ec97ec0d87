package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.SourceContext;
import dev.fairlead.runtime.calls.SourceTaskCalls;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.offsets.SourceOffsetReader;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.task.SourceTaskMachine;
import dev.fairlead.testkit.fault.Gone;
import dev.fairlead.testkit.history.TaskHappening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** One incarnation of a worker: a connector, its tasks, and the records that are in flight. */
final class SourceWorker {
    private final SourceSubject subject;
    private final Map<String, String> settings;
    private final SourceJournal journal;
    private final PollWatch watch;
    private final SourceOffsetReader reader;
    private final Function<SourceRecord, Outcome<OutboundRecord>> pipeline;
    private final SimulatedSourceDriver.Site site;
    private final SimulatedConnectorContext connectorContext;
    private final SourceConnector connector;
    private final List<SimulatedSourceDriver> drivers = new ArrayList<>();
    private final List<WatchedSourceTask> watched = new ArrayList<>();
    private final List<SourceTask> tasks = new ArrayList<>();
    private List<Map<String, String>> taskSettings = List.of();

    /** What outlives a worker. */
    record Surroundings(
            SourceSubject subject,
            Map<String, String> settings,
            SourceJournal journal,
            PollWatch watch,
            OffsetStore store,
            OffsetCodec codec,
            Function<SourceRecord, Outcome<OutboundRecord>> pipeline) {
        /** The same for a connector with other settings. */
        Surroundings with(SourceSubject otherSubject, Map<String, String> otherSettings) {
            return new Surroundings(
                    otherSubject, otherSettings, journal, watch, store, codec, pipeline);
        }
    }

    SourceWorker(Surroundings surroundings, SimulatedSourceDriver.Site site) {
        this.subject = surroundings.subject();
        this.settings = surroundings.settings();
        this.journal = surroundings.journal();
        this.watch = surroundings.watch();
        OffsetStore store = surroundings.store();
        OffsetCodec codec = surroundings.codec();
        this.pipeline = surroundings.pipeline();
        this.site = site;
        this.reader = new SourceOffsetReader(SourceSubject.NAME, store, codec);
        this.connectorContext =
                new SimulatedConnectorContext(
                        new SourceOffsetReader(SourceSubject.NAME, store, codec));
        this.connector = Plugins.create(subject.connector());
    }

    /** No task can read offsets in this worker. */
    void closeReader() {
        reader.close();
    }

    /** Calls each task's {@code stop} once more. */
    void stopTasksAgain() {
        watched.forEach(task -> quietly(task::stop));
    }

    /** Starts the connector and its tasks. A connector that throws has no tasks. */
    void start() {
        try {
            connector.initialize(connectorContext);
            connector.start(settings);
            taskSettings = connector.taskConfigs(subject.tasksMax());
        } catch (RuntimeException e) {
            site.points().settle(); // it threw since the worker is gone
            journal.recorder().note(new TaskHappening.Threw("start of the connector", e));
            return;
        }
        startTasks();
    }

    private void startTasks() {
        Class<? extends Task> type = connector.taskClass();
        for (int number = 0; number < taskSettings.size(); number++) {
            Map<String, String> own = new HashMap<>(taskSettings.get(number));
            own.put("task.class", type.getName());
            SimulatedSourceDriver driver = driver(number, type, Map.copyOf(own));
            drivers.add(driver);
            driver.begin(false);
        }
    }

    private SimulatedSourceDriver driver(
            int number, Class<? extends Task> type, Map<String, String> own) {
        SourceTask task = (SourceTask) Plugins.create(type);
        tasks.add(task);
        WatchedSourceTask watchedTask =
                new WatchedSourceTask(number, task, journal, watch, site.points());
        watched.add(watchedTask);
        SourceTaskCalls calls = new SourceTaskCalls(watchedTask, loaderOf(type), pipeline);
        return new SimulatedSourceDriver(
                new SourceTaskMachine(subject.options()),
                calls,
                new SourceContext(() -> own, reader, new SilentMetrics()),
                own,
                site);
    }

    static ClassLoader loaderOf(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /** The tasks' drivers, in order of the tasks. */
    List<SimulatedSourceDriver> drivers() {
        return drivers;
    }

    /** Whether there is a task, and none of them has ended. */
    boolean isRunning() {
        return !drivers.isEmpty() && drivers.stream().noneMatch(SimulatedSourceDriver::hasEnded);
    }

    /**
     * Asks the connector for new task settings, if it wants to be asked; true when they differ and
     * the tasks must make way.
     */
    boolean wantsOtherTasks() {
        if (!connectorContext.takeRequest()) {
            return false;
        }
        try {
            return !connector.taskConfigs(subject.tasksMax()).equals(taskSettings);
        } catch (RuntimeException e) {
            journal.recorder().note(new TaskHappening.Threw("taskConfigs", e));
            return false;
        }
    }

    /** Stops the connector; the tasks have ended. */
    void stopConnector() {
        try {
            connector.stop();
        } catch (RuntimeException e) {
            journal.recorder().note(new TaskHappening.Threw("stop of the connector", e));
        }
    }

    /** Lets go of what the plugin holds open, when nothing counts any more. */
    void bury() {
        for (SourceTask task : tasks) {
            watch.callBriefly(() -> quietly(task::stop));
        }
        watch.callBriefly(() -> quietly(connector::stop));
    }

    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Gone e) {
            // the life is over and judged; whatever a second stop says is of no interest
        }
    }
}
