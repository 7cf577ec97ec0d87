package dev.fairlead.runtime.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A broker in a JVM of its own, which can be killed. It ends when its parent does. */
public final class ForkedBroker implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final String bootstrapServers;

    private ForkedBroker(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts one.
     *
     * @param sessionTimeout how long the broker may stand still, or be gone, without losing its
     *     partitions
     */
    static ForkedBroker start(Path directory, List<Path> classpath, Duration sessionTimeout)
            throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classpath.stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator)),
                                ForkedBroker.class.getName(),
                                directory.toString(),
                                sessionTimeout.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return new ForkedBroker(process, line.substring(READY.length()));
            }
        }
        throw new IOException("the broker's JVM ended before the broker was ready");
    }

    /** Runs in the forked JVM until its input ends. */
    public static void main(String[] args) throws Exception {
        try (KraftBroker broker = KraftBroker.start(Path.of(args[0]), Duration.parse(args[1]))) {
            System.out.println(READY + broker.bootstrapServers());
            System.out.flush();
            while (System.in.read() >= 0) {
                // What is written there doesn't matter, only that the parent is alive.
            }
        }
        System.exit(0);
    }

    /** What clients connect to: host and port. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Ends the JVM at once, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops the broker in good order; after a while, at once. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
