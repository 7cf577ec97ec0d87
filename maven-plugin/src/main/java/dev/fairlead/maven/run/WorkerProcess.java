package dev.fairlead.maven.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A worker in a JVM of its own, on this process's terminal. When Maven is told to end (Ctrl-C,
 * SIGTERM), the worker is told too and gets time to stop its tasks and commit their offsets;
 * without that it would live on behind the shell's prompt.
 */
public final class WorkerProcess {
    private static final String MAIN = "dev.fairlead.runtime.cli.Fairlead";
    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");
    private static final long GRACE_SECONDS = 20;

    private final List<String> command;
    private final Path directory;

    /**
     * Describes the process without starting it.
     *
     * @param java the java executable
     * @param libraries the worker's class path
     * @param arguments what the worker's command line gets
     * @param directory the working directory, against which paths in configurations are read
     */
    public WorkerProcess(Path java, List<Path> libraries, List<String> arguments, Path directory) {
        command = new ArrayList<>(List.of(java.toString()));
        command.addAll(QUICK_START);
        command.add("-cp");
        command.add(
                libraries.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN);
        command.addAll(arguments);
        this.directory = directory;
    }

    /**
     * Runs the worker until it ends.
     *
     * @return its exit code
     * @throws IOException if the JVM can't be started
     * @throws InterruptedException if the waiting thread is interrupted; the worker is told to stop
     */
    public int run() throws IOException, InterruptedException {
        Process worker =
                new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
        Thread forward = new Thread(() -> stop(worker), "stop-worker");
        Runtime.getRuntime().addShutdownHook(forward);
        try {
            return worker.waitFor();
        } catch (InterruptedException e) {
            stop(worker);
            throw e;
        } finally {
            unhook(forward);
        }
    }

    List<String> command() {
        return List.copyOf(command);
    }

    private static void stop(Process worker) {
        worker.destroy();
        try {
            if (!worker.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                worker.destroyForcibly();
            }
        } catch (InterruptedException e) {
            worker.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread forward) {
        try {
            Runtime.getRuntime().removeShutdownHook(forward);
        } catch (IllegalStateException e) {
            // the JVM is going down already, and the hook with it: nothing is left to undo
        }
    }
}
