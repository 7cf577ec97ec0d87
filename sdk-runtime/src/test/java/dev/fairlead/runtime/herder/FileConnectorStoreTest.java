package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.herder.HerderFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.Victim;
import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileConnectorStoreTest {
    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void inADirectoryThatIsNotThereYet() {
        file = directory.resolve("state/connectors.json");
    }

    @Nested
    class WhatWasKept {
        @Test
        void is_there_when_the_store_is_opened_again() {
            try (ConnectorStore store = open()) {
                assertThat(store.all()).isEmpty();
                await(store.put(connector("a", TargetState.RUNNING, "é ${file:x:y}\n")));
                await(store.put(connector("b", TargetState.PAUSED, "1")));
                await(store.put(connector("c", TargetState.STOPPED, "1")));
                await(store.put(connector("b", TargetState.PAUSED, "2")));
                await(store.remove("c"));
            }
            try (ConnectorStore store = open()) {
                assertThat(store.all())
                        .containsExactly(
                                connector("a", TargetState.RUNNING, "é ${file:x:y}\n"),
                                connector("b", TargetState.PAUSED, "2"));
            }
        }

        @Test
        void can_be_read_by_its_owner_only() throws IOException {
            try (ConnectorStore store = open()) {
                await(store.put(connector("a", TargetState.RUNNING, "secret")));
            }

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        @Test
        void is_written_though_the_store_is_closed_at_once() {
            List<CompletableFuture<Void>> changes = new ArrayList<>();
            try (ConnectorStore store = open()) {
                for (int i = 0; i < 100; i++) {
                    changes.add(store.put(connector("c" + i, TargetState.RUNNING, "x")));
                }
            }
            changes.forEach(HerderFixture::await);
            try (ConnectorStore store = open()) {
                assertThat(store.all()).hasSize(100);
            }
        }
    }

    @Nested
    class ADeathInTheMiddleOfAChange {
        @Test
        void leaves_what_was_there_before() throws IOException {
            try (ConnectorStore store = open()) {
                await(store.put(connector("a", TargetState.RUNNING, "1")));
            }
            Files.writeString(file.resolveSibling("connectors.json.new"), "{\"format\": 1, \"conn");

            try (ConnectorStore store = open()) {
                assertThat(store.all()).containsExactly(connector("a", TargetState.RUNNING, "1"));
                await(store.put(connector("b", TargetState.RUNNING, "1")));
            }
            try (ConnectorStore store = open()) {
                assertThat(store.all()).hasSize(2);
            }
        }
    }

    @Nested
    class AChangeThatCanNotBeWritten {
        @Test
        void does_not_happen_and_says_why() throws IOException {
            try (ConnectorStore store = open()) {
                await(store.put(connector("a", TargetState.RUNNING, "1")));
                Files.createDirectories(file.resolveSibling("connectors.json.new/in-the-way"));

                assertThatThrownBy(() -> await(store.put(connector("b", TargetState.RUNNING, "1"))))
                        .isInstanceOf(KafkaException.class)
                        .hasMessageContaining("was not changed")
                        .hasMessageContaining(file.toString());
                assertThat(store.all()).hasSize(1);
            }
        }
    }

    @Nested
    class ADamagedFile {
        @Test
        void is_an_error_and_is_left_as_it_is() throws IOException {
            Files.createDirectories(file.getParent());
            for (String text :
                    List.of(
                            "",
                            "{",
                            "[]",
                            "{\"format\": 2, \"connectors\": []}",
                            "{\"format\": 1, \"connectors\": [{\"name\": \"a\", \"state\":"
                                    + " \"RUNNING\", \"config\": {\"name\": \"b\"}}]}",
                            "{\"format\": 1, \"connectors\": [{\"name\": \"a\", \"state\":"
                                    + " \"WALKING\", \"config\": {\"name\": \"a\"}}]}",
                            "{\"format\": 1, \"connectors\": [{\"name\": \"a\", \"state\":"
                                    + " \"RUNNING\", \"config\": {\"name\": \"a\", \"x\": 1}}]}")) {
                Files.writeString(file, text);

                assertThatThrownBy(() -> open())
                        .as(text)
                        .isInstanceOf(KafkaException.class)
                        .hasMessageContaining("the connectors in '" + file + "' can't be read")
                        .hasMessageContaining("move it away");
                assertThat(file).hasContent(text);
            }
        }
    }

    @Nested
    class AWorkerThatIsKilled {
        @Test
        void leaves_what_it_was_told_is_kept_or_something_newer() throws Exception {
            Random random = new Random(7);
            for (int round = 0; round < 3; round++) {
                try (Victim victim = Victim.start(Counting.class, file.toString())) {
                    long confirmed = victim.lastNumberAfterLines(1 + random.nextInt(60));
                    victim.kill();
                    confirmed = Math.max(confirmed, victim.lastNumber());
                    try (ConnectorStore store = open()) {
                        assertThat(Counting.last(store)).isGreaterThanOrEqualTo(confirmed);
                    }
                }
            }
        }
    }

    /** Changes a connector again and again, and prints what is confirmed. */
    static final class Counting {
        public static void main(String[] args) {
            ConnectorStore store = FileConnectorStore.open(Path.of(args[0]), Thread::new);
            long number = last(store);
            while (true) {
                number++;
                await(store.put(connector("a", TargetState.RUNNING, String.valueOf(number))));
                System.out.println(number);
                System.out.flush();
            }
        }

        static long last(ConnectorStore store) {
            return store.all().isEmpty()
                    ? 0
                    : Long.parseLong(String.valueOf(store.all().get(0).settings().get("value")));
        }
    }

    private ConnectorStore open() {
        return FileConnectorStore.open(file, Thread::new);
    }

    private static ConnectorConfig connector(String name, TargetState state, String value) {
        return new ConnectorConfig(name, Map.of("name", name, "value", value), state);
    }
}
