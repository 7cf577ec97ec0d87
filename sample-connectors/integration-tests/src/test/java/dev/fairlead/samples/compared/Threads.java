package dev.fairlead.samples.compared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the threads of another process on this machine do. */
record Threads(long pid) {
    private static final String DEADLOCK = "Found one Java-level deadlock";
    private static final int LONGEST = 6000;

    /** The threads that wait for each other, or else those that run a worker's code. */
    String text() {
        try {
            Path file = Files.createTempFile("threads", "txt");
            try {
                return cut(concise(dump(file)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            return "can't be read: " + e;
        }
    }

    private String dump(Path file) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jstack")
                                        .toString(),
                                String.valueOf(pid))
                        .redirectErrorStream(true)
                        .redirectOutput(file.toFile())
                        .start();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String concise(String dump) {
        int deadlock = dump.indexOf(DEADLOCK);
        if (deadlock >= 0) {
            return dump.substring(deadlock);
        }
        return Arrays.stream(dump.split("\n\n"))
                .filter(
                        thread ->
                                thread.contains("org.apache.kafka.connect.")
                                        || thread.contains("dev.fairlead."))
                .collect(Collectors.joining("\n\n"));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\n...";
    }
}
