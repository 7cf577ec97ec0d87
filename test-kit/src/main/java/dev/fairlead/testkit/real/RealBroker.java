package dev.fairlead.testkit.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker for {@link RealWorkerLaws}: one of its own, which is its own controller
 * (KRaft), in a JVM of its own, or one that runs already.
 *
 * <p>A broker of its own needs {@code org.apache.kafka:kafka_2.13} among the test's dependencies,
 * or its jars by name. It keeps its data in a temporary directory and is killed when it is closed.
 */
public final class RealBroker implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NODE = 1;

    /** Where clients and controllers come in. */
    private record Ports(int client, int controller) {
        private static Ports free() {
            InetAddress own = InetAddress.getLoopbackAddress();
            try (ServerSocket client = new ServerSocket(0, 1, own);
                    ServerSocket controller = new ServerSocket(0, 1, own)) {
                return new Ports(client.getLocalPort(), controller.getLocalPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final String bootstrapServers;
    private final @Nullable OwnProcess process;
    private final Optional<Path> directory;

    private RealBroker(
            String bootstrapServers, @Nullable OwnProcess process, Optional<Path> directory) {
        this.bootstrapServers = bootstrapServers;
        this.process = process;
        this.directory = directory;
    }

    /** One that runs already, such as {@code localhost:9092}; closing this leaves it alone. */
    public static RealBroker at(String bootstrapServers) {
        return new RealBroker(bootstrapServers, null, Optional.empty());
    }

    /** Starts one from the class path of this JVM. */
    public static RealBroker start() {
        return start(OwnProcess.classPath());
    }

    /**
     * Starts one from these jars: kafka_2.13 and what it needs.
     *
     * @throws IllegalStateException it doesn't start
     */
    public static RealBroker start(List<Path> jars) {
        String fate = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // somebody else may take a port before the broker does, so there is another try
            Path directory = Scratch.temporary();
            OwnProcess process = null;
            boolean up = false;
            try {
                Ports ports = Ports.free();
                process = start(jars, directory, ports);
                String address = "localhost:" + ports.client();
                up = isUp(address, process);
                if (up) {
                    return new RealBroker(address, process, Optional.of(directory));
                }
                fate = process.fate();
            } finally {
                if (!up) {
                    if (process != null) {
                        process.close();
                    }
                    Scratch.delete(directory);
                }
            }
        }
        throw new IllegalStateException(
                "the broker's process "
                        + fate
                        + "\nIt needs org.apache.kafka:kafka_2.13 among the test's dependencies");
    }

    private static OwnProcess start(List<Path> jars, Path directory, Ports ports) {
        Path data = Scratch.anew(directory.resolve("data"));
        // what kafka-storage.sh format leaves behind, without a JVM for it
        Scratch.write(
                data.resolve("meta.properties"),
                "version=1\ncluster.id=RmFpcmxlYWRSZWFsQnJrcg\nnode.id=" + NODE + "\n");
        Path settings =
                Scratch.write(
                        directory.resolve("server.properties"),
                        settings(data, ports.client(), ports.controller()));
        return OwnProcess.start(
                jars, "kafka.Kafka", List.of(settings.toString()), directory.resolve("log"));
    }

    /** Small and quick: replicas of one, few threads, small buffers, groups that form at once. */
    private static String settings(Path data, int client, int controller) {
        return """
        process.roles=broker,controller
        node.id=%d
        log.dirs=%s
        listeners=CLIENT://localhost:%d,CONTROLLER://localhost:%d
        listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=CLIENT
        controller.quorum.voters=%d@localhost:%d
        controller.quorum.election.timeout.ms=100
        controller.quorum.election.backoff.max.ms=50
        broker.session.timeout.ms=60000
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        group.min.session.timeout.ms=500
        num.network.threads=1
        num.io.threads=2
        background.threads=2
        log.cleaner.dedupe.buffer.size=2097152
        log.cleaner.io.buffer.size=65536
        """
                .formatted(
                        NODE,
                        data.toString().replace('\\', '/'),
                        client,
                        controller,
                        NODE,
                        controller);
    }

    private static boolean isUp(String address, OwnProcess process) {
        Quiet quiet = new Quiet(PATIENCE);
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "100",
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "2000");
        try (Admin admin = Admin.create(settings)) {
            while (process.isAlive() && !quiet.isLong()) {
                if (!admin.describeCluster().nodes().get().isEmpty()) {
                    return true;
                }
            }
        } catch (ExecutionException e) {
            return process.isAlive() && !quiet.isLong() && isUp(address, process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** What clients connect to: host and port. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        directory.ifPresent(Scratch::delete);
    }
}
