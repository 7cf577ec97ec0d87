package dev.fairlead.samples.it;

import dev.fairlead.samples.files.FollowConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.storage.StringConverter;
import org.apache.kafka.connect.util.clusters.EmbeddedConnectCluster;

/**
 * Counts how often Apache's {@link EmbeddedConnectCluster} takes a worker away and brings up
 * another in a minute, with a file that grows in between: the yardstick for {@link
 * SimulationSpeed}. The worker isn't killed, since it lives in this process; it is stopped.
 */
public final class ClusterSpeed {
    private static final int ROUNDS = 10;
    private static final String TOPIC = "lines";

    private ClusterSpeed() {}

    /** Measures; the argument is an empty directory. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        EmbeddedConnectCluster cluster =
                new EmbeddedConnectCluster.Builder()
                        .name("speed")
                        .numWorkers(1)
                        .numBrokers(1)
                        .brokerProps(new Properties())
                        .workerProps(workerProperties())
                        .maskExitProcedures(true)
                        .build();
        try {
            cluster.start();
            cluster.kafka().createTopic(TOPIC, 1);
            cluster.configureConnector("follow", connector(directory));
            int written = grow(directory, 0);
            await(cluster, written);
            long start = System.nanoTime();
            for (int round = 0; round < ROUNDS; round++) {
                cluster.removeWorker();
                cluster.addWorker();
                written = grow(directory, written);
                await(cluster, written);
            }
            double minutes = (System.nanoTime() - start) / 60e9;
            System.out.printf("EmbeddedConnectCluster %,.1f restarts/min%n", ROUNDS / minutes);
        } finally {
            cluster.stop();
        }
        System.exit(0); // threads of the cluster live on
    }

    private static Map<String, String> workerProperties() {
        return new HashMap<>( // which the cluster adds to
                Map.of(
                        "offset.flush.interval.ms", "100",
                        "scheduled.rebalance.max.delay.ms", "0",
                        "plugin.discovery", "service_load",
                        "key.converter", StringConverter.class.getName(),
                        "value.converter", StringConverter.class.getName()));
    }

    private static Map<String, String> connector(Path directory) {
        return Map.of(
                "connector.class",
                FollowConnector.class.getName(),
                "tasks.max",
                "1",
                "directory",
                directory.toString(),
                "topic",
                TOPIC);
    }

    private static int grow(Path directory, int written) throws IOException {
        Files.write(
                directory.resolve("a.txt"),
                List.of("line " + written, "line " + (written + 1), "line " + (written + 2)),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return written + 3;
    }

    /** The topic has at least as many records as lines were written. */
    private static void await(EmbeddedConnectCluster cluster, int records) {
        cluster.kafka().consume(records, 60_000, TOPIC);
    }
}
