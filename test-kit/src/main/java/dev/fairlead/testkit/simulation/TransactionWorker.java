package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.ConnectorBoundary;
import dev.fairlead.runtime.calls.SourceContext;
import dev.fairlead.runtime.calls.SourceTaskCalls;
import dev.fairlead.runtime.calls.TransactionalSourceContext;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.offsets.SourceOffsetReader;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.task.TransactionBoundary;
import dev.fairlead.runtime.task.TransactionalSourceTaskMachine;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.TransactionHappening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;

/** One incarnation of a worker with exactly-once sources. */
final class TransactionWorker {
    /** Where this worker's transactions end. */
    enum Ends {
        WITH_EACH_POLL,
        WITH_AN_INTERVAL,
        WHERE_THE_CONNECTOR_SAYS,
        /** With each poll, and the worker's API is older than transactions. */
        BEFORE_THEIR_TIME
    }

    /** What outlives a worker. */
    record Surroundings(
            SourceSubject subject,
            Map<String, String> settings,
            SourceJournal journal,
            PollWatch watch,
            OffsetStore store,
            OffsetCodec codec,
            Function<SourceRecord, Outcome<OutboundRecord>> pipeline,
            VirtualClock clock,
            CrashPoints points) {}

    private static final String OFFSETS_TOPIC = "simulated-offsets";

    private final Surroundings around;
    private final TransactionLog log;
    private final Ends ends;
    private final SourceOffsetReader reader;
    private final SourceConnector connector;
    private final List<TransactionDriver> drivers = new ArrayList<>();
    private final List<SourceTask> tasks = new ArrayList<>();
    private final List<ConnectorBoundary> boundaries = new ArrayList<>();

    TransactionWorker(Surroundings around, TransactionLog log, Ends ends) {
        this.around = around;
        this.log = log;
        this.ends = ends;
        this.reader = new SourceOffsetReader(SourceSubject.NAME, around.store(), around.codec());
        this.connector = Plugins.create(around.subject().connector());
    }

    /** Starts the connector and its tasks. A connector that throws has no tasks. */
    void start() {
        log.beginGeneration();
        List<Map<String, String>> configs;
        try {
            connector.initialize(new SimulatedConnectorContext(reader));
            connector.start(around.settings());
            configs = connector.taskConfigs(around.subject().tasksMax());
        } catch (RuntimeException e) {
            around.journal().recorder().note(new TaskHappening.Threw("start of the connector", e));
            return;
        }
        for (int number = 0; number < configs.size(); number++) {
            Map<String, String> own = new HashMap<>(configs.get(number));
            own.put("task.class", connector.taskClass().getName());
            TransactionDriver driver = driver(number, Map.copyOf(own));
            drivers.add(driver);
            driver.begin();
        }
    }

    private TransactionDriver driver(int number, Map<String, String> own) {
        Class<? extends Task> type = connector.taskClass();
        SourceTask task = (SourceTask) Plugins.create(type);
        tasks.add(task);
        ConnectorBoundary asked = new ConnectorBoundary();
        boundaries.add(asked);
        WatchedSourceTask watched =
                new WatchedSourceTask(
                        number, task, around.journal(), around.watch(), around.points());
        SourceTaskCalls calls =
                new SourceTaskCalls(watched, SourceWorker.loaderOf(type), around.pipeline());
        return new TransactionDriver(
                new TransactionDriver.Parts(
                        new TransactionalSourceTaskMachine(
                                around.subject().options(), boundary(asked), OFFSETS_TOPIC),
                        calls,
                        context(own, asked),
                        own),
                new TransactionDriver.Site(
                        log.producer(),
                        around.clock(),
                        around.points(),
                        new SourceNotes(around.journal())));
    }

    private TransactionBoundary boundary(ConnectorBoundary asked) {
        return switch (ends) {
            case WITH_EACH_POLL, BEFORE_THEIR_TIME -> TransactionBoundary.poll();
            case WITH_AN_INTERVAL -> TransactionBoundary.interval();
            case WHERE_THE_CONNECTOR_SAYS -> asked;
        };
    }

    private SourceTaskContext context(Map<String, String> own, ConnectorBoundary asked) {
        SourceContext plain = new SourceContext(() -> own, reader, new SilentMetrics());
        return switch (ends) {
            case WITH_EACH_POLL, WITH_AN_INTERVAL -> plain;
            case WHERE_THE_CONNECTOR_SAYS -> new TransactionalSourceContext(plain, asked);
            case BEFORE_THEIR_TIME -> new OldSourceContext(plain);
        };
    }

    List<TransactionDriver> drivers() {
        return drivers;
    }

    /** Whether there is a task, and none of them has ended. */
    boolean isRunning() {
        return !drivers.isEmpty() && drivers.stream().noneMatch(TransactionDriver::hasEnded);
    }

    /** Why tasks failed. */
    void noteFailures() {
        for (int i = 0; i < drivers.size(); i++) {
            int task = i;
            drivers.get(i)
                    .failure()
                    .ifPresent(
                            failure ->
                                    around.journal()
                                            .recorder()
                                            .note(
                                                    new TaskHappening.Failed(
                                                            task,
                                                            failure.during(),
                                                            failure.cause())));
        }
    }

    /** Notes requests that no record answered; the tasks have polled all there is. */
    void noteRequestsLeft() {
        int left = boundaries.stream().mapToInt(ConnectorBoundary::openRequests).sum();
        if (left > 0) {
            around.journal().recorder().note(new TransactionHappening.RequestsLeft(left));
        }
    }

    /** Stops the connector; the tasks have ended. */
    void stopConnector() {
        try {
            connector.stop();
        } catch (RuntimeException e) {
            around.journal().recorder().note(new TaskHappening.Threw("stop of the connector", e));
        }
    }

    /** Lets go of what the plugin holds open, when nothing counts any more. */
    void bury() {
        tasks.forEach(task -> quietly(task::stop));
        quietly(connector::stop);
    }

    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            // the life is over and judged; whatever a second stop says is of no interest
        }
    }
}
