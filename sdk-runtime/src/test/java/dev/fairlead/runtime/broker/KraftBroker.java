package dev.fairlead.runtime.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A real Kafka broker, with its controller, in this JVM or in one of its own. It listens on ports
 * that the system gave it, and again on the same ones when it is started again in its directory.
 *
 * <p>Whoever starts one needs {@code org.apache.kafka:kafka_2.13} on the class path.
 */
public final class KraftBroker implements AutoCloseable {
    /** For a broker that nobody kills: a machine that is busy must not cost it its partitions. */
    private static final Duration PATIENT = Duration.ofSeconds(60);

    /** For a broker that is killed and started again. */
    private static final Duration SOON_BACK = Duration.ofSeconds(3);

    private static final Duration PATIENCE_WITH_SHUTDOWN = Duration.ofSeconds(5);
    private static final String CLUSTER_ID = "RmFpcmxlYWRUZXN0Q2x1cw";
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(KraftBroker.class);

    /** Kept here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<Logger> QUIET =
            List.of(
                    Logger.getLogger("org.apache.kafka"),
                    Logger.getLogger("kafka"),
                    Logger.getLogger("state.change.logger"));

    private final BrokerPorts ports;
    private final Metrics metrics;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private KraftBroker(
            BrokerPorts ports, Metrics metrics, ControllerServer controller, BrokerServer broker) {
        this.ports = ports;
        this.metrics = metrics;
        this.controller = controller;
        this.broker = broker;
    }

    /** Starts a broker in this JVM that keeps its data in {@code directory}. */
    public static KraftBroker start(Path directory) throws Exception {
        return start(directory, PATIENT);
    }

    static KraftBroker start(Path directory, Duration sessionTimeout) throws Exception {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        Files.createDirectories(directory);
        BrokerPorts ports = BrokerPorts.open(directory);
        KafkaConfig config =
                new KafkaConfig(BrokerSettings.of(directory, ports, sessionTimeout), false);
        format(directory);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
                KafkaRaftServer.initializeLogDirs(config, LOG, "");
        Metrics metrics = Server.initializeMetrics(config, Time.SYSTEM, CLUSTER_ID);
        SharedServer shared =
                new SharedServer(
                        config,
                        directories._1(),
                        Time.SYSTEM,
                        metrics,
                        CompletableFuture.completedFuture(
                                QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                        List.of(),
                        (name, fatal, action) -> new LoggedFaults(name),
                        ports::bind);
        ControllerServer controller =
                new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
        BrokerServer broker = new BrokerServer(shared);
        controller.startup();
        broker.startup();
        return new KraftBroker(ports, metrics, controller, broker);
    }

    /** Starts a broker in a JVM of its own, with this JVM's class path. */
    public static ForkedBroker fork(Path directory) throws IOException {
        return fork(directory, classpath());
    }

    /** Like {@link #fork(Path)}, for a broker that nobody kills. */
    public static ForkedBroker forkPatient(Path directory) throws IOException {
        return ForkedBroker.start(directory, classpath(), PATIENT);
    }

    private static List<Path> classpath() {
        List<Path> classpath = new ArrayList<>();
        for (String entry :
                System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            classpath.add(Path.of(entry));
        }
        return classpath;
    }

    /** Starts a broker in a JVM of its own; {@code classpath} has this class and Kafka. */
    public static ForkedBroker fork(Path directory, List<Path> classpath) throws IOException {
        return ForkedBroker.start(directory, classpath, SOON_BACK);
    }

    /** What clients connect to: host and port. */
    public String bootstrapServers() {
        return ports.bootstrapServers();
    }

    @Override
    public void close() {
        broker.shutdown(PATIENCE_WITH_SHUTDOWN);
        broker.awaitShutdown();
        controller.shutdown();
        controller.awaitShutdown();
        metrics.close();
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(CLUSTER_ID)
                .addDirectory(BrokerSettings.data(directory).toString())
                .setMetadataLogDirectory(BrokerSettings.data(directory).toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
                .run();
    }

    /** Kafka's own handler ends the JVM, and the tests with it. */
    private record LoggedFaults(String name) implements FaultHandler {
        @Override
        public RuntimeException handleFault(String message, Throwable cause) {
            LOG.error("Fault in the test broker's {}: {}", name, message, cause);
            return new IllegalStateException(message, cause);
        }
    }
}
