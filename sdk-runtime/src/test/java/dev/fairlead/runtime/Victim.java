package dev.fairlead.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM that runs a class of the tests and is killed. The class prints one number per line: the
 * last thing that it was told is safe.
 */
public final class Victim implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private long last = -1;

    private Victim(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    public static Victim start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xshare:auto", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new Victim(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Waits for {@code lines} more lines and returns the number in the last. */
    public long lastNumberAfterLines(int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the forked JVM ended by itself after " + last);
            }
            last = Long.parseLong(line);
        }
        return last;
    }

    /** Ends the JVM at once, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        // Not Process.destroyForcibly, which closes the streams with what is still in them.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** What the JVM had still printed when it was killed; a torn last line doesn't count. */
    public long lastNumber() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int c = output.read(); c >= 0; c = output.read()) {
            rest.append((char) c);
        }
        int end = rest.lastIndexOf("\n");
        if (end >= 0) {
            String[] lines = rest.substring(0, end).split("\n");
            last = Long.parseLong(lines[lines.length - 1].strip());
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        output.close();
    }
}
