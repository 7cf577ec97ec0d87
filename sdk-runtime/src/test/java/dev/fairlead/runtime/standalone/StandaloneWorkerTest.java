package dev.fairlead.runtime.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.herder.Herder;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.runtime.worker.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StandaloneWorkerTest {
    @TempDir private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("in.txt"), "foo\nbar\n");
    }

    @Nested
    class InsideAProgram {
        @Test
        void moves_records_with_plugins_of_the_class_path() {
            try (StandaloneWorker worker = start(setup("data").with(source()).with(sink("out")))) {
                arrives("out.txt", "foo\nbar\n");

                assertThat(worker.status())
                        .extracting(status -> status.name() + " " + status.state())
                        .containsExactly("in RUNNING", "out RUNNING");
                assertThat(worker.restAddress()).isEmpty();
            }
        }

        /** What the package's documentation shows. */
        @Test
        void is_started_from_two_maps() {
            Path file = directory.resolve("in.txt");
            WorkerSetup setup =
                    WorkerSetup.of(
                                    Map.of(
                                            "key.converter", "StringConverter",
                                            "value.converter", "StringConverter",
                                            "fairlead.data.dir", directory.toString()))
                            .withConnector(
                                    Map.of(
                                            "name", "lines",
                                            "connector.class", "FileStreamSource",
                                            "file", file.toString(),
                                            "topic", "lines"));
            try (StandaloneWorker worker = StandaloneWorker.start(setup)) {
                assertThat(worker.status())
                        .extracting(status -> status.name() + " " + status.state())
                        .containsExactly("lines RUNNING");
                assertThat(worker.restAddress()).isPresent();
                worker.herder().pause("lines").join();
            }
        }

        @Test
        void runs_beside_another_one() {
            try (StandaloneWorker first = start(setup("one").with(source()).with(sink("out1")));
                    StandaloneWorker second =
                            start(setup("two").with(source()).with(sink("out2")))) {
                arrives("out1.txt", "foo\nbar\n");
                arrives("out2.txt", "foo\nbar\n");
                first.stop();

                assertThat(second.status()).hasSize(2);
            }
        }

        @Test
        void leaves_no_thread_behind() throws Exception {
            assertLeavesNoThread(
                    () -> {
                        try (StandaloneWorker worker =
                                start(setup("data").with(source()).with(sink("out")))) {
                            arrives("out.txt", "foo\nbar\n");
                            worker.stop();
                        }
                        return true;
                    });
        }
    }

    @Nested
    class ItsRestApi {
        @Test
        void is_at_any_free_port_and_leaves_no_thread_behind() throws Exception {
            Map<String, String> settings = new HashMap<>(setup("data").settings());
            settings.remove("listeners");
            assertLeavesNoThread(
                    () -> {
                        try (StandaloneWorker worker =
                                start(WorkerSetup.of(settings).with(source()))) {
                            assertAnswers(worker.restAddress().orElseThrow().toString());
                        }
                        return true;
                    });
        }

        private void assertAnswers(String address) throws IOException {
            assertThat(read(address + "/connectors")).isEqualTo("[\"in\"]");
            assertThat(read(address + "/")).contains("\"kafka_cluster_id\":\"embedded\"");
            assertThat(read(address + "/metrics")).contains("connector_count");
        }

        private String read(String address) throws IOException {
            try (InputStream in = URI.create(address).toURL().openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private static void becomesStopped(StandaloneWorker worker) {
        Eventually.holds(
                () -> worker.herder().status("in").state() == TaskState.STOPPED,
                Duration.ofSeconds(20));
    }

    @Nested
    class StartedAgain {
        @Test
        void has_its_connectors_as_they_were() {
            try (StandaloneWorker worker = start(setup("data").with(source()).with(sink("out")))) {
                arrives("out.txt", "foo\nbar\n");
                worker.herder().stop("in").join();
            }
            try (StandaloneWorker worker = start(setup("data"))) {
                Herder herder = worker.herder();
                assertThat(herder.connectors()).containsExactly("in", "out");
                becomesStopped(worker);
                assertThat(herder.connector("in").config())
                        .containsEntry("connector.class", "FileStreamSource");
            }
        }

        @Test
        void with_a_connector_that_it_knows_takes_the_new_settings_and_keeps_its_state() {
            try (StandaloneWorker worker = start(setup("data").with(source()))) {
                worker.herder().stop("in").join();
            }
            Map<String, String> other = new HashMap<>(source().settings());
            other.put("topic", "other");
            try (StandaloneWorker worker = start(setup("data").withConnector(other))) {
                assertThat(worker.herder().connector("in").config())
                        .containsEntry("topic", "other");
                becomesStopped(worker);
            }
        }

        @Test
        void after_a_deletion_has_it_no_more() {
            try (StandaloneWorker worker = start(setup("data").with(source()))) {
                worker.herder().delete("in").join();
            }
            try (StandaloneWorker worker = start(setup("data"))) {
                assertThat(worker.herder().connectors()).isEmpty();
            }
        }

        @Test
        void remembers_the_topics_that_its_connectors_used() {
            try (StandaloneWorker worker = start(setup("data").with(source()))) {
                Eventually.holds(
                        () -> worker.herder().topics("in").equals(List.of("lines")),
                        Duration.ofSeconds(20));
            }
            try (StandaloneWorker worker = start(setup("data"))) {
                assertThat(worker.herder().topics("in")).containsExactly("lines");
                worker.herder().delete("in").join();
            }
            try (StandaloneWorker worker = start(setup("data"))) {
                assertThat(worker.status()).isEmpty();
                assertThat(worker.herder().topics("in")).isEmpty();
            }
        }

        @Test
        void with_a_damaged_file_of_statuses_starts_without_it() throws IOException {
            start(setup("data").with(source())).close();
            Path file = directory.resolve("data/connectors-status.json");
            assertThat(file).exists();
            Files.writeString(file, "{\"format\": 1");
            try (StandaloneWorker worker = start(setup("data"))) {
                assertThat(worker.herder().connectors()).containsExactly("in");
            }
            assertThat(file.resolveSibling("connectors-status.json.damaged")).exists();
        }

        @Test
        void with_a_damaged_file_of_connectors_does_not_start() throws IOException {
            Files.createDirectories(directory.resolve("data"));
            Files.writeString(directory.resolve("data/connectors.json"), "{");

            assertThatThrownBy(() -> start(setup("data")))
                    .hasMessageContaining("connectors.json' can't be read");
            Files.delete(directory.resolve("data/connectors.json"));
            start(setup("data")).close();
        }
    }

    @Nested
    class AConnectorThatCanNotBeStarted {
        @Test
        void ends_the_worker_and_says_why() {
            Map<String, String> wrong = new HashMap<>(source().settings());
            wrong.put("connector.class", "FileStreamSorce");

            assertThatThrownBy(() -> start(setup("data").withConnector(wrong)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("connector \"in\" did not start")
                    .hasMessageContaining("did you mean \"FileStreamSource\"?");
            start(setup("data")).close();
        }

        @Test
        void later_is_refused_and_the_worker_goes_on() {
            try (StandaloneWorker worker = start(setup("data").with(source()))) {
                assertThatThrownBy(
                                () ->
                                        worker.herder()
                                                .put("x", Map.of("connector.class", "Nothing"))
                                                .join())
                        .isInstanceOf(CompletionException.class);
                assertThat(worker.herder().connectors()).containsExactly("in");
            }
        }
    }

    @Nested
    class AWrongConfiguration {
        @Test
        void is_told_with_all_its_problems() {
            assertThatThrownBy(
                            () ->
                                    start(
                                            WorkerSetup.of(
                                                    Map.of(
                                                            "key.converter", "Jsn",
                                                            "offset.flush.interval.ms", "soon"))))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("has 3 problems")
                    .hasMessageContaining("value.converter is missing")
                    .hasMessageContaining("offset.flush.interval.ms=\"soon\"");
        }

        @Test
        void of_providers_listeners_and_plugins_is_told_at_once() {
            Map<String, String> settings =
                    new HashMap<>(
                            Map.of(
                                    "key.converter", "Jsn",
                                    "listeners", "http://localhost:99999",
                                    "config.providers", "vault"));

            assertThatThrownBy(() -> start(WorkerSetup.of(settings)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("config.providers.vault.class is missing")
                    .hasMessageContaining("listeners=")
                    .hasMessageContaining("there is no converter \"Jsn\"");
            settings.put("plugin.discovery", "sometimes");
            assertThatThrownBy(() -> start(WorkerSetup.of(settings)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("plugin.discovery=\"sometimes\"")
                    .hasMessageContaining("listeners=");
        }

        @Test
        void of_a_connector_without_a_name_says_so() {
            assertThatThrownBy(() -> setup("data").withConnector(Map.of("topic", "x")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("name is missing");
        }
    }

    /** A group has the threads that are started in it, and none of what runs beside the test. */
    private static void assertLeavesNoThread(Callable<Boolean> life) throws Exception {
        ThreadGroup group = new ThreadGroup("life");
        FutureTask<Boolean> task = new FutureTask<>(life);
        new Thread(group, task, "life").start();

        assertThat(task.get(60, TimeUnit.SECONDS)).isTrue();
        Eventually.holds(
                () ->
                        Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> isIn(group, thread.getThreadGroup()))
                                .allMatch(thread -> thread.getName().contains("Delay")),
                Duration.ofSeconds(20));
    }

    private static boolean isIn(ThreadGroup group, ThreadGroup some) {
        return some != null && group.parentOf(some);
    }

    private static StandaloneWorker start(WorkerSetup setup) {
        return StandaloneWorker.start(setup);
    }

    private WorkerSetup setup(String data) {
        return WorkerSetup.of(
                Map.of(
                        "key.converter", "StringConverter",
                        "value.converter", "StringConverter",
                        "listeners", "",
                        "fairlead.data.dir", directory.resolve(data).toString()));
    }

    private ConnectorConfig source() {
        return config(
                Map.of(
                        "name", "in",
                        "connector.class", "FileStreamSource",
                        "file", directory.resolve("in.txt").toString(),
                        "topic", "lines"));
    }

    private ConnectorConfig sink(String name) {
        return config(
                Map.of(
                        "name", "out",
                        "connector.class", "FileStreamSink",
                        "file", directory.resolve(name + ".txt").toString(),
                        "topics", "lines"));
    }

    private static ConnectorConfig config(Map<String, String> settings) {
        return new ConnectorConfig(
                String.valueOf(settings.get("name")), settings, TargetState.RUNNING);
    }

    private void arrives(String file, String text) {
        Path path = directory.resolve(file);
        Eventually.holds(
                () -> {
                    try {
                        return Files.exists(path) && Files.readString(path).equals(text);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                Duration.ofSeconds(20));
    }
}
