package dev.fairlead.runtime.metrics;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.config.MetricOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;

/**
 * The reporters of a worker's metrics: JMX, and what else {@code metric.reporters} names. They are
 * made at the start, so that a wrong name is told at once; they are joined to the metrics when
 * there is time. Thread-safe.
 */
public final class Reporting implements AutoCloseable {
    private final WorkerMetrics metrics;
    private final MetricOptions options;
    private final Supplier<String> worker;
    private String workerId = "";
    private final List<MetricsReporter> reporters;
    private @Nullable JmxDomain domain;
    private boolean closed;

    private Reporting(
            WorkerMetrics metrics,
            MetricOptions options,
            Supplier<String> worker,
            List<MetricsReporter> reporters) {
        this.metrics = metrics;
        this.options = options;
        this.worker = worker;
        this.reporters = reporters;
    }

    /**
     * Makes the reporters.
     *
     * @param worker tells the worker's id, for {@code app-info}; may take a while
     * @param settings what reporters are configured with
     * @param loader where their classes are
     * @throws ConfigException one can't be made
     */
    public static Reporting of(
            WorkerMetrics metrics,
            MetricOptions options,
            Supplier<String> worker,
            Map<String, String> settings,
            ClassLoader loader) {
        List<MetricsReporter> reporters = new ArrayList<>();
        for (String name : options.reporters()) {
            MetricsReporter reporter = make(name, loader);
            reporter.configure(new HashMap<>(settings));
            reporters.add(reporter);
        }
        return new Reporting(metrics, options, worker, reporters);
    }

    private static MetricsReporter make(String name, ClassLoader loader) {
        if (name.equals(JmxReporter.class.getName())) {
            return new JmxBeans();
        }
        try {
            return Class.forName(name, true, loader)
                    .asSubclass(MetricsReporter.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new ConfigException(
                    MetricOptions.setting(name)
                            + " can't be made: "
                            + reason(e)
                            + "; name a class on the worker's class path that implements "
                            + MetricsReporter.class.getName());
        }
    }

    /**
     * Joins the reporters to the metrics. Takes a while; no thread of a connector should do it.
     *
     * @param cluster gives the id of the Kafka cluster; only asked when a reporter may want it
     */
    public synchronized void begin(Supplier<Optional<String>> cluster) {
        if (closed || reporters.isEmpty()) {
            return;
        }
        Map<String, Object> labels = new HashMap<>(options.contextLabels());
        if (!reporters.stream().allMatch(JmxBeans.class::isInstance)) {
            cluster.get().ifPresent(id -> labels.put("connect.kafka.cluster.id", id));
        }
        workerId = worker.get();
        JmxDomain mine = JmxDomain.claim(ManagementFactory.getPlatformMBeanServer(), workerId);
        domain = mine;
        for (MetricsReporter reporter : reporters) {
            reporter.contextChange(new KafkaMetricsContext(mine.name(), labels));
            metrics.metrics().addReporter(reporter);
        }
        AppInfoParser.registerAppInfo(
                mine.name(), workerId, metrics.metrics(), System.currentTimeMillis());
    }

    /** Ends the metrics, and takes them from all reporters. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        JmxDomain mine = domain;
        if (mine != null) {
            AppInfoParser.unregisterAppInfo(mine.name(), workerId, metrics.metrics());
        }
        metrics.close();
        if (mine != null) {
            mine.close();
        }
    }
}
