package dev.fairlead.maven.verify;

import dev.fairlead.maven.inspect.Sight;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM with a worker's class path in which the plugins are looked at. */
final class InspectionProcess {
    private static final String MAIN = "dev.fairlead.maven.inspect.Inspection";
    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx256m");

    /** Nothing is read of what they would print, and they take a third of the time. */
    private static final List<String> LOGGING =
            List.of("slf4j-reload4j", "log4j-slf4j-impl", "log4j-slf4j2-impl", "log4j-core");

    /** How it went. */
    sealed interface Outcome {
        /** The JVM said all that it saw. */
        record Seen(List<Sight> sights) implements Outcome {}

        /** It ended before, by itself or because it took too long. */
        record Ended(String how, Path log) implements Outcome {}
    }

    private final Path java;
    private final Worker worker;
    private final Path directory;
    private final Duration limit;

    /**
     * Describes the process without starting it.
     *
     * @param java the java executable
     * @param worker whose class path and loader it has
     * @param directory where its answer and its log go
     * @param limit how long it may take
     */
    InspectionProcess(Path java, Worker worker, Path directory, Duration limit) {
        this.java = java;
        this.worker = worker;
        this.directory = directory;
        this.limit = limit;
    }

    /**
     * Runs it.
     *
     * @param jar the plugin jar, alone in its directory
     * @param plugins the classes to look at
     */
    Outcome run(Path jar, Collection<String> plugins) throws IOException, InterruptedException {
        Path answer = directory.resolve("kafka-" + worker.kafka() + ".seen");
        Path log = directory.resolve("kafka-" + worker.kafka() + ".log");
        Files.deleteIfExists(answer);
        Process process =
                new ProcessBuilder(command(jar, answer, plugins))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            process.getOutputStream().close(); // nobody will answer a plugin that asks
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome.Ended("it took longer than " + limit.toSeconds() + " s", log);
            }
        } finally {
            process.destroyForcibly();
        }
        List<Sight> sights =
                Files.exists(answer)
                        ? Files.readAllLines(answer).stream().map(Sight::parse).toList()
                        : List.of();
        if (sights.isEmpty() || sights.get(sights.size() - 1).kind() != Sight.Kind.END) {
            return new Outcome.Ended("it ended with exit code " + process.exitValue(), log);
        }
        return new Outcome.Seen(sights);
    }

    private List<String> command(Path jar, Path answer, Collection<String> plugins)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(QUICK_START);
        command.add("-cp");
        command.add(
                worker.jars().stream()
                                .filter(each -> !LOGGING.contains(each.artifactId()))
                                .map(each -> each.file().toString())
                                .collect(Collectors.joining(File.pathSeparator))
                        + File.pathSeparator
                        + here());
        command.addAll(List.of(MAIN, jar.toString(), answer.toString()));
        command.addAll(plugins);
        return command;
    }

    private static Path here() throws IOException {
        try {
            return Path.of(Sight.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
