package dev.fairlead.maven.run;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A Kafka broker in a JVM of its own, which is its own controller (KRaft). What is in it stays from
 * run to run.
 *
 * <p>Ctrl-C reaches every process of the terminal, and a broker that ended with it would end before
 * the worker has committed. So the broker ignores it, behind a shell that ends it when its standard
 * input does: that is when Maven says so, or has died.
 */
final class Broker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String GUARD =
            "trap '' INT; \"$@\" </dev/null & broker=$!; cat >/dev/null; kill $broker; wait"
                    + " $broker";

    private final Process process;
    private final int port;
    private volatile boolean closing;

    private Broker(Process process, int port, Consumer<DevEvent> events) {
        this.process = process;
        this.port = port;
        Processes.watch(
                process,
                ended -> {
                    if (!closing) {
                        events.accept(new DevEvent.Ended("broker", ended.exitValue()));
                    }
                });
    }

    /**
     * Starts one.
     *
     * @param java the java executable
     * @param libraries Kafka and what it needs
     * @param directory keeps its data and its log
     * @param events hears when it ends by itself
     */
    static Broker start(Path java, List<Path> libraries, Path directory, Consumer<DevEvent> events)
            throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        Path properties = data.resolve("meta.properties");
        if (!Files.exists(properties)) {
            // what kafka-storage.sh format leaves behind, without a JVM for it
            Files.writeString(
                    properties,
                    "version=1\ncluster.id=RmFpcmxlYWREZXZNb2RlMQ\nnode.id=" + NODE + "\n");
        }
        InetAddress own = InetAddress.getLoopbackAddress();
        int port;
        int controller;
        try (ServerSocket first = new ServerSocket(0, 1, own);
                ServerSocket second = new ServerSocket(0, 1, own)) {
            port = first.getLocalPort();
            controller = second.getLocalPort();
        }
        Path settings =
                Files.writeString(
                        directory.resolve("server.properties"), settings(data, port, controller));
        List<String> command = new ArrayList<>();
        if (File.separatorChar == '/') {
            command.addAll(List.of("sh", "-c", GUARD, "sh"));
        }
        command.addAll(
                List.of(
                        java.toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m"));
        command.add("-cp");
        command.add(
                libraries.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of("kafka.Kafka", settings.toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("broker.log").toFile())
                        .start();
        return new Broker(process, port, events);
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

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
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
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

    @Override
    public void close() {
        closing = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy(); // it has ended
        }
        if (File.separatorChar != '/') {
            process.destroy();
        }
        Processes.awaitEnd(process);
    }
}
