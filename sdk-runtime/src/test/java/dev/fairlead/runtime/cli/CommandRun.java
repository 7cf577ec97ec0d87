package dev.fairlead.runtime.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The command in a JVM of its own, with the worker's class path. */
final class CommandRun implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Path err;

    private CommandRun(Process process, Path err) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = err;
    }

    static CommandRun start(Path directory, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-cp", classPath(), "dev.fairlead.runtime.cli.Fairlead"));
        command.addAll(List.of(arguments));
        try {
            Path err = Files.createTempFile(directory, "stderr", ".txt");
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectError(err.toFile())
                            .start();
            return new CommandRun(process, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar of Apache's file connectors, which the tests have on their class path. */
    static Path fileConnectors() {
        return Path.of(
                Arrays.stream(entries())
                        .filter(entry -> entry.contains("connect-file"))
                        .findFirst()
                        .orElseThrow());
    }

    private static String classPath() {
        return Arrays.stream(entries())
                .filter(entry -> !entry.contains("connect-file"))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String[] entries() {
        return System.getProperty("java.class.path").split(File.pathSeparator);
    }

    /** Waits for the next line of standard output. */
    String readLine() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the process to end, as service managers do. */
    CommandRun terminate() {
        process.destroy();
        return this;
    }

    /** Takes the process away without a word. */
    CommandRun kill() {
        process.destroyForcibly();
        return this;
    }

    /** Waits for the end and returns the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end");
        }
        return process.exitValue();
    }

    /** What is left of standard output. */
    List<String> restOfOutput() {
        return out.lines().toList();
    }

    String errors() {
        try {
            return Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the process has ended: its directory can be deleted then. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
