package dev.fairlead.runtime.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.ConfigFiles;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import dev.fairlead.runtime.herder.ConnectorStore;
import dev.fairlead.runtime.herder.FileConnectorStore;
import dev.fairlead.runtime.offsets.FileOffsetStore;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.standalone.StandaloneWorker;
import dev.fairlead.runtime.standalone.WorkerSetup;
import dev.fairlead.runtime.worker.FileStatusStore;
import dev.fairlead.runtime.worker.StatusBoard;
import dev.fairlead.runtime.worker.StatusStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a worker reads when it starts, damaged in many ways. */
@Timeout(600)
class DamagedFilesTest {
    private static final String CONNECTOR =
            """
            name=orders
            connector.class=FileStreamSource
            file=a\\u0020b.txt
            topic: lines
            # a comment
            transforms = hoist
            """;
    private static final String JSON =
            """
            {"name": "orders", "config": {"connector.class": "FileStreamSource", "tasks.max": 1,
             "file": "a", "topic": "t", "x": null, "y": true}, "initial_state": "PAUSED"}
            """;

    @TempDir private Path directory;

    @Nested
    class AConnectorsFile {
        @Test
        void is_read_or_refused_with_its_name() throws Exception {
            Attempts.each(
                    (damage, told) -> {
                        String sound = damage.random().nextBoolean() ? CONNECTOR : JSON;
                        Path file = write("c.properties", damage.bytes(sound.getBytes(UTF_8)));
                        try {
                            assertThat(ConfigFiles.connector(file).name()).as(told).isNotEmpty();
                        } catch (ConfigException e) {
                            assertThat(e).as(told).hasMessageContaining("c.properties");
                        }
                        try {
                            assertThat(ConfigFiles.worker(file)).isNotNull();
                        } catch (ConfigException e) {
                            assertThat(e).as(told).hasMessageContaining("c.properties");
                        }
                    });
        }
    }

    @Nested
    class AWorkersSettings {
        @Test
        void are_accepted_or_refused_with_what_is_wrong() throws Exception {
            Map<String, String> sound = new HashMap<>();
            sound.put("key.converter", "StringConverter");
            sound.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
            sound.put("offset.flush.interval.ms", "1000");
            sound.put("listeners", "http://localhost:0,https://[::1]:0");
            sound.put("rest.advertised.port", "8083");
            sound.put("plugin.discovery", "service_load");
            sound.put("config.providers", "f");
            sound.put("config.providers.f.class", "FileConfigProvider");
            sound.put("metrics.num.samples", "2");
            sound.put("response.http.headers.config", "set X-A: b, \"add C: d\"");
            sound.put("connector.client.config.override.policy", "All");
            sound.put("fairlead.data.dir", directory.resolve("data").toString());
            sound.put("fairlead.rest.max.header.bytes", "8192");
            Attempts.each(
                    (damage, told) -> {
                        Map<String, String> settings = new HashMap<>(sound);
                        settings.replaceAll(
                                (key, value) ->
                                        damage.random().nextInt(4) == 0
                                                ? damage.text(value)
                                                : value);
                        try {
                            StandaloneWorker.check(WorkerSetup.of(settings).from("w.properties"));
                        } catch (ConfigException e) {
                            assertThat(e.getMessage()).as(told).isNotBlank();
                        }
                    });
        }
    }

    @Nested
    class AFileOfSourceOffsets {
        @Test
        void is_read_or_refused_and_left_alone() throws Exception {
            Path file = directory.resolve("offsets");
            byte[] sound = soundOffsets(file);
            Attempts.each(
                    (damage, told) -> {
                        byte[] damaged = damage.bytes(sound);
                        Files.write(file, damaged);
                        try (OffsetStore store = FileOffsetStore.open(file, Thread::new)) {
                            assertThat(store.readAll()).as(told).isNotNull();
                        } catch (KafkaException e) {
                            assertThat(e).as(told).hasMessageContaining("can't be read");
                        }
                        assertThat(Files.readAllBytes(file)).as(told).isEqualTo(damaged);
                    });
        }

        private byte[] soundOffsets(Path file) throws Exception {
            try (OffsetStore store = FileOffsetStore.open(file, Thread::new)) {
                for (int i = 0; i < 20; i++) {
                    CompletableFuture<Boolean> written = new CompletableFuture<>();
                    store.write(
                            Map.of(bytes("[\"c\",{\"p\":" + i + "}]"), bytes("{\"o\":1}")),
                            failure -> written.complete(failure == null));
                    assertThat(written.get(20, TimeUnit.SECONDS)).isTrue();
                }
            }
            return Files.readAllBytes(file);
        }

        private ByteBuffer bytes(String text) {
            return ByteBuffer.wrap(text.getBytes(UTF_8));
        }
    }

    @Nested
    class AFileOfConnectors {
        @Test
        void is_read_or_refused_and_left_alone() throws Exception {
            Path file = directory.resolve("connectors.json");
            byte[] sound = soundConnectors(file);
            Attempts.each(
                    (damage, told) -> {
                        byte[] damaged = damage.bytes(sound);
                        Files.write(file, damaged);
                        try (ConnectorStore store = FileConnectorStore.open(file, Thread::new)) {
                            assertThat(store.all())
                                    .as(told)
                                    .allMatch(
                                            each ->
                                                    each.name()
                                                            .equals(each.settings().get("name")));
                        } catch (KafkaException e) {
                            assertThat(e).as(told).hasMessageContaining("can't be read");
                        }
                        assertThat(Files.readAllBytes(file)).as(told).isEqualTo(damaged);
                    });
        }

        private byte[] soundConnectors(Path file) throws Exception {
            try (ConnectorStore store = FileConnectorStore.open(file, Thread::new)) {
                for (String name : new String[] {"a", "b", "é"}) {
                    put(
                            store,
                            new ConnectorConfig(
                                            name,
                                            Map.of("name", name, "connector.class", "X"),
                                            TargetState.PAUSED)
                                    .withSecrets(java.util.Set.of("password")));
                }
            }
            return Files.readAllBytes(file);
        }

        private void put(ConnectorStore store, ConnectorConfig connector)
                throws ExecutionException, InterruptedException {
            store.put(connector).get();
        }
    }

    @Nested
    class AFileOfStatuses {
        @Test
        void never_stops_a_worker() throws Exception {
            byte[] sound =
                    """
                    {"format": 1, "connectors": [{"name": "a", "type": "SINK", "state": "RUNNING",
                     "version": "1", "topics": ["t", "u"], "tasks": [{"id": 0, "state": "FAILED",
                     "trace": "poll failed", "version": "1", "restarts": {"used": 1, "most": 3}}]}]}
                    """
                            .getBytes(UTF_8);
            Attempts.each(
                    (damage, told) -> {
                        Path file = write("status.json", damage.bytes(sound));
                        try (StatusStore store = FileStatusStore.open(file, Thread::new)) {
                            StatusBoard board = new StatusBoard(store, trace -> trace);
                            assertThat(board.connectors()).as(told).hasSizeLessThan(3);
                        }
                    });
        }
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }
}
