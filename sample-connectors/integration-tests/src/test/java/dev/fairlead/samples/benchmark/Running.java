package dev.fairlead.samples.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A worker's process; Linux only, since it looks into {@code /proc}. */
final class Running implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(4);
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private final Process process;
    private final Path output;
    private final long begun;

    private Running(Process process, Path output, long begun) {
        this.process = process;
        this.output = output;
        this.begun = begun;
    }

    static Running start(List<String> command, Path output) {
        long begun = System.nanoTime();
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(output.getParent().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()))
                            .start();
            return new Running(process, output, begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double secondsSinceStart() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** User and system time of all its threads. */
    double cpuSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]))
                    / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void await(String what, int pauseMs, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new AssertionError("no " + what + ":\n" + output());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMs));
        }
    }

    /** All that it has written so far. */
    String wholeOutput() throws IOException {
        return Files.readString(output);
    }

    private String output() {
        try {
            String all = Files.readString(output);
            return all.substring(Math.max(0, all.length() - 5000));
        } catch (IOException e) {
            return "no output: " + e;
        }
    }

    /** SIGTERM, and waits. */
    void end() {
        process.destroy();
        try {
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
