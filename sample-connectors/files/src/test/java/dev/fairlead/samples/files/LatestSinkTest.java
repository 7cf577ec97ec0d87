package dev.fairlead.samples.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.api.record.TypedHeaders;
import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Received;
import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.law.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class LatestSinkTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    @TempDir private Path directory;

    private final List<String> rejected = new ArrayList<>();
    private long next;

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> keeps_its_promises() {
        return SinkLaws.of(LatestSink.class)
                .in(KeyedFiles::new)
                .delivers(Delivery.IDEMPOTENT)
                .instrumented()
                .crashPairs(2)
                .randomSchedules(1000)
                .check();
    }

    private Received<TypedSinkRecord<String, String>> change(String key, @Nullable String value) {
        SinkRecord record = new SinkRecord("orders", 0, null, key, null, value, next);
        TypedSinkRecord<String, String> typed =
                new TypedSinkRecord<>(
                        ORDERS,
                        next++,
                        Optional.of(key),
                        Optional.ofNullable(value),
                        TypedHeaders.none(),
                        Optional.empty());
        return new Received<>(typed.offset(), typed, record);
    }

    @SafeVarargs
    private CompletableFuture<?> write(
            LatestWriter writer, Received<TypedSinkRecord<String, String>>... changes)
            throws IOException {
        return writer.write(
                        new Batch<>() {
                            @Override
                            public List<Received<TypedSinkRecord<String, String>>> records() {
                                return List.of(changes);
                            }

                            @Override
                            public void reject(
                                    Received<TypedSinkRecord<String, String>> record,
                                    Throwable why) {
                                rejected.add(record.offset() + ": " + why.getMessage());
                            }

                            @Override
                            public void awaitRejected() {}
                        })
                .toCompletableFuture();
    }

    private LatestWriter writer(int keysMax) {
        return new LatestWriter(directory, Duration.ofSeconds(1), keysMax);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Nested
    class Changes {
        @Test
        void wait_for_a_flush_which_writes_the_last_of_each_key() throws Exception {
            LatestWriter writer = writer(100);
            CompletableFuture<?> first = write(writer, change("7", "tea"), change("8", "cup"));
            CompletableFuture<?> second = write(writer, change("7", "green tea"));
            assertThat(files()).isEmpty();
            assertThat(first).isNotDone();

            writer.flush();

            assertThat(first).isCompleted();
            assertThat(second).isCompleted();
            assertThat(files()).containsExactly("7.txt", "8.txt");
            assertThat(directory.resolve("7.txt")).hasContent("green tea");
        }

        @Test
        void of_many_keys_are_written_at_once() throws Exception {
            assertThat(write(writer(2), change("7", "tea"), change("8", "cup"))).isCompleted();
            assertThat(files()).containsExactly("7.txt", "8.txt");
        }

        @Test
        void that_are_tombstones_delete_the_file_if_there_is_one() throws Exception {
            LatestWriter writer = writer(1);
            write(writer, change("7", "tea"));
            assertThat(write(writer, change("7", null), change("8", null))).isCompleted();
            assertThat(files()).isEmpty();
        }
    }

    @Nested
    class AKey {
        @Test
        void with_letters_that_names_cannot_have_stays_within_the_directory() throws Exception {
            write(writer(2), change("../a/b", "tea"), change("..", "cup"));
            assertThat(files()).containsExactlyInAnyOrder("...txt", "..%2Fa%2Fb.txt");
        }

        @Test
        void that_is_too_long_for_a_name_is_rejected() throws Exception {
            write(writer(1), change("k".repeat(300), "tea"), change("7", "cup"));
            assertThat(rejected).containsExactly("0: the key is too long for a file's name");
            assertThat(files()).containsExactly("7.txt");
        }
    }
}
