package dev.fairlead.runtime.standalone;

import dev.fairlead.runtime.config.WorkerOptions;
import dev.fairlead.runtime.herder.ConnectorStore;
import dev.fairlead.runtime.herder.FileConnectorStore;
import dev.fairlead.runtime.log.disk.DiskLog;
import dev.fairlead.runtime.log.disk.DiskLogOptions;
import dev.fairlead.runtime.log.disk.Sync;
import dev.fairlead.runtime.offsets.FileOffsetStore;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.worker.EmbeddedLogs;
import dev.fairlead.runtime.worker.FileStatusStore;
import dev.fairlead.runtime.worker.KafkaLogs;
import dev.fairlead.runtime.worker.Logs;
import dev.fairlead.runtime.worker.StatusStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses where records, source offsets and connectors are kept. */
public final class Storage {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(30);

    private Storage() {}

    /** The embedded log's own directory in a worker's data directory. */
    public static Path logDirectory(Path data) {
        return data.resolve("log");
    }

    /** Kafka if the worker names it, else the embedded log. */
    static Logs logs(WorkerOptions options) {
        return options.bootstrapServers()
                .map(servers -> kafka(servers, options))
                .orElseGet(() -> embedded(options));
    }

    private static Logs kafka(String bootstrapServers, WorkerOptions options) {
        KafkaLogs logs =
                new KafkaLogs(
                        bootstrapServers,
                        options.settings(),
                        options.clients(),
                        options.taskStopPatience());
        try {
            LOG.info("Kafka cluster {}", logs.awaitCluster(KAFKA_PATIENCE));
            return logs;
        } catch (KafkaException e) {
            logs.close();
            throw e;
        }
    }

    /**
     * Nobody else has a copy of this log, so records are synced before they are acknowledged.
     * Source offsets, which are synced too, then never get ahead of it, not even by a loss of
     * power.
     */
    private static Logs embedded(WorkerOptions options) {
        DiskLog log =
                DiskLog.open(
                        logDirectory(options.dataDirectory()),
                        DiskLogOptions.defaults().withSync(Sync.beforeAcknowledgement()),
                        InstantSource.system(),
                        daemons("log-writer"));
        return new EmbeddedLogs(log, options.clients());
    }

    static OffsetStore offsets(WorkerOptions options) {
        return FileOffsetStore.open(options.offsets().file(), daemons("offset-writer"));
    }

    static ConnectorStore connectors(WorkerOptions options) {
        return FileConnectorStore.open(options.connectorsFile(), daemons("connector-writer"));
    }

    static StatusStore statuses(WorkerOptions options) {
        return FileStatusStore.open(options.statusFile(), daemons("status-writer"));
    }

    private static ThreadFactory daemons(String name) {
        return body -> {
            Thread thread = new Thread(body, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
