package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.SinkContext;
import dev.fairlead.runtime.calls.SinkTaskCalls;
import dev.fairlead.runtime.task.SinkTaskMachine;
import dev.fairlead.testkit.fault.Gone;
import dev.fairlead.testkit.history.TaskHappening;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** One incarnation of a worker: a sink connector and one task, member of the group. */
final class SinkWorker {
    private final SinkSubject subject;
    private final Map<String, String> settings;
    private final SinkJournal journal;
    private final SimulatedTopic topic;
    private final SimulatedSinkDriver.Site site;
    private final SinkConnector connector;
    private @Nullable WatchedSinkTask watched;
    private @Nullable SinkTask task;
    private @Nullable SimulatedSinkDriver driver;

    SinkWorker(
            SinkSubject subject,
            Map<String, String> settings,
            SinkJournal journal,
            SimulatedTopic topic,
            SimulatedSinkDriver.Site site) {
        this.subject = subject;
        this.settings = settings;
        this.journal = journal;
        this.topic = topic;
        this.site = site;
        this.connector = Plugins.create(subject.connector());
    }

    /** Starts connector and task; a paused task waits without being started. */
    void start(boolean paused) {
        try {
            connector.initialize(new Context());
            connector.start(settings);
            List<Map<String, String>> configs = connector.taskConfigs(1);
            if (!configs.isEmpty()) {
                Map<String, String> own = new HashMap<>(configs.get(0));
                own.putIfAbsent(SinkConnector.TOPICS_CONFIG, SinkSubject.TOPIC);
                own.put("task.class", connector.taskClass().getName());
                driver = driver(connector.taskClass(), Map.copyOf(own));
            }
        } catch (RuntimeException e) {
            journal.recorder().note(new TaskHappening.Threw("start of the connector", e));
        }
        driver().ifPresent(its -> begin(its, paused));
    }

    private void begin(SimulatedSinkDriver its, boolean paused) {
        its.begin(paused);
        its.assign(topic.partitions());
    }

    private SimulatedSinkDriver driver(Class<? extends Task> type, Map<String, String> own) {
        SinkTask made = (SinkTask) Plugins.create(type);
        WatchedSinkTask shown = new WatchedSinkTask(made, journal, site.points());
        task = made;
        watched = shown;
        ClassLoader loader = type.getClassLoader();
        return new SimulatedSinkDriver(
                new SinkTaskMachine(subject.options()),
                new SinkTaskCalls(
                        shown,
                        loader == null ? ClassLoader.getSystemClassLoader() : loader,
                        new SinkContext(() -> own, new SilentMetrics(), Optional.empty())),
                own,
                site);
    }

    /** The task's driver; empty when the connector gave no task. */
    Optional<SimulatedSinkDriver> driver() {
        return Optional.ofNullable(driver);
    }

    /** Whether there is a task and it has not ended. */
    boolean isRunning() {
        return driver != null && !driver.hasEnded();
    }

    /** Calls the task's {@code stop} once more. */
    void stopTaskAgain() {
        if (watched != null) {
            quietly(watched::stop);
        }
    }

    /** Stops the connector; the task has ended. */
    void stopConnector() {
        try {
            connector.stop();
        } catch (RuntimeException e) {
            journal.recorder().note(new TaskHappening.Threw("stop of the connector", e));
        }
    }

    /** Lets go of what the plugin holds open, when nothing counts any more. */
    void bury() {
        if (task != null) {
            quietly(task::stop);
        }
        quietly(connector::stop);
    }

    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Gone e) {
            // a second stop; the first one counted
        }
    }

    private static final class Context implements ConnectorContext {
        @Override
        public void requestTaskReconfiguration() {}

        @Override
        public void raiseError(Exception e) {}

        @Override
        public PluginMetrics pluginMetrics() {
            return new SilentMetrics();
        }
    }
}
