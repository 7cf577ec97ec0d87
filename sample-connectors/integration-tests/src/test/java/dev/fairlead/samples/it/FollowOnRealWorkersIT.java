package dev.fairlead.samples.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.broker.ForkedBroker;
import dev.fairlead.runtime.broker.KraftBroker;
import dev.fairlead.testkit.real.RealBroker;
import dev.fairlead.testkit.real.RealWorker;
import dev.fairlead.testkit.real.RealWorkerLaws;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.world.FileWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The plugin jar of the files sample, as it would be shipped, on real workers with a real broker.
 */
class FollowOnRealWorkersIT {
    @TempDir static Path brokerDirectory;
    private static ForkedBroker broker;

    @TempDir Path directory;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KraftBroker.forkPatient(brokerDirectory);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    private Path input() throws IOException {
        return Files.createDirectories(directory.resolve("input"));
    }

    private Path pluginPath() throws IOException {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        Path jar = Path.of(System.getProperty("fairlead.samples.files.jar"));
        Path copy = plugins.resolve(jar.getFileName());
        if (Files.notExists(copy)) {
            Files.copy(jar, copy);
        }
        return plugins;
    }

    private List<Path> properties(String topic) throws IOException {
        Path worker =
                Files.writeString(
                        directory.resolve("worker.properties"),
                        """
                        bootstrap.servers=%s
                        key.converter=org.apache.kafka.connect.storage.StringConverter
                        value.converter=org.apache.kafka.connect.storage.StringConverter
                        offset.storage.file.filename=%s
                        offset.flush.interval.ms=200
                        plugin.path=%s
                        plugin.discovery=service_load
                        listeners=http://127.0.0.1:0
                        """
                                .formatted(
                                        broker.bootstrapServers(),
                                        directory.resolve("offsets"),
                                        pluginPath()));
        Path connector =
                Files.writeString(
                        directory.resolve("follow.properties"),
                        """
                        name=follow
                        connector.class=dev.fairlead.samples.files.FollowConnector
                        tasks.max=1
                        directory=%s
                        topic=%s
                        """
                                .formatted(input(), topic));
        return List.of(worker, connector);
    }

    private static List<String> lines(String name, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> name + " line " + number + " – größer als 7 bits ✓")
                .toList();
    }

    private void append(String file, List<String> lines) throws IOException {
        Files.write(
                input().resolve(file), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @ParameterizedTest
    @EnumSource(WorkerKind.class)
    void the_topic_gets_what_the_files_have(WorkerKind kind) throws Exception {
        List<String> first = lines("a", 0, 3_000);
        List<String> second = lines("b", 0, 2_000);
        append("a.txt", first);
        append("b.txt", second);
        String topic = "lines-" + kind;

        try (Topic reader = new Topic(broker.bootstrapServers(), topic);
                Worker worker = Worker.start(kind, directory, properties(topic))) {
            reader.readUntil(() -> reader.size() >= 5_000, worker);
            List<String> later = lines("a", 3_000, 3_100);
            append("a.txt", later);
            reader.readUntil(() -> reader.size() >= 5_100, worker);
            worker.stop();
            reader.readToEnd();

            List<String> all = new ArrayList<>(first);
            all.addAll(later);
            assertThat(reader.valuesOf("a.txt")).isEqualTo(all);
            assertThat(reader.valuesOf("b.txt")).isEqualTo(second);
        }
    }

    @Nested
    class OurWorker {
        /** As a shipped jar in the plugin path; the topic is the only one that grows meanwhile. */
        @Test
        void loses_nothing_and_keeps_the_order_when_it_is_killed_while_files_grow()
                throws Exception {
            Trial trial =
                    RealWorkerLaws.on(
                                    RealBroker.at(broker.bootstrapServers()),
                                    RealWorker.fairlead().withPlugins(pluginPath()))
                            .source(
                                    "dev.fairlead.samples.files.FollowConnector",
                                    FileWorld.directory("directory"))
                            .with("topic", "killed")
                            .kills(3)
                            .patience(Duration.ofSeconds(30))
                            .trial();

            assertThat(trial.judgements())
                    .as(trial.summary())
                    .extracting(each -> each.law().id() + " " + each.verdict())
                    .allMatch(each -> each.contains("Held"))
                    .hasSize(6);
        }

        private void finish(Topic reader, List<Path> properties, int written) throws Exception {
            try (Worker worker = Worker.start(WorkerKind.FAIRLEAD, directory, properties)) {
                String last = lines("a", written - 1, written).get(0);
                reader.readUntil(() -> reader.contains(last), worker);
                assertThat(worker.stop()).as(worker.output()).isIn(0, 143);
                reader.readToEnd();
            }
        }

        @Test
        void repeats_nothing_after_a_clean_stop() throws Exception {
            List<Path> properties = properties("stopped");
            int written = 0;
            try (Topic reader = new Topic(broker.bootstrapServers(), "stopped")) {
                for (int round = 0; round < 2; round++) {
                    append("a.txt", lines("a", written, written + 500));
                    written += 500;
                    finish(reader, properties, written);
                }
                assertThat(reader.valuesOf("a.txt")).isEqualTo(lines("a", 0, written));
            }
        }
    }
}
