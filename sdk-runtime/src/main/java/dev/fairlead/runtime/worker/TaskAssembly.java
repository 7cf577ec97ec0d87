package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.calls.SinkContext;
import dev.fairlead.runtime.calls.SinkTaskCalls;
import dev.fairlead.runtime.calls.SourceContext;
import dev.fairlead.runtime.calls.SourceTaskCalls;
import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.config.DeadLetterOptions;
import dev.fairlead.runtime.config.NewTopics;
import dev.fairlead.runtime.config.OffsetOptions;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.metrics.SourceTaskMetrics;
import dev.fairlead.runtime.metrics.TaskMetrics;
import dev.fairlead.runtime.offsets.SourceOffsetReader;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.Pipelines;
import dev.fairlead.runtime.pipeline.SinkPipeline;
import dev.fairlead.runtime.pipeline.SourcePipeline;
import dev.fairlead.runtime.pipeline.Tolerance;
import dev.fairlead.runtime.plugin.ContextLoader;
import dev.fairlead.runtime.task.Backoff;
import dev.fairlead.runtime.task.SinkTaskMachine;
import dev.fairlead.runtime.task.SinkTaskOptions;
import dev.fairlead.runtime.task.SourceDelivery;
import dev.fairlead.runtime.task.SourceTaskMachine;
import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.wording.Problems;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * Wires one task in one place: its plugin, its pipeline, its views of the log, its driver. For one
 * task only; what was opened is closed if the rest can't be.
 */
final class TaskAssembly {
    private static final Backoff RETRY_BACKOFF =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
    private static final Duration LETTERS_CLOSE_PATIENCE = Duration.ofSeconds(30);
    private static final Duration RESEND_DELAY = Duration.ofMillis(100);

    private final WorkerPorts ports;
    private final TaskStatusListener status;
    private final TaskMetrics metrics;
    private final Consumer<String> topicUse;
    private final Opened opened = new Opened();

    /**
     * @param topicUse hears of topics that the task writes to or reads; again and again
     */
    TaskAssembly(
            WorkerPorts ports,
            TaskStatusListener status,
            TaskMetrics metrics,
            Consumer<String> topicUse) {
        this.ports = ports;
        this.metrics = metrics;
        this.topicUse = topicUse;
        this.status =
                (id, state, failure) -> {
                    metrics.state(state);
                    status.changed(id, state, failure);
                };
    }

    /**
     * Assembles a task.
     *
     * @param loader the connector's
     * @param settings gives the task's settings, placeholders filled anew at each call
     * @throws ConfigException lists what can't be assembled, or may not
     */
    TaskControl assemble(
            TaskId id,
            ConnectorPlan plan,
            Task task,
            ClassLoader loader,
            Supplier<Map<String, String>> settings) {
        permit(id, plan);
        try {
            if (plan instanceof ConnectorPlan.OfSource source && task instanceof SourceTask its) {
                return source(id, source, its, loader, settings);
            }
            if (plan instanceof ConnectorPlan.OfSink sink && task instanceof SinkTask its) {
                return sink(id, sink, its, loader, settings);
            }
        } catch (RuntimeException e) {
            opened.closeBecauseOf(e);
            throw e;
        }
        throw new ConfigException(
                "task class \""
                        + task.getClass().getName()
                        + "\" does not fit its connector: a source needs a SourceTask, a sink a"
                        + " SinkTask; report this to the connector's author");
    }

    /** Asks the policy again before clients are made: it may have changed its mind. */
    private void permit(TaskId id, ConnectorPlan plan) {
        Problems problems = new Problems();
        plan.overrides().check(ports.overridePolicy(), problems);
        problems.throwIfAny("task " + id);
    }

