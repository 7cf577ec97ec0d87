package dev.fairlead.samples.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our worker, by its command, with a supervisor that starts it again a moment after it has ended,
 * as systemd does with {@code Restart=always}.
 */
public final class Supervised implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ADDRESS = Pattern.compile("is up in .*REST at (\\S+)");

    private final List<String> command;
    private final Path log;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private Program program;
    private int starts;
    private boolean ended;
    private long endedAt;

    /**
     * Prepares a worker.
     *
     * @param files its properties, and those of its connectors
     */
    public Supervised(List<Path> files, Path log) {
        this.log = log;
        this.command = new ArrayList<>();
        command.add(Path.of(System.getProperty("fairlead.root"), "bin", "fairlead").toString());
        command.add("standalone");
        files.forEach(file -> command.add(file.toString()));
    }

    /** Starts it. */
    public void start() {
        starts++;
        ended = false;
        program =
                Program.start(
                        command,
                        Map.of(
                                "KAFKA_HEAP_OPTS",
                                "-Xmx256m",
                                "JAVA_OPTS",
                                "-XX:TieredStopAtLevel=1"),
                        log);
    }

    /** Starts it again if it has ended a moment ago; to be called all the time. */
    public void supervise() {
        if (program.isAlive()) {
            return;
        }
        if (!ended) {
            ended = true;
            endedAt = System.nanoTime();
        } else if (System.nanoTime() - endedAt > PAUSE.toNanos()) {
            start();
        }
    }

    /** SIGKILL; {@link #supervise} starts it again. */
    public void kill() {
        program.kill();
    }

    /** SIGTERM; {@link #supervise} starts it again when it has ended. */
    public void terminate() {
        program.terminate();
    }

    /** Lets it do nothing until {@link #thaw}. */
    public void freeze() {
        program.signal("STOP");
    }

    /** Lets it go on, if it was frozen. */
    public void thaw() {
        program.signal("CONT");
    }

    /** SIGTERM, and waits for the end. */
    public void stop() {
        program.terminate();
        program.awaitEnd();
    }

    /** How often it was started. */
    public int starts() {
        return starts;
    }

    /** What all of its lives have said. */
    public String output() {
        return program.output();
    }

    /** The answer of its REST API; empty when there is none. */
    public Optional<HttpResponse<String>> get(String path) {
        return send(path, "GET", "");
    }

    /** Sends JSON to its REST API. */
    public Optional<HttpResponse<String>> send(String path, String method, String json) {
        try {
            Optional<URI> address = address();
            return address.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            client.send(
                                    HttpRequest.newBuilder(address.get().resolve(path))
                                            .timeout(PATIENCE)
                                            .header("Content-Type", "application/json")
                                            .method(
                                                    method,
                                                    HttpRequest.BodyPublishers.ofString(json))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) { // it isn't up, or not any more
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Each life says where it is. */
    private Optional<URI> address() {
        Matcher matcher = ADDRESS.matcher(output());
        Optional<URI> last = Optional.empty();
        int said = 0;
        while (matcher.find()) {
            said++;
            last = Optional.of(URI.create(matcher.group(1)));
        }
        return said == 0 ? Optional.empty() : last;
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}
