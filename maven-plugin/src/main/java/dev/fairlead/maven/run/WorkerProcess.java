package dev.fairlead.maven.run;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A worker in a JVM of its own, on this process's terminal; what it is told goes to its standard
 * input. When that ends, because Maven has ended or was killed, the worker stops its tasks, commits
 * their offsets and ends too.
 */
final class WorkerProcess implements DevLoop.Worker, AutoCloseable {
    private static final String MAIN = "dev.fairlead.runtime.cli.DevMode";
    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    private final List<String> java;
    private final Path directory;
    private final Arguments arguments;
    private final Consumer<DevEvent> events;
    private final Set<Process> expectedToEnd = ConcurrentHashMap.newKeySet();
    private Process process;

    /** What the worker is started with; asked at each start. */
    @FunctionalInterface
    interface Arguments {
        /** The worker's properties, and its connectors. */
        List<String> now() throws IOException;
    }

    private WorkerProcess(
            List<String> java, Path directory, Arguments arguments, Consumer<DevEvent> events)
            throws IOException {
        this.java = java;
        this.directory = directory;
        this.arguments = arguments;
        this.events = events;
        this.process = launch();
    }

    /** Starts the worker; {@code events} hears when it ends by itself. */
    static WorkerProcess start(
            List<String> java, Path directory, Arguments arguments, Consumer<DevEvent> events)
            throws IOException {
        return new WorkerProcess(java, directory, arguments, events);
    }

    /**
     * The JVM's part of the command.
     *
     * @param executable the java executable
     * @param libraries the worker's class path
     * @param isTerminal whether a person reads what the worker prints
     */
    static List<String> java(Path executable, List<Path> libraries, boolean isTerminal) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(QUICK_START);
        command.add("-Dfairlead.terminal=" + isTerminal);
        command.add("-cp");
        command.add(
                libraries.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN);
        return command;
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(arguments.now());
        Process started =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(Redirect.INHERIT)
                        .redirectError(Redirect.INHERIT)
                        .start();
        Processes.watch(started, this::ended);
        return started;
    }

    private void ended(Process its) {
        if (!expectedToEnd.contains(its)) {
            events.accept(new DevEvent.Ended("worker", its.exitValue()));
        }
    }

    @Override
    public synchronized void tell(String command) throws IOException {
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        try {
            in.write(command + "\n");
            in.flush();
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
            return; // it has ended, which is an event of its own
        }
    }

    @Override
    public synchronized void crash() throws IOException {
        expectedToEnd.add(process);
        process.destroyForcibly();
        Processes.awaitEnd(process);
        process = launch();
    }

    /** Waits for the end of a worker that was told to quit, and helps it when that takes long. */
    @Override
    public synchronized void close() {
        expectedToEnd.add(process);
        try {
            process.outputWriter(StandardCharsets.UTF_8).close();
        } catch (IOException e) {
            process.destroy(); // it can't be told; it is ending, or never reads again
        }
        Processes.awaitEnd(process);
    }
}
