package dev.fairlead.samples.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/**
 * A Kafka broker that is its own controller (KRaft), on the same data and ports each time that it
 * is started. It has two doors: one of its own, and one that it says is elsewhere, at a proxy.
 */
public final class Broker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final int own;
    private final int hidden;
    private final int controller;
    private int advertised;
    private Program program;

    /** Prepares a broker; {@link #start} starts it. */
    public Broker(Path directory) {
        this.directory = directory;
        int[] ports = free();
        this.own = ports[0];
        this.hidden = ports[1];
        this.controller = ports[2];
        this.advertised = hidden;
        try {
            Path data = Files.createDirectories(directory.resolve("data"));
            // what kafka-storage.sh format leaves behind, without a JVM for it
            Files.writeString(
                    data.resolve("meta.properties"),
                    "version=1\ncluster.id=RmFpcmxlYWRSZWFsQnJrcg\nnode.id=1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] free() {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, here);
                ServerSocket two = new ServerSocket(0, 1, here);
                ServerSocket three = new ServerSocket(0, 1, here)) {
            return new int[] {one.getLocalPort(), two.getLocalPort(), three.getLocalPort()};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port behind the one that it advertises; a proxy belongs in front of it. */
    public int hiddenPort() {
        return hidden;
    }

    /** From the next start on, it tells those who come through the hidden port to come here. */
    public void advertise(int port) {
        advertised = port;
    }

    /** Its door without a proxy. */
    public String bootstrapServers() {
        return "localhost:" + own;
    }

    /** Starts it, as soon as the one before has ended. It is not yet up when this returns. */
    public void start() {
        if (program != null) {
            program.awaitEnd();
        }
        try {
            Path settings = Files.writeString(directory.resolve("server.properties"), settings());
            program =
                    Program.start(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx256m",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:-UsePerfData",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "kafka.Kafka",
                                    settings.toString()),
                            Map.of(),
                            directory.resolve("broker.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it answers. */
    public void awaitUp() {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers(),
                                "reconnect.backoff.max.ms",
                                "200"))) {
            admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no answer from the broker:\n" + program.output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** SIGTERM. */
    public void stop() {
        program.terminate();
    }

    /** SIGKILL. */
    public void kill() {
        program.kill();
    }

    private String settings() {
        return """
        process.roles=broker,controller
        node.id=1
        log.dirs=%s
        listeners=OWN://localhost:%d,HIDDEN://localhost:%d,CONTROLLER://localhost:%d
        advertised.listeners=OWN://localhost:%d,HIDDEN://localhost:%d
        listener.security.protocol.map=OWN:PLAINTEXT,HIDDEN:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=OWN
        controller.quorum.voters=1@localhost:%d
        controller.quorum.election.timeout.ms=100
        controller.quorum.election.backoff.max.ms=50
        broker.heartbeat.interval.ms=300
        broker.session.timeout.ms=3000
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
        num.recovery.threads.per.data.dir=1
        log.cleaner.dedupe.buffer.size=2097152
        log.cleaner.io.buffer.size=65536
        """
                .formatted(
                        directory.resolve("data"),
                        own,
                        hidden,
                        controller,
                        own,
                        advertised,
                        controller);
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}
