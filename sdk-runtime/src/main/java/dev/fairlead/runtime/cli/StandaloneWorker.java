package dev.fairlead.runtime.cli;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.calls.OverridePolicy;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.Placeholders;
import dev.fairlead.runtime.config.PluginPathOptions;
import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.metrics.Reporting;
import dev.fairlead.runtime.metrics.WorkerMetrics;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.pipeline.PluginOptions;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.wording.Problems;
import dev.fairlead.runtime.worker.Logs;
import dev.fairlead.runtime.worker.ObservedLogs;
import dev.fairlead.runtime.worker.ScheduledTimers;
import dev.fairlead.runtime.worker.StatusBoard;
import dev.fairlead.runtime.worker.Worker;
import dev.fairlead.runtime.worker.WorkerPorts;
import dev.fairlead.runtime.worker.WorkerThreads;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker and its world, from the configuration to the end of the process. */
final class StandaloneWorker {
    private static final Logger LOG = LoggerFactory.getLogger(StandaloneWorker.class);

    private static final String WORKER_ID = "standalone";
    private static final String POLICY = "connector.client.config.override.policy";

    private final WorkerOptions options;
    private final Worker worker;
    private final Reporting reporting;
    private final Closing closing;
    private final CountDownLatch ended = new CountDownLatch(1);

    private StandaloneWorker(
            WorkerOptions options, Worker worker, Reporting reporting, Closing closing) {
        this.reporting = reporting;
        this.options = options;
        this.worker = worker;
        this.closing = closing;
    }

    /**
     * Makes the worker, without connectors.
     *
     * @param source the name of the worker's file
     * @param settings what is in it
     * @param observer sees the records that sources write
     * @throws ConfigException lists everything that is wrong with the configuration
     */
    static StandaloneWorker start(
            String source, Map<String, String> settings, Optional<ObservedLogs.Observer> observer) {
        Closing closing = new Closing();
        try {
            return start(source, settings, observer, closing);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static StandaloneWorker start(
            String source,
            Map<String, String> settings,
            Optional<ObservedLogs.Observer> observer,
            Closing closing) {
        PluginPathOptions path = pluginPath(source, settings);
        Plugins plugins =
                Plugins.scan(
                        path.path(),
                        path.discovery(),
                        StandaloneWorker.class.getClassLoader(),
                        problem -> LOG.warn(problem.message()));
        closing.add("plugins", plugins);
        Placeholders placeholders = Placeholders.of(settings, plugins);
        closing.add("config providers", placeholders);
        Map<String, String> filled = placeholders.fill(source, settings);
        placeholders.warnings(filled).forEach(LOG::warn);
        Problems problems = new Problems();
        WorkerOptions options = WorkerOptions.parse(filled, problems);
        options.warnings().forEach(LOG::warn);
        requirePlugins(options, plugins, problems);
        problems.throwIfAny(source);
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
                        StandaloneWorker.class.getClassLoader());
        closing.add("metric reporters", reporting);
        ScheduledTimers timers = new ScheduledTimers("timers");
        closing.add("timers", timers);
        WorkerThreads threads = new WorkerThreads();
        closing.add("threads", threads);
        OffsetStore offsets = Storage.offsets(options);
        closing.add("source offsets", offsets);
        Logs logs = Storage.logs(options);
        closing.add("log", logs);
        Worker worker =
                new Worker(
                        new WorkerPorts(
                                options,
                                plugins,
                                placeholders,
                                policy,
                                observer.<Logs>map(its -> new ObservedLogs(logs, its)).orElse(logs),
                                offsets,
                                new OffsetCodec(),
                                timers,
                                threads,
                                metrics,
                                new StatusBoard()));
        closing.add("connectors", worker);
        return new StandaloneWorker(options, worker, reporting, closing);
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
            plugins.find(api, plugin.plugin(), null);
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

    /**
     * Starts connectors and runs until the process is told to end.
     *
     * @return the exit code
     */
    int run(List<ConnectorConfig> connectors) throws InterruptedException {
        Thread hook = new Thread(this::end, "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        Map<String, CompletableFuture<Void>> starting = new LinkedHashMap<>();
        connectors.forEach(config -> starting.put(config.name(), worker.start(config)));
        for (Map.Entry<String, CompletableFuture<Void>> connector : starting.entrySet()) {
            try {
                connector.getValue().get();
            } catch (ExecutionException e) {
                LOG.error(
                        "the worker ends because connector {} did not start; correct it, or leave"
                                + " its file out",
                        quoted(connector.getKey()));
                end();
                return Fairlead.CONNECTOR_NOT_STARTED;
            }
        }
        LOG.info("fairlead {} is up in {}", Fairlead.Version.number(), summary(connectors.size()));
        Thread reporters = new Thread(() -> reporting.begin(Optional::empty), "metric-reporters");
        reporters.setDaemon(true);
        reporters.start();
        ended.await();
        return 0;
    }

    private String summary(int connectors) {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        return millis
                + " ms: "
                + connectors
                + (connectors == 1 ? " connector, " : " connectors, ")
                + options.bootstrapServers()
                        .map(servers -> "Kafka at " + servers)
                        .orElse("embedded log in " + options.dataDirectory());
    }

    private synchronized void end() {
        if (ended.getCount() == 0) {
            return;
        }
        LOG.info("stopping; tasks have {} ms to end", options.taskStopPatience().toMillis());
        closing.close();
        LOG.info("stopped");
        ended.countDown();
    }
}
