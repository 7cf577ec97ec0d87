package org.apache.kafka.connect.runtime;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.internals.Plugin;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.errors.ErrorHandlingMetrics;
import org.apache.kafka.connect.runtime.errors.RetryWithToleranceOperator;
import org.apache.kafka.connect.runtime.errors.ToleranceType;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.util.ConnectorTaskId;

/** What a task of Apache's worker needs around it. */
final class StockParts implements AutoCloseable {
    static final String NAME = "simulated";
    static final ConnectorTaskId ID = new ConnectorTaskId(NAME, 0);
    private static final Logger LOG = Logger.getLogger("org.apache.kafka");

    static {
        LOG.setLevel(Level.OFF); // thousands of workers come and go
    }

    private static final Plugins PLUGINS = new Plugins(Map.of("plugin.discovery", "service_load"));
    private final WorkerConfig config;
    private final ConnectMetrics metrics;
    private final ErrorHandlingMetrics errorMetrics;
    private final Time time;

    /**
     * @param flushMs how long the worker waits for records in flight and for commits
     * @param beforeWaiting runs when the worker looks how long it may wait for records in flight or
     *     for a commit, right before it waits
     */
    StockParts(Time time, int flushMs, Runnable beforeWaiting) {
        this.time = time;
        this.config = new Config(flushMs, beforeWaiting);
        this.metrics = new ConnectMetrics("worker", config, time, "cluster");
        this.errorMetrics = new ErrorHandlingMetrics(ID, metrics);
    }

    WorkerConfig config() {
        return config;
    }

    ConnectMetrics metrics() {
        return metrics;
    }

    ErrorHandlingMetrics errorMetrics() {
        return errorMetrics;
    }

    Time time() {
        return time;
    }

    <T> RetryWithToleranceOperator<T> tolerance() {
        return new RetryWithToleranceOperator<>(0, 0, ToleranceType.NONE, time, errorMetrics);
    }

    /** A JSON converter for keys or values. */
    Plugin<Converter> converter(boolean isKey) {
        return metrics.wrap(json(isKey), ID, isKey);
    }

    static Converter json(boolean isKey) {
        Converter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "false"), isKey);
        return converter;
    }

    Plugin<HeaderConverter> headerConverter() {
        return metrics.wrap(new SimpleHeaderConverter(), ID);
    }

    TaskPluginsMetadata metadata(
            Class<? extends Connector> connector, Task task, TransformationChain<?, ?> chain) {
        return new TaskPluginsMetadata(
                connector,
                task,
                json(true),
                json(false),
                new SimpleHeaderConverter(),
                chain.transformationChainInfo(),
                PLUGINS);
    }

    @Override
    public void close() {
        errorMetrics.close();
        metrics.stop();
    }

    private static final class Config extends StandaloneConfig {
        private final Runnable beforeWaiting;

        Config(int flushMs, Runnable beforeWaiting) {
            super(
                    Map.of(
                            "bootstrap.servers",
                            "localhost:1",
                            "key.converter",
                            JsonConverter.class.getName(),
                            "value.converter",
                            JsonConverter.class.getName(),
                            "offset.storage.file.filename",
                            "unused",
                            OFFSET_COMMIT_TIMEOUT_MS_CONFIG,
                            Integer.toString(flushMs),
                            "topic.creation.enable",
                            "false",
                            "topic.tracking.enable",
                            "false"));
            this.beforeWaiting = beforeWaiting;
        }

        @Override
        public Long getLong(String key) {
            if (key.equals(OFFSET_COMMIT_TIMEOUT_MS_CONFIG)) {
                beforeWaiting.run();
            }
            return super.getLong(key);
        }
    }
}
