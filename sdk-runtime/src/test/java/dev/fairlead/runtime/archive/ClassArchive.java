package dev.fairlead.runtime.archive;

import dev.fairlead.runtime.broker.KraftBroker;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.connect.file.FileStreamSourceConnector;

/**
 * Makes the archive of classes that {@code bin/fairlead} starts from: runs a worker on a real
 * broker, asks its REST API, and ends it. Part of {@code mvn package}.
 *
 * <p>A worker does without the archive, so nothing that goes wrong here fails a build.
 */
public final class ClassArchive {
    /** Two tasks, and with them two connectors. */
    private static final Pattern RUNNING = Pattern.compile("(?s)(\"RUNNING\".*){4}");

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    /** Somebody else may have taken the port, and never answer. */
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Path root;
    private final Path directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private final long begun = System.nanoTime();

    private ClassArchive(Path root, Path directory) {
        this.root = root;
        this.directory = directory;
    }

    /** Takes the root of the project, and the build's directory of this module. */
    public static void main(String[] arguments) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setLevel(Level.OFF); // the broker's
        }
        Path root = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        Path archive = target.resolve("fairlead.jsa");
        try {
            if (isOld(archive, target)) {
                Path directory = target.resolve("class-archive");
                delete(directory);
                new ClassArchive(root, Files.createDirectories(directory)).write(archive);
                delete(directory);
            }
        } catch (Exception e) {
            System.err.println(
                    "no archive of classes was made, so that the worker starts slower: " + e);
        }
        System.exit(0);
    }

    private static boolean isOld(Path archive, Path target) throws IOException {
        if (!Files.exists(archive)) {
            return true;
        }
        long made = Files.getLastModifiedTime(archive).toMillis();
        try (Stream<Path> jars =
                Stream.concat(Files.list(target), Files.list(target.resolve("lib")))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .anyMatch(jar -> jar.toFile().lastModified() >= made);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private void write(Path archive) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (KraftBroker broker = KraftBroker.start(directory.resolve("broker"))) {
            Process worker = start(broker.bootstrapServers(), port);
            try {
                rehearse(worker, "http://127.0.0.1:" + port);
            } finally {
                worker.destroy();
                if (!worker.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
                    worker.destroyForcibly();
                }
            }
        }
        if (!Files.exists(archive)) {
            throw new IOException("the JVM wrote none:\n" + output());
        }
    }

    /** A worker with a plugin that does nothing as long as there is no file for it. */
    private Process start(String bootstrapServers, int port) throws Exception {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        Path plugin =
                Path.of(
                        FileStreamSourceConnector.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        Files.copy(plugin, plugins.resolve(plugin.getFileName()));
        Path properties =
                Files.write(
                        directory.resolve("worker.properties"),
                        List.of(
                                "bootstrap.servers=" + bootstrapServers,
                                "listeners=http://127.0.0.1:" + port,
                                "offset.storage.file.filename=" + directory.resolve("offsets"),
                                "plugin.path=" + plugins,
                                "key.converter=org.apache.kafka.connect.json.JsonConverter",
                                "value.converter=org.apache.kafka.connect.json.JsonConverter"));
        ProcessBuilder command =
                new ProcessBuilder(
                        root.resolve("bin").resolve("fairlead").toString(),
                        "standalone",
                        properties.toString());
        command.environment().put("FAIRLEAD_ARCHIVE", "write");
        return command.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("worker.log").toFile())
                .start();
    }

    /** What every worker does; each class in the archive costs memory, also if nobody needs it. */
    private void rehearse(Process worker, String rest) throws Exception {
        await(worker, () -> get(rest + "/connectors").startsWith("["));
        for (String name : List.of("first", "second")) {
            HttpRequest post =
                    HttpRequest.newBuilder(URI.create(rest + "/connectors"))
                            .timeout(ANSWER)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(connector(name)))
                            .build();
            client.send(post, BodyHandlers.ofString());
        }
        await(worker, () -> RUNNING.matcher(get(rest + "/connectors?expand=status")).find());
    }

    private String connector(String name) {
        return """
        {"name": "%s", "config": {
            "connector.class": "org.apache.kafka.connect.file.FileStreamSourceConnector",
            "tasks.max": "1",
            "topic": "none",
            "file": "%s",
            "key.converter": "org.apache.kafka.connect.storage.StringConverter",
            "value.converter": "org.apache.kafka.connect.storage.StringConverter"}}
        """
                .formatted(name, directory.resolve("missing"));
    }

    private void await(Process worker, Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            if (!worker.isAlive() || System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new IOException("the worker doesn't answer:\n" + output());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** What is answered; nothing as long as nobody does. */
    private String get(String address) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER).build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    private String output() throws IOException {
        String all = Files.readString(directory.resolve("worker.log"));
        return all.substring(Math.max(0, all.length() - 2000));
    }
}
