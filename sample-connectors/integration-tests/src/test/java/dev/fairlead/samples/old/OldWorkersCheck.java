package dev.fairlead.samples.old;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.broker.ForkedBroker;
import dev.fairlead.runtime.broker.KraftBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same jars on Apache's standalone worker of each version, with one broker of the newest:
 * sources and sinks of all kinds, transformation, predicate and converters of the SDK, found by
 * their manifests alone where the version can (3.6 and later). Run by the profile {@code
 * old-workers}, which finds out what the workers consist of.
 */
class OldWorkersCheck {
    @TempDir static Path brokerDirectory;
    private static ForkedBroker broker;

    @TempDir Path directory;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KraftBroker.fork(brokerDirectory);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    private static List<Path> workers() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("fairlead.workers.directory")))) {
            return files.filter(file -> file.toString().endsWith(".classpath")).sorted().toList();
        }
    }

    @Test
    void there_are_workers_of_four_versions() throws IOException {
        assertThat(workers()).hasSize(4);
    }

    private Path input() throws IOException {
        return Files.createDirectories(directory.resolve("input"));
    }

    private Path output() {
        return directory.resolve("output.txt");
    }

    private void append(List<String> lines) throws IOException {
        Files.write(
                input().resolve("a.txt"),
                lines,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static List<String> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "line " + number).toList();
    }

    private static List<String> expected(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> (number % 2 == 0 ? "LINE " : "line ") + number)
                .map(line -> "header follow | " + line)
                .toList();
    }

    private List<Path> properties(String version) throws IOException {
        return List.of(
                write("worker", Properties.worker(broker.bootstrapServers(), plugins(), directory)),
                write("follow", Properties.source(input(), "lines-" + version)),
                write("keep", Properties.sink(output(), "lines-" + version)));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name + ".properties"), text);
    }

    private Path plugins() throws IOException {
        Path path = directory.resolve("plugins");
        return Files.exists(path)
                ? path
                : PluginJar.pluginPath(
                        directory, Path.of(System.getProperty("fairlead.samples.files.jar")));
    }

    @ParameterizedTest
    @MethodSource("workers")
    void each_version_runs_all_kinds_of_plugins(Path classPath) throws Exception {
        String version = classPath.getFileName().toString().replace(".classpath", "");
        append(lines(0, 500));
        try (OldWorker worker = OldWorker.start(classPath, properties(version), directory)) {
            worker.await(() -> kept() >= 500);
            worker.await(() -> worker.isRunning("follow") && worker.isRunning("keep"));
            append(List.of("line refused 1"));
            append(lines(500, 510));
            worker.await(() -> kept() >= 510);
            if (!version.startsWith("3.3")) { // it came with 3.6
                worker.resetOffsets("keep");
            }
            worker.stop();
            assertSound(worker);
        }
        int again = version.startsWith("3.3") ? 0 : 510;
        append(lines(510, 520));
        try (OldWorker worker = OldWorker.start(classPath, properties(version), directory)) {
            worker.await(() -> kept() >= 520 + again);
            worker.stop();
            assertSound(worker);
        }
        List<String> all = new ArrayList<>(expected(0, 510));
        all.addAll(expected(510 - again, 520));
        assertThat(Files.readAllLines(output())).isEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("workers")
    void each_version_runs_sources_that_are_pushed_to_and_typed_tasks(Path classPath)
            throws Exception {
        String version = classPath.getFileName().toString().replace(".classpath", "");
        Path notes = Files.createDirectories(directory.resolve("notes"));
        Path gathered = directory.resolve("gathered.txt");
        List<Path> properties =
                List.of(
                        write(
                                "worker",
                                Properties.worker(broker.bootstrapServers(), plugins(), directory)),
                        write("notes", Properties.notes(notes, "notes-" + version)),
                        write("count", Properties.count("count-" + version)),
                        write(
                                "gather",
                                Properties.gather(
                                        gathered, "notes-" + version + ",count-" + version)));
        for (int round = 1; round <= 2; round++) {
            for (int number = 0; number < 20; number++) {
                Files.writeString(
                        notes.resolve(round + "-" + number), "note " + round + "-" + number);
            }
            int expected = 100 + 20 * round;
            try (OldWorker worker = OldWorker.start(classPath, properties, directory)) {
                worker.await(
                        () ->
                                Files.exists(gathered)
                                        && Files.readAllLines(gathered).size() >= expected);
                worker.await(() -> isEmpty(notes));
                worker.stop();
                assertSound(worker);
            }
        }
        assertThat(Files.readAllLines(gathered))
                .doesNotHaveDuplicates()
                .hasSize(140)
                .filteredOn(line -> line.startsWith("count "))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 100).mapToObj(each -> "count " + each).toList());
    }

    private static boolean isEmpty(Path notes) throws IOException {
        try (Stream<Path> files = Files.list(notes)) {
            return files.findAny().isEmpty();
        }
    }

    private int kept() throws IOException {
        return Files.exists(output()) ? Files.readAllLines(output()).size() : 0;
    }

    private static void assertSound(OldWorker worker) {
        assertThat(worker.output())
                .doesNotContain("LinkageError")
                .doesNotContain("NoSuchMethodError")
                .doesNotContain("NoClassDefFoundError")
                .doesNotContain("AbstractMethodError")
                .doesNotContain("FAILED");
    }
}
