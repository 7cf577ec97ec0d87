package dev.fairlead.samples.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs, and can be stopped and killed. */
public final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Process process;
    private final Path log;
    private final Thread hook;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroyForcibly, "kills-" + process.pid());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts it.
     *
     * @param log gets what it says, behind what is there
     */
    public static Program start(List<String> command, Map<String, String> environment, Path log) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(log.toAbsolutePath().getParent().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new Program(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(command.get(0) + " can't be started", e);
        }
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; has ended when this returns. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; has perhaps not ended yet when this returns. */
    public void terminate() {
        process.destroy();
    }

    /** Sends it another signal, by its name. */
    public void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits for its end; kills it if that takes too long. */
    public void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** All that it and those before it with the same log have said. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no output: " + e;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
