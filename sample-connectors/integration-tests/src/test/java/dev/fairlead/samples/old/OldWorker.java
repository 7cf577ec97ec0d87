package dev.fairlead.samples.old;

import dev.fairlead.samples.process.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Apache's standalone worker of some version, in a process of its own. */
final class OldWorker implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Program program;
    private final int port;

    private OldWorker(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    static OldWorker start(Path classPath, List<Path> properties, Path directory)
            throws IOException {
        int port = freePort();
        Files.writeString(
                properties.get(0),
                Files.readString(properties.get(0)) + "listeners=http://127.0.0.1:" + port + "\n");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", Files.readString(classPath).strip()));
        command.add("org.apache.kafka.connect.cli.ConnectStandalone");
        properties.forEach(file -> command.add(file.toString()));
        return new OldWorker(
                Program.start(command, Map.of(), directory.resolve("worker.log")), port);
    }

    /** A worker of those versions doesn't tell which port it was given. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until something is so. */
    void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.call()) {
            if (System.nanoTime() > end || !program.isAlive()) {
                throw new AssertionError("it takes too long; the worker says:\n" + output());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Whether the connector and its only task are RUNNING. */
    boolean isRunning(String connector) throws Exception {
        return send("GET", "/connectors/" + connector + "/status")
                .matches("200 .*\"RUNNING\".*\"tasks\":\\[.*\"RUNNING\".*");
    }

    /** Stops a connector and lets it begin again. */
    void resetOffsets(String connector) throws Exception {
        send("PUT", "/connectors/" + connector + "/stop");
        await(() -> send("DELETE", "/connectors/" + connector + "/offsets").startsWith("200"));
    }

    private String send(String method, String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(10))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException notYet) {
            return "none";
        }
    }

    /** SIGTERM, and waits for the end. */
    void stop() {
        program.terminate();
        program.awaitEnd();
    }

    /** What it has said. */
    String output() {
        return program.output();
    }

    @Override
    public void close() {
        program.close();
    }
}
