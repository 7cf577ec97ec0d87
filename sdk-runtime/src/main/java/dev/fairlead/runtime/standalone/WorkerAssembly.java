package dev.fairlead.runtime.standalone;

import dev.fairlead.runtime.calls.OverridePolicy;
import dev.fairlead.runtime.config.Placeholders;
import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.herder.ConnectorStore;
import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.HerderOptions;
import dev.fairlead.runtime.metrics.Reporting;
import dev.fairlead.runtime.metrics.WorkerMetrics;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.rest.RestPorts;
import dev.fairlead.runtime.rest.RestServer;
import dev.fairlead.runtime.worker.Logs;
import dev.fairlead.runtime.worker.ObservedLogs;
import dev.fairlead.runtime.worker.ScheduledTimers;
import dev.fairlead.runtime.worker.StatusBoard;
import dev.fairlead.runtime.worker.StatusStore;
import dev.fairlead.runtime.worker.WorkerPorts;
import dev.fairlead.runtime.worker.WorkerThreads;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker's world: makes it out of the configuration, and closes it. */
final class WorkerAssembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerAssembly.class);

    private final WorkerOptions options;
    private final WorkerPorts ports;
    private final Herder herder;
    private final Reporting reporting;
    private final RestServer rest;
    private final Closing closing;

    private WorkerAssembly(
            WorkerOptions options,
            WorkerPorts ports,
            Herder herder,
            Reporting reporting,
            RestServer rest,
            Closing closing) {
        this.options = options;
        this.ports = ports;
        this.herder = herder;
        this.reporting = reporting;
        this.rest = rest;
        this.closing = closing;
    }

    /**
     * Makes the worker, without connectors.
     *
     * @throws ConfigException lists everything that is wrong with the configuration
     */
    static WorkerAssembly open(WorkerSetup setup) {
        Closing closing = new Closing();
        try {
            return open(setup, closing);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static WorkerAssembly open(WorkerSetup setup, Closing closing) {
        String source = setup.source();
        WorkerPlan plan = WorkerPlan.of(setup, closing);
        WorkerOptions options = plan.options();
        Plugins plugins = plan.plugins();
        Placeholders placeholders = plan.placeholders();
        RestServer rest = RestServer.bind(plan.rest());
        closing.add("the REST API's sockets", rest);
        OverridePolicy policy = overridePolicy(source, options, plugins);
        closing.add("override policy", policy);
        WorkerMetrics metrics = new WorkerMetrics(options.metrics(), Time.SYSTEM);
        closing.add("metrics", metrics);
        policy.measure(type -> metrics.ofPlugin(WorkerPlan.POLICY, type));
        Reporting reporting =
                Reporting.of(
                        metrics,
                        options.metrics(),
                        rest::workerId,
                        options.settings(),
                        setup.classPath());
        closing.addForeign("metric reporters", reporting);
        StatusStore statuses = Storage.statuses(options);
        closing.add("connectors' status", statuses);
        WorkerPorts ports =
                ports(options, plugins, placeholders, policy, metrics, statuses, setup, closing);
        ConnectorStore store = Storage.connectors(options);
        closing.add("connectors' configurations", store);
        Herder herder =
                new Herder(
                        ports,
                        store,
                        new HerderOptions(
                                plan.rest().limits().requestTime(), options.resetsTopics()));
        closing.add("connectors", herder);
        // Before the connectors end: how they were when they still ran is what is worth keeping.
        closing.add("connectors' status", statuses);
        closing.add("REST API", rest);
        return new WorkerAssembly(options, ports, herder, reporting, rest, closing);
    }

    private static WorkerPorts ports(
            WorkerOptions options,
            Plugins plugins,
            Placeholders placeholders,
            OverridePolicy policy,
            WorkerMetrics metrics,
            StatusStore statuses,
            WorkerSetup setup,
            Closing closing) {
        ScheduledTimers timers = new ScheduledTimers("timers");
        closing.add("timers", timers);
        WorkerThreads threads = new WorkerThreads();
        closing.add("threads", threads);
        OffsetStore offsets = Storage.offsets(options);
        closing.add("source offsets", offsets);
        Logs logs = Storage.logs(options);
        closing.add("log", logs);
        return new WorkerPorts(
                options,
                plugins,
                placeholders,
                setup.secrets(),
                policy,
                setup.observer().<Logs>map(its -> new ObservedLogs(logs, its)).orElse(logs),
                offsets,
                new OffsetCodec(),
                timers,
                threads,
                metrics,
                new StatusBoard(statuses, setup.secrets()::hide));
    }

    Herder herder() {
        return herder;
    }

    StatusBoard status() {
        return ports.status();
    }

    /** Lets others in, beside the start of the connectors. */
    void serve() {
        rest.serve(
                new RestPorts(
                        herder,
                        ports.plugins(),
                        ports.logs()::clusterId,
                        config -> ports.placeholders().fill("a connector", config),
                        type -> ports.metrics().ofPlugin("rest.extension.classes", type),
                        List.of(
                                new RestPorts.Page(
                                        "/metrics",
                                        "text/plain; version=0.0.4; charset=utf-8",
                                        ports.metrics()::prometheusText))));
    }

    /**
     * Waits until the REST API is sure that it can answer.
     *
     * @throws ConfigException it can't
     */
    void awaitRest() {
        rest.awaitChecked();
    }

    Optional<URI> restAddress() {
        return rest.address();
    }

    /** The connectors are under way: what they would have had to wait for begins now. */
    void began(int connectors) {
        LOG.info("fairlead {} is up in {}", WorkerVersion.number(), summary(connectors));
        Thread reporters = new Thread(() -> reporting.begin(this::clusterId), "metric-reporters");
        reporters.setDaemon(true);
        reporters.start();
    }

    private Optional<String> clusterId() {
        return options.bootstrapServers().map(servers -> ports.logs().clusterId());
    }

    private String summary(int connectors) {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        return millis
                + " ms: "
                + connectors
                + (connectors == 1 ? " connector, " : " connectors, ")
                + options.bootstrapServers()
                        .map(servers -> "Kafka at " + servers)
                        .orElse("embedded log in " + options.dataDirectory())
                + restAddress().map(uri -> ", REST at " + uri).orElse("");
    }

    @Override
    public void close() {
        LOG.info("stopping; tasks have {} ms to end", options.taskStopPatience().toMillis());
        closing.close();
        LOG.info("stopped");
    }

    private static OverridePolicy overridePolicy(
            String source, WorkerOptions options, Plugins plugins) {
        try {
            return OverridePolicy.open(plugins, options.overridePolicy(), options.settings());
        } catch (ConfigException e) {
            throw new ConfigException(source + ": " + WorkerPlan.POLICY + ": " + e.getMessage());
        }
    }
}
