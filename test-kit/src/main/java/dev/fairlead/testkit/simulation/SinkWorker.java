package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.SinkContext;
import dev.fairlead.runtime.calls.SinkTaskCalls;
import dev.fairlead.runtime.task.SinkTaskMachine;
import dev.fairlead.testkit.fault.Gone;
import dev.fairlead.testkit.history.TaskHappening;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
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
    private final SimulatedSinkDriver.Site site;
    private final SinkConnector connector;
    private final PollWatch watch;
    private final SimulatedLetters letters;
    private final int incarnation;
    private @Nullable WatchedSinkTask watched;
    private @Nullable SinkTask task;
    private @Nullable SimulatedSinkDriver driver;

    /** What all workers of a life share. */
    record Home(
            SinkSubject subject,
            Map<String, String> settings,
            SinkJournal journal,
            PollWatch watch) {}

    SinkWorker(Home home, SimulatedSinkDriver.Site site, Reporting reporting, int incarnation) {
        this.subject = home.subject();
        this.settings = home.settings();
        this.journal = home.journal();
        this.watch = home.watch();
        this.site = site;
        this.letters = new SimulatedLetters(journal, reporting);
        this.incarnation = incarnation;
        this.connector = Plugins.create(subject.connector());
    }

    /**
     * Starts connector and task.
     *
     * @param own which of the connector's {@code tasks} tasks; there may be fewer
     * @param paused whether the task waits without being started
     */
    void start(int own, int tasks, boolean paused) {
        journal.recorder().act(incarnation);
        try {
            connector.initialize(new Context());
            connector.start(settings);
            List<Map<String, String>> configs = connector.taskConfigs(tasks);
            if (own < configs.size()) {
                Map<String, String> its = new HashMap<>(configs.get(own));
                its.putIfAbsent(SinkConnector.TOPICS_CONFIG, SinkSubject.TOPIC);
                its.put("task.class", connector.taskClass().getName());
                driver = driver(connector.taskClass(), Map.copyOf(its));
            }
        } catch (RuntimeException e) {
            journal.recorder().note(new TaskHappening.Threw("start of the connector", e));
        }
        driver().ifPresent(its -> its.begin(paused));
    }

    private SimulatedSinkDriver driver(Class<? extends Task> type, Map<String, String> own) {
        SinkTask made = (SinkTask) Plugins.create(type);
        WatchedSinkTask shown =
                new WatchedSinkTask(made, journal, site.points(), watch, incarnation);
        if (letters.areUnknown()) {
            shown.hideReporters();
        }
        task = made;
        watched = shown;
        ClassLoader loader = type.getClassLoader();
        return new SimulatedSinkDriver(
                new SinkTaskMachine(subject.options()),
                new SinkTaskCalls(
                        shown,
                        loader == null ? ClassLoader.getSystemClassLoader() : loader,
                        new SinkContext(() -> own, new SilentMetrics(), letters.reporter())),
                own,
                site,
                letters::await);
    }

    /** The task's driver; empty when the connector gave no task. */
    Optional<SimulatedSinkDriver> driver() {
        return Optional.ofNullable(driver);
    }

    /** What it owns. */
    SimulatedMember member() {
        return site.member();
    }

    /** Which incarnation it is. */
    int incarnation() {
        return incarnation;
    }

    /** The dead letters of its task. */
    SimulatedLetters letters() {
        return letters;
    }

    /** The worker is replaced while its task lives on. */
    void giveUp() {
        if (watched != null) {
            watched.giveUp();
        }
        site.member().unassign(site.member().assigned());
    }

    /** Partitions become its own. */
    void assign(Collection<TopicPartition> partitions) {
        driver().ifPresent(its -> its.assign(partitions));
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