    private TaskControl source(
            TaskId id,
            ConnectorPlan.OfSource plan,
            SourceTask task,
            ClassLoader loader,
            Supplier<Map<String, String>> settings) {
        ConnectorOptions options = plan.options();
        ThreadRetryTime retries = new ThreadRetryTime(ports.timers(), metrics.errors()::retried);
        SourcePipeline pipeline = pipeline(id, options, loader, retries);
        opened.add(pipeline::close);
        OutboundLog log = ports.logs().outbound(id, options.overrides());
        opened.add(log::close);
        SourceOffsetReader offsets =
                new SourceOffsetReader(id.connector(), ports.offsets(), ports.codec());
        SourceTaskMetrics watch = metrics.source();
        ThreadedSourceDriver driver =
                new ThreadedSourceDriver(
                        id,
                        new SourceTaskMachine(sourceOptions(options)),
                        new SourceTaskCalls(
                                task, loader, sourcePipeline(id, plan, pipeline), watch),
                        new SourceContext(settings, offsets, metrics.ofTask()),
                        settings.get(),
                        new SourcePorts(
                                log,
                                topicCreation(id, plan),
                                new ConnectorOffsets(
                                        id.connector(), ports.offsets(), ports.codec()),
                                ports.timers(),
                                ports.threads().companions(logContext(id)),
                                status,
                                new TopicWatch(watch, topicUse, refusals(id, plan))));
        return new TaskControl(
                id,
                loader,
                driver,
                driver::pause,
                driver::resume,
                driver::stop,
                () -> {
                    retries.giveUp();
                    offsets.close();
                    driver.cancel();
                },
                () -> {
                    offsets.close();
                    pipeline.close();
                },
                metrics::close);
    }

    private SourcePipeline pipeline(
            TaskId id, ConnectorOptions options, ClassLoader loader, ThreadRetryTime retries) {
        Pipelines pipelines = pipelines(retries);
        return ports.logs()
                .observer()
                .map(
                        observer ->
                                pipelines.source(
                                        options.pipeline(),
                                        loader,
                                        record -> observer.transformed(id, record)))
                .orElseGet(() -> pipelines.source(options.pipeline(), loader));
    }

    private TaskControl sink(
            TaskId id,
            ConnectorPlan.OfSink plan,
            SinkTask task,
            ClassLoader loader,
            Supplier<Map<String, String>> settings) {
        ConnectorOptions options = plan.options();
        ThreadRetryTime retries = new ThreadRetryTime(ports.timers(), metrics.errors()::retried);
        SinkPipeline pipeline =
                reports(plan)
                        ? pipelines(retries).sinkWithOrigins(options.pipeline(), loader)
                        : pipelines(retries).sink(options.pipeline(), loader);
        opened.add(pipeline::close);
        Optional<OutboundLog> letters =
                plan.sink().deadLetters().map(its -> letters(id, plan, its));
        letters.ifPresent(log -> opened.add(log::close));
        ErrantRecords errant =
                new ErrantRecords(
                        new FailureLog(id, options.errorLog(), metrics.errors()),
                        letters.map(
                                log ->
                                        new DeadLetters(
                                                id,
                                                letterOptions(plan),
                                                log,
                                                metrics.errors(),
                                                ports.secrets()::hide)),
                        pipeline,
                        options.pipeline().errors().tolerance());
        ThreadedSinkDriver driver = sinkDriver(id, plan, task, loader, settings, errant);
        return new TaskControl(
                id,
                loader,
                driver,
                driver::pause,
                driver::resume,
                driver::stop,
                () -> {
                    retries.giveUp();
                    driver.cancel();
                    letters.ifPresent(OutboundLog::close);
                },
                () -> {
                    letters.ifPresent(log -> log.close(LETTERS_CLOSE_PATIENCE));
                    pipeline.close();
                },
                metrics::close);
    }

    private ThreadedSinkDriver sinkDriver(
            TaskId id,
            ConnectorPlan.OfSink plan,
            SinkTask task,
            ClassLoader loader,
            Supplier<Map<String, String>> settings,
            ErrantRecords errant) {
        OffsetOptions offsets = ports.options().offsets();
        SinkContext context =
                new SinkContext(
                        settings,
                        metrics.ofTask(),
                        reports(plan) ? Optional.of(errant) : Optional.empty());
        return new ThreadedSinkDriver(
                id,
                new SinkTaskMachine(
                        new SinkTaskOptions(
                                offsets.flushInterval(), offsets.flushTimeout(), RETRY_BACKOFF)),
                new SinkTaskCalls(task, loader, context),
                settings.get(),
                new SinkPorts(
                        ports.logs().inbound(id, plan.options().overrides()),
                        plan.sink().topics(),
                        sinkPipeline(id, errant),
                        errant::await,
                        ports.timers(),
                        status,
                        metrics.sink()),
                offsets.flushTimeout());
    }

