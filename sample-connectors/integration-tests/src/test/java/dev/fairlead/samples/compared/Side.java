package dev.fairlead.samples.compared;

import dev.fairlead.samples.it.Worker;
import dev.fairlead.samples.it.WorkerKind;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** One of the two workers, in a process of its own, and what one needs to look at it. */
final class Side implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LOWEST_PORT = 20_000;
    private static final int PORTS = 10_000;

    /** Builds that run at the same time begin elsewhere. */
    private static final AtomicInteger PORT =
            new AtomicInteger((int) ProcessHandle.current().pid() * 7);

    /** Of what a worker printed. */
    private static final int LINES = 15;

    private final WorkerKind kind;
    private final Path directory;
    private final Worker worker;
    private final Rest rest;
    private final String bootstrapServers;
    private final Admin admin;
    private final Beans beans;

    private Side(
            WorkerKind kind, Path directory, Worker worker, Rest rest, String bootstrapServers) {
        this.kind = kind;
        this.directory = directory;
        this.worker = worker;
        this.rest = rest;
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.beans = new Beans(worker.pid());
    }

    /**
     * Starts a worker, and returns when it answers requests.
     *
     * @param settings the worker's properties but where it keeps its things
     */
    static Side start(
            WorkerKind kind, Path directory, String bootstrapServers, Map<String, String> settings)
            throws IOException {
        Files.createDirectories(directory);
        String address = "127.0.0.1:" + freePort();
        String lines =
                settings.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n"));
        Path properties =
                Files.writeString(
                        directory.resolve("worker.properties"),
                        """
                        bootstrap.servers=%s
                        offset.storage.file.filename=%s
                        listeners=http://%s
                        %s
                        """
                                .formatted(
                                        bootstrapServers,
                                        directory.resolve("offsets"),
                                        address,
                                        lines));
        Worker worker = Worker.start(kind, directory, List.of(properties));
        Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
        Rest rest = new Rest(HttpClient.newHttpClient(), address);
        try {
            awaitUp(worker, rest);
        } catch (AssertionError e) {
            worker.close();
            throw e;
        }
        return new Side(kind, directory, worker, rest, bootstrapServers);
    }

    /**
     * A port below those that systems give away: none of the many connections to the broker takes
     * it before the worker does.
     */
    private static int freePort() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int tries = 0; tries < PORTS; tries++) {
            int port = LOWEST_PORT + Math.floorMod(PORT.getAndIncrement(), PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, here)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                continue; // somebody has it
            }
        }
        throw new IOException("all ports are taken");
    }

    private static void awaitUp(Worker worker, Rest rest) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!rest.isUp()) {
            if (!worker.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the worker doesn't come up:\n" + worker.output());
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** This worker, for the scenario of this number. */
    Stage stage(int number) {
        String prefix = prefix(number);
        Path place = directory.resolve(prefix);
        place.toFile().mkdirs();
        return new Stage(this, new Plain(prefix, place.toString(), rest.address()), place);
    }

    Rest rest() {
        return rest;
    }

    /** What the worker printed. */
    String output() {
        return worker.output();
    }

    Admin admin() {
        return admin;
    }

    Beans beans() {
        return beans;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * What may explain that a scenario stood still: the worker's threads if it doesn't answer, else
     * what it printed last about the scenario.
     */
    String explanation(int number) {
        if (!worker.isAlive()) {
            return "its process is gone; it printed:\n" + last(worker.output().lines().toList());
        }
        if (!rest.isUp()) {
            return "it answers no requests; its threads:\n" + new Threads(worker.pid()).text();
        }
        return "it answers requests; the last it printed about this scenario:\n"
                + last(
                        worker.output()
                                .lines()
                                .filter(line -> line.contains(prefix(number)))
                                .filter(line -> !line.contains("\"GET /"))
                                .toList());
    }

    private static String last(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    private String prefix(int number) {
        return "d%03d%s".formatted(number, kind == WorkerKind.STOCK ? "s" : "f");
    }

    @Override
    public void close() {
        beans.close();
        admin.close(Duration.ofSeconds(1));
        worker.close();
    }
}
