package dev.fairlead.samples.it;

import dev.fairlead.runtime.log.disk.DiskLogReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Measures the worker on its embedded log, in a process of its own: how fast the files sample's
 * source fills the log with lines of 100 bytes, and how fast its sink writes them out again.
 * Counted from a tenth of the records to all of them, so that the start doesn't count.
 */
public final class WorkerThroughput {
    private static final int LINES = 2_000_000;
    private static final int LINE_BYTES = 100;

    private final Path directory;

    private WorkerThroughput(Path directory) {
        this.directory = directory;
    }

    /** Takes the directory to work in; what was in it is deleted. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]).toAbsolutePath();
        delete(directory);
        Files.createDirectories(directory);
        new WorkerThroughput(directory).run();
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void run() throws IOException {
        writeInput();
        Path data = directory.resolve("data");
        measure(
                "source: file to embedded log",
                "connector.class=FollowConnector\ntopic=lines\ndirectory="
                        + directory.resolve("input"),
                () -> recordsIn(data));
        Path output = directory.resolve("output").resolve("lines-0.txt");
        measure(
                "sink: embedded log to file, synced",
                "connector.class=FileSink\ntopics=lines\ndirectory=" + directory.resolve("output"),
                () -> Files.exists(output) ? output.toFile().length() / LINE_BYTES : 0);
    }

    private void writeInput() throws IOException {
        Path input = Files.createDirectories(directory.resolve("input")).resolve("a.txt");
        try (BufferedWriter writer = Files.newBufferedWriter(input)) {
            for (int line = 0; line < LINES; line++) {
                String number = Integer.toString(line);
                writer.write(number);
                writer.write("x".repeat(LINE_BYTES - 1 - number.length()));
                writer.write('\n');
            }
        }
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        Path jar = Path.of(System.getProperty("fairlead.samples.files.jar"));
        Files.copy(jar, plugins.resolve(jar.getFileName()));
        Files.writeString(
                directory.resolve("worker.properties"),
                """
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.storage.StringConverter
                offset.flush.interval.ms=1000
                plugin.discovery=service_load
                listeners=http://localhost:0
                fairlead.data.dir=%s
                plugin.path=%s
                """
                        .formatted(directory.resolve("data"), plugins));
    }

    private static long recordsIn(Path data) {
        return Files.exists(data.resolve("log"))
                ? DiskLogReader.at(data.resolve("log")).topics().stream()
                        .mapToLong(DiskLogReader.TopicSummary::records)
                        .sum()
                : 0;
    }

    private void measure(String what, String connector, LongSupplier count) throws IOException {
        Path properties =
                Files.writeString(
                        directory.resolve("connector.properties"), "name=c\n" + connector + "\n");
        List<Path> files = List.of(directory.resolve("worker.properties"), properties);
        try (Worker worker = Worker.start(WorkerKind.FAIRLEAD, directory, files)) {
            long first = await(worker, count, LINES / 10);
            long begin = System.nanoTime();
            Duration cpuBefore = worker.cpuTime();
            long last = await(worker, count, LINES);
            double seconds = (System.nanoTime() - begin) / 1e9;
            Duration cpu = worker.cpuTime().minus(cpuBefore);
            System.out.printf(
                    "%-36s %,9.0f records/s   %.2f CPU s per million records%n",
                    what,
                    (last - first) / seconds,
                    cpu.toNanos() / 1e9 / (last - first) * 1_000_000);
            worker.stop();
        }
    }

    private static long await(Worker worker, LongSupplier count, long goal) {
        long now = count.getAsLong();
        while (now < goal) {
            if (!worker.isAlive()) {
                throw new AssertionError("the worker ended:\n" + worker.output());
            }
            LockSupport.parkNanos(20_000_000);
            now = count.getAsLong();
        }
        return now;
    }
}