    private Function<InboundRecord, Outcome<SinkRecord>> sinkPipeline(
            TaskId id, ErrantRecords errant) {
        Consumer<InboundRecord> seen =
                ports.logs()
                        .observer()
                        .<Consumer<InboundRecord>>map(
                                observer ->
                                        record -> {
                                            observer.consumed(id, record);
                                            topicUse.accept(record.topic());
                                        })
                        .orElse(record -> topicUse.accept(record.topic()));
        return record -> {
            seen.accept(record);
            return errant.apply(record);
        };
    }

    /** Whether the task gets a reporter for errant records: somebody must hear the reports. */
    private static boolean reports(ConnectorPlan.OfSink plan) {
        return plan.sink().deadLetters().isPresent() || plan.options().errorLog().enabled();
    }

    private static DeadLetterOptions letterOptions(ConnectorPlan.OfSink plan) {
        return plan.sink().deadLetters().orElseThrow();
    }

    private OutboundLog letters(TaskId id, ConnectorPlan plan, DeadLetterOptions letters) {
        ensureLetterTopic(id, plan, letters);
        return ports.logs().outbound(id, plan.options().overrides());
    }

    /** The dead letter topic is made now if it is missing, as in stock. */
    private void ensureLetterTopic(TaskId id, ConnectorPlan plan, DeadLetterOptions letters) {
        ports.logs()
                .topics(id, plan.options().overrides())
                .ensure(letters.topic(), 1, letters.replicationFactor(), Map.of());
    }

    /** A source's pipeline, with what becomes of the records that it can't handle. */
    private Function<SourceRecord, Outcome<OutboundRecord>> sourcePipeline(
            TaskId id, ConnectorPlan.OfSource plan, SourcePipeline pipeline) {
        Function<SourceRecord, Outcome<OutboundRecord>> logged =
                new FailureLog(id, plan.options().errorLog(), metrics.errors())
                        .around(pipeline::apply);
        Optional<DeadLetterOptions> letters =
                plan.source().deadLetters().filter(its -> tolerance(plan) == Tolerance.ALL);
        letters.ifPresent(its -> ensureLetterTopic(id, plan, its));
        return letters.map(
                        its ->
                                new SourceLetters(id, its, metrics.errors(), ports.secrets()::hide)
                                        .around(logged))
                .orElse(logged);
    }

    /** As in stock, a record that the log refuses counts as a failure only if it is tolerated. */
    private Consumer<SourceDelivery> refusals(TaskId id, ConnectorPlan.OfSource plan) {
        if (tolerance(plan) != Tolerance.ALL) {
            return delivery -> {};
        }
        FailureLog log = new FailureLog(id, plan.options().errorLog(), metrics.errors());
        return delivery -> log.refused(delivery.record(), delivery.failure());
    }

    private static Tolerance tolerance(ConnectorPlan plan) {
        return plan.options().pipeline().errors().tolerance();
    }

    private Pipelines pipelines(ThreadRetryTime retries) {
        return new Pipelines(
                ports.plugins(),
                ContextLoader.ofThread(),
                retries,
                metrics,
                ports.options().json());
    }

    private SourceTaskOptions sourceOptions(ConnectorOptions options) {
        OffsetOptions offsets = ports.options().offsets();
        return new SourceTaskOptions(
                offsets.flushInterval(),
                offsets.flushTimeout(),
                ports.options().inFlightMax(),
                RETRY_BACKOFF,
                RESEND_DELAY,
                options.pipeline().errors().tolerance() == Tolerance.ALL);
    }

    /** Asks for each topic once; most often there is nothing to ask. */
    private Consumer<String> topicCreation(TaskId id, ConnectorPlan.OfSource plan) {
        NewTopics newTopics = plan.source().newTopics();
        if (newTopics.groups().isEmpty() || !ports.options().createsTopics()) {
            return topic -> {};
        }
        Topics topics = ports.logs().topics(id, plan.options().overrides());
        Set<String> known = new HashSet<>();
        return topic -> {
            if (!known.contains(topic)) {
                newTopics.group(topic).ifPresent(group -> ensure(topics, topic, group));
                known.add(topic);
            }
        };
    }

    private static void ensure(Topics topics, String topic, NewTopics.Group group) {
        topics.ensure(
                topic,
                Math.max(1, group.partitions()),
                group.replicationFactor(),
                group.settings());
    }

    private static String logContext(TaskId id) {
        return id.connector() + "|task-" + id.number();
    }
}
