package dev.fairlead.runtime.standalone;

import dev.fairlead.runtime.calls.OverridePolicy;
import dev.fairlead.runtime.config.Placeholders;
import dev.fairlead.runtime.config.PluginPathOptions;
import dev.fairlead.runtime.config.RestOptions;
import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.herder.ConnectorStore;
import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.herder.HerderOptions;
import dev.fairlead.runtime.metrics.Reporting;
import dev.fairlead.runtime.metrics.WorkerMetrics;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.pipeline.PluginOptions;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.rest.RestPorts;
import dev.fairlead.runtime.rest.RestServer;
import dev.fairlead.runtime.secrets.SecretNames;
import dev.fairlead.runtime.wording.Problems;
import dev.fairlead.runtime.worker.Logs;
import dev.fairlead.runtime.worker.ObservedLogs;
import dev.fairlead.runtime.worker.ScheduledTimers;
import dev.fairlead.runtime.worker.StatusBoard;
import dev.fairlead.runtime.worker.StatusStore;
import dev.fairlead.runtime.worker.WorkerPorts;
import dev.fairlead.runtime.worker.WorkerThreads;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker's world: makes it out of the configuration, and closes it. */
final class WorkerAssembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerAssembly.class);

    private static final String WORKER_ID = "standalone";
    private static final String POLICY = "connector.client.config.override.policy";

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
        PluginPathOptions path = pluginPath(source, setup.settings());
        Plugins plugins =
                Plugins.scan(
                        path.path(),
                        path.discovery(),
                        setup.classPath(),
                        problem -> LOG.warn(problem.message()));
        closing.add("plugins", plugins);
        Placeholders placeholders = Placeholders.of(setup.settings(), plugins, setup.secrets());
        closing.add("config providers", placeholders);
        Map<String, String> filled = placeholders.fill(source, setup.settings());
        setup.secrets().use(source, SecretNames.among(filled, Optional.empty()).values());
        placeholders.warnings(filled).forEach(LOG::warn);
        Problems problems = new Problems();
        WorkerOptions options = WorkerOptions.parse(filled, problems);
        options.warnings().forEach(LOG::warn);
        requirePlugins(options, plugins, problems);
        RestOptions restOptions = RestOptions.parse(withListeners(filled, setup), problems);
        problems.throwIfAny(source);
        RestServer rest = RestServer.bind(restOptions);
        closing.add("the REST API's sockets", rest);
        OverridePolicy policy = overridePolicy(source, options, plugins);
        closing.add("override policy", policy);
        WorkerMetrics metrics = new WorkerMetrics(options.metrics(), Time.SYSTEM);
        closing.add("metrics", metrics);
        Reporting reporting =
                Reporting.of(
                        metrics,
                        options.metrics(),
                        WORKER_ID,
                        options.settings(),
                        setup.classPath());
        closing.add("metric reporters", reporting);
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
                                HerderOptions.defaults().patience(), options.resetsTopics()));
        closing.add("connectors", herder);
        // Before the connectors end: how they were when they still ran is what is worth keeping.
        closing.add("connectors' status", statuses);
        closing.add("REST API", rest);
        return new WorkerAssembly(options, ports, herder, reporting, rest, closing);
    }

    /** A worker inside another program doesn't take the port that a worker process has. */
    private static Map<String, String> withListeners(
            Map<String, String> settings, WorkerSetup setup) {
        if (setup.endsWithProcess() || settings.containsKey("listeners")) {
            return settings;
        }
        Map<String, String> listening = new HashMap<>(settings);
        listening.put("listeners", "http://localhost:0");
        return listening;
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

    /**
     * Where plugins are. If that is wrong, the worker can't begin to look at the rest; what can be
     * said of it without plugins is told in the same breath.
     */
    private static PluginPathOptions pluginPath(String source, Map<String, String> settings) {
        try {
            return PluginPathOptions.parse(settings);
        } catch (ConfigException e) {
            if (settings.values().stream().noneMatch(value -> value.contains("${"))) {
                WorkerOptions.parse(source, settings);
            }
            throw e;
        }
    }

    /** Plugins that aren't there would fail each connector; better say it once, at the start. */
    private static void requirePlugins(WorkerOptions options, Plugins plugins, Problems problems) {
        require(Converter.class, options.converters().key(), plugins, problems);
        require(Converter.class, options.converters().value(), plugins, problems);
        require(HeaderConverter.class, options.converters().header(), plugins, problems);
        require(
                ConnectorClientConfigOverridePolicy.class,
                new PluginOptions(
                        POLICY, options.overridePolicy(), Map.of(), PluginOptions.Scope.WORKER),
                plugins,
                problems);
    }

    private static void require(
            Class<?> api, PluginOptions plugin, Plugins plugins, Problems problems) {
        if (plugin.plugin().isEmpty()) {
            return; // that it is missing is known already
        }
        try {
            plugins.find(api, plugin.plugin(), plugin.versions(), null);
        } catch (ConfigException e) {
            problems.add(plugin.setting() + ": " + e.getMessage());
        }
    }

    private static OverridePolicy overridePolicy(
            String source, WorkerOptions options, Plugins plugins) {
        try {
            return OverridePolicy.open(plugins, options.overridePolicy(), options.settings());
        } catch (ConfigException e) {
            throw new ConfigException(source + ": " + POLICY + ": " + e.getMessage());
        }
    }
}
