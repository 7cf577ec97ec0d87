package dev.fairlead.testkit.real;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own that can be killed. It doesn't outlive this one. */
final class OwnProcess implements AutoCloseable {
    private static final List<String> SMALL =
            List.of(
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-Xshare:auto");

    private final Process process;
    private final Path output;
    private final Thread hook;

    private OwnProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.hook = new Thread(process::destroyForcibly, "fairlead-kills-" + process.pid());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The class path of this JVM. */
    static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
    }

    /**
     * Starts the class with these arguments.
     *
     * @param output gets what it says, behind what is there
     */
    static OwnProcess start(
            List<Path> classPath, String main, List<String> arguments, Path output) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.add("-cp");
        command.add(
                classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(output.resolveSibling(".").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                            .start();
            process.getOutputStream().close();
            return new OwnProcess(process, output);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "a process for " + main + " can't be started: " + e.getMessage(), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(30));
    }

    /** SIGTERM; SIGKILL where that isn't heeded. */
    void stop() {
        process.destroy();
        if (!await(Duration.ofSeconds(20))) {
            kill();
        }
    }

    private boolean await(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting for a process to end was interrupted", e);
        }
    }

    /** How it ended, and its last words. */
    String fate() {
        String code = process.isAlive() ? "still runs" : "ended with " + process.exitValue();
        return code + "; its last lines, of " + output + ":\n" + Scratch.lastLines(output);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            process.destroyForcibly(); // this JVM is about to end, and the hook runs
        }
    }
}
