package dev.fairlead.maven.docs;

import dev.fairlead.maven.describe.Described;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM with the project's class path, which asks the plugins for their settings. */
public final class DescribeProcess {
    private static final String MAIN = "dev.fairlead.maven.describe.Describe";
    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx256m");

    /** The same answers wherever they are asked for: texts may depend on language and zone. */
    private static final List<String> NOWHERE =
            List.of(
                    "-Duser.language=en",
                    "-Duser.country=",
                    "-Duser.timezone=UTC",
                    "-Dfile.encoding=UTF-8");

    private final Path java;
    private final List<Path> classPath;
    private final Path directory;
    private final Duration limit;

    /**
     * Describes the process without starting it.
     *
     * @param java the java executable
     * @param classPath this Maven plugin and the project, with Kafka
     * @param directory where its answer and its output go
     * @param limit how long it may take
     */
    public DescribeProcess(Path java, List<Path> classPath, Path directory, Duration limit) {
        this.java = java;
        this.classPath = List.copyOf(classPath);
        this.directory = directory;
        this.limit = limit;
    }

    /**
     * Asks.
     *
     * @param classNames the plugins
     * @return what they said, in the same order
     * @throws IOException if the JVM ended without an answer; the message names its output
     * @throws InterruptedException if the waiting thread is interrupted; the JVM is ended
     */
    public List<Described> ask(List<String> classNames) throws IOException, InterruptedException {
        Path answer = Files.createDirectories(directory).resolve("settings.bin");
        Path log = directory.resolve("settings.log");
        Files.deleteIfExists(answer);
        Process process =
                new ProcessBuilder(command(answer, classNames))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        "the plugins didn't say within "
                                + limit.toSeconds()
                                + " s which settings they have; see "
                                + log);
            }
        } finally {
            process.destroyForcibly();
        }
        if (!Files.isRegularFile(answer)) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "the JVM that asks plugins for their settings ended with %d; see %s",
                            process.exitValue(),
                            log));
        }
        return read(answer);
    }

    private List<String> command(Path answer, List<String> classNames) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(QUICK_START);
        command.addAll(NOWHERE);
        command.add("-cp");
        command.add(
                classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN);
        command.add(answer.toString());
        command.addAll(classNames);
        return command;
    }

    private static List<Described> read(Path answer) throws IOException {
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(answer))) {
            in.setObjectInputFilter(
                    ObjectInputFilter.Config.createFilter(
                            "dev.fairlead.maven.describe.*;java.util.*;java.lang.*;!*"));
            List<Described> described = new ArrayList<>();
            for (Object each : (List<?>) in.readObject()) {
                described.add((Described) each);
            }
            return described;
        } catch (ClassNotFoundException e) {
            throw new IOException(answer + ": " + e, e);
        }
    }
}
