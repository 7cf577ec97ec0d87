package dev.fairlead.runtime.log.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.log.Answers;
import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Rebalances;
import dev.fairlead.runtime.log.TopicSelection;
import dev.fairlead.runtime.log.disk.DiskLogReader.PartitionSummary;
import dev.fairlead.runtime.log.disk.DiskLogReader.TopicSummary;
import dev.fairlead.runtime.log.local.MemberOptions;
import dev.fairlead.runtime.log.local.PartitionReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DiskLogTest {
    private static final DiskLogOptions SMALL_SEGMENTS =
            DiskLogOptions.defaults().withSegmentBytes(2_000);

    @TempDir Path directory;

    @Nested
    class ADirectory {
        @Test
        void belongs_to_one_log_at_a_time() {
            try (DiskLog log = open()) {
                assertThat(log).isNotNull();
                assertThatThrownBy(DiskLogTest.this::open)
                        .isInstanceOf(KafkaException.class)
                        .hasMessage(
                                "log directory '"
                                        + directory
                                        + "' is in use by process "
                                        + ProcessHandle.current().pid()
                                        + "; stop that process or choose another directory");
            }
            open().close();
        }

        @Test
        void of_a_later_format_is_refused() throws Exception {
            open().close();
            Path journal = directory.resolve("topics.journal");
            byte[] header = Files.readAllBytes(journal);
            header[5] = 9;
            Files.write(journal, header);
            assertThatThrownBy(DiskLogTest.this::open)
                    .hasMessageContaining("has format version 9, this program knows version 1");
        }

        @Test
        void with_a_partition_missing_is_refused() throws Exception {
            try (DiskLog log = open()) {
                log.topics().ensure("empty", 1, (short) -1, Map.of());
            }
            Files.delete(directory.resolve("topics/1-empty/0"));
            assertThatThrownBy(DiskLogTest.this::open)
                    .isInstanceOf(CorruptLogException.class)
                    .hasMessageContaining("the directory of a partition is missing");
        }

        @Test
        void keeps_topics_apart_whose_names_differ_in_case_only() throws Exception {
            try (DiskLog log = open()) {
                log.topics().ensure("Orders", 1, (short) -1, Map.of());
                log.topics().ensure("orders", 1, (short) -1, Map.of());
            }
            try (var topics = Files.list(directory.resolve("topics"))) {
                assertThat(topics)
                        .extracting(path -> path.getFileName().toString())
                        .containsExactlyInAnyOrder("1-Orders", "2-orders");
            }
        }

        @Test
        void takes_the_longest_name_that_a_topic_can_have() throws Exception {
            String longest = "x".repeat(249);
            try (DiskLog log = open()) {
                log.topics().ensure(longest, 1, (short) -1, Map.of());
            }
            try (DiskLog log = open()) {
                assertThat(log.groups()).isNotNull();
                assertThat(DiskLogReader.at(directory).topics())
                        .extracting(TopicSummary::name)
                        .containsExactly(longest);
            }
        }
    }

    @Nested
    class ReopeningIt {
        @Test
        void finds_records_topics_and_positions_again() throws Exception {
            try (DiskLog log = open(SMALL_SEGMENTS)) {
                log.topics().ensure("empty", 3, (short) -1, Map.of("retention.ms", "1"));
                Disk.appendNumbers(log, 0, 3_000);
                log.alterPositions("g", Map.of(Disk.FIRST, 1_500L));
            }
            try (DiskLog log = open(SMALL_SEGMENTS)) {
                Disk.appendNumbers(log, 3_000, 4_000);
                assertThat(log.committed("g")).isEqualTo(Map.of(Disk.FIRST, 1_500L));
                assertThat(DiskLogReader.at(directory).topics())
                        .extracting(TopicSummary::name, TopicSummary::records)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("empty", 0L),
                                org.assertj.core.groups.Tuple.tuple(Disk.TOPIC, 4_000L));
            }
            assertThat(Disk.values(directory))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 4_000).mapToObj(String::valueOf)::iterator);
        }

        @Test
        void pulls_positions_back_that_are_ahead_of_the_records() throws Exception {
            try (DiskLog log = open()) {
                Disk.append(log, "a", "b");
                log.alterPositions("g", Map.of(Disk.FIRST, 7L));
            }
            try (DiskLog log = open()) {
                assertThat(log.committed("g")).isEqualTo(Map.of(Disk.FIRST, 2L));
            }
        }

        @Test
        void forgets_positions_that_were_removed() throws Exception {
            try (DiskLog log = open()) {
                log.alterPositions("g", Map.of(Disk.FIRST, 7L));
                Map<TopicPartition, Long> removal = new HashMap<>();
                removal.put(Disk.FIRST, null);
                log.alterPositions("g", removal);
            }
            assertThat(DiskLogReader.at(directory).positions()).isEmpty();
        }

        @Test
        void keeps_the_journal_of_positions_small() throws Exception {
            Path journal = directory.resolve("positions.journal");
            try (DiskLog log = open()) {
                Disk.append(log, "a");
                for (long i = 0; i < 60_000; i++) {
                    log.alterPositions("g", Map.of(Disk.FIRST, i % 2));
                }
                assertThat(Files.size(journal)).isLessThan(1 << 20);
            }
            try (DiskLog log = open()) {
                assertThat(log.committed("g")).isEqualTo(Map.of(Disk.FIRST, 1L));
            }
        }
    }

    @Nested
    class Segments {
        @Test
        void can_be_entered_anywhere() throws Exception {
            try (DiskLog log = open(SMALL_SEGMENTS)) {
                for (int i = 0; i < 200; i++) {
                    Disk.append(log, String.valueOf(i));
                }
            }
            assertThat(Disk.segments(directory).size()).isGreaterThan(3);
            for (int from = 0; from <= 200; from++) {
                assertThat(Disk.values(directory, from)).hasSize(200 - from);
            }
        }

        @Test
        void of_the_past_are_refused_when_they_are_damaged() throws Exception {
            try (DiskLog log = open(SMALL_SEGMENTS)) {
                Disk.appendNumbers(log, 0, 20_000);
            }
            Path first = Disk.segment(directory);
            byte[] whole = Files.readAllBytes(first);
            byte[] damaged = whole.clone();
            damaged[whole.length - 5] ^= 1;
            Files.write(first, damaged);
            assertReadingFails(
                    first, "the checksum or the structure of the records there is wrong");
            Files.write(first, Arrays.copyOf(whole, whole.length - 1));
            assertReadingFails(
                    first, "the checksum or the structure of the records there is wrong");
            Files.write(first, Arrays.copyOf(whole, FileHeader.BYTES));
            assertReadingFails(first, "it ends before offset 0, but the next segment starts at");
            Files.write(first, whole);
            assertThat(Disk.values(directory)).hasSize(20_000);
        }

        @Test
        void that_are_missing_are_noticed() throws Exception {
            try (DiskLog log = open(SMALL_SEGMENTS)) {
                for (int i = 0; i < 200; i++) {
                    Disk.append(log, String.valueOf(i));
                }
            }
            Path second = Disk.segments(directory).get(1);
            Files.delete(second);
            assertReadingFails(Disk.segment(directory), "but the next segment starts at");
        }

        @Test
        void are_deleted_when_a_partition_grows_too_large() throws Exception {
            try (DiskLog log = open(SMALL_SEGMENTS.withRetentionBytes(6_000))) {
                for (int i = 0; i < 400; i++) {
                    Disk.append(log, String.valueOf(i));
                }
                PartitionSummary summary =
                        DiskLogReader.at(directory).topics().get(0).partitions().get(0);
                assertThat(summary.start()).isPositive();
                assertThat(summary.end()).isEqualTo(400);
                assertThat(summary.bytes()).isLessThan(9_000);
                InboundLog in = log.inbound("g", "m", MemberOptions.defaults());
                in.subscribe(new TopicSelection.Named(List.of(Disk.TOPIC)), Rebalances.alone());
                assertThat(in.fetch(Duration.ofSeconds(10)).get(0).offset())
                        .isEqualTo(summary.start());
                in.close();
            }
        }

        private void assertReadingFails(Path file, String problem) {
            assertThatThrownBy(() -> Disk.values(directory))
                    .isInstanceOf(CorruptLogException.class)
                    .hasMessageContaining("log file '" + file + "'")
                    .hasMessageContaining(problem);
        }
    }

    @Nested
    class AReaderInAnotherProcess {
        @Test
        void sees_what_is_appended_while_it_reads() throws Exception {
            try (DiskLog log = open(SMALL_SEGMENTS)) {
                Disk.append(log, "0");
                try (PartitionReader reader = DiskLogReader.at(directory).open(Disk.FIRST)) {
                    for (int i = 0; i < 150; i++) {
                        assertThat(reader.end()).isEqualTo(i + 1);
                        List<InboundRecord> read = reader.read(i, 10, 1_000);
                        assertThat(read).hasSize(1);
                        assertThat(new String(read.get(0).value(), UTF_8))
                                .isEqualTo(String.valueOf(i));
                        assertThat(reader.read(i + 1, 10, 1_000)).isEmpty();
                        Disk.append(log, String.valueOf(i + 1));
                    }
                }
            }
        }

        @Test
        void does_not_see_half_a_batch() throws Exception {
            try (DiskLog log = open()) {
                Disk.append(log, "whole", "torn");
            }
            Path segment = Disk.segment(directory);
            byte[] content = Files.readAllBytes(segment);
            Files.write(segment, Arrays.copyOf(content, content.length - 3));
            assertThat(Disk.values(directory)).containsExactly("whole");
            assertThat(segment).hasBinaryContent(Arrays.copyOf(content, content.length - 3));
        }

        @Test
        void is_told_when_there_is_nothing() {
            assertThatThrownBy(() -> DiskLogReader.at(directory))
                    .hasMessage(
                            "there is no log in '"
                                    + directory
                                    + "'; a worker without bootstrap.servers creates one");
            open().close();
            assertThatThrownBy(() -> DiskLogReader.at(directory).open(Disk.FIRST))
                    .hasMessageContaining("has no partition orders-0");
        }
    }

    @Nested
    class Appending {
        @Test
        void takes_large_records_but_none_beyond_reason() throws Exception {
            try (DiskLog log = open();
                    OutboundLog out = log.outbound()) {
                Answers answers = new Answers();
                byte[] large = new byte[20 << 20];
                large[large.length - 1] = 7;
                out.append(Disk.record(Disk.TOPIC, large), answers.next());
                assertThat(answers.await(1)).allMatch(Answers.Answer::isAcknowledged);
                out.append(Disk.record(Disk.TOPIC, new byte[65 << 20]), answers.next());
                assertThat(answers.await(2).get(1).failure())
                        .isInstanceOf(RecordTooLargeException.class);
                try (PartitionReader reader = DiskLogReader.at(directory).open(Disk.FIRST)) {
                    assertThat(reader.read(0, 1, 1).get(0).value()).isEqualTo(large);
                }
            }
        }

        @Test
        void fails_what_cannot_be_written_and_goes_on_with_the_rest() throws Exception {
            try (DiskLog log = open(SMALL_SEGMENTS);
                    OutboundLog out = log.outbound()) {
                Disk.append(log, "x".repeat(3_000));
                Path partition = Disk.segment(directory).getParent();
                Path aside = directory.resolve("aside");
                Files.move(partition, aside);
                Answers answers = new Answers();
                out.append(Disk.record(Disk.TOPIC, new byte[] {'a'}), answers.next());
                assertThat(answers.await(1).get(0).failure())
                        .isInstanceOf(KafkaException.class)
                        .hasMessageContaining("the log can't write '" + partition + "'");
                Files.move(aside, partition);
                out.append(Disk.record(Disk.TOPIC, new byte[] {'b'}), answers.next());
                assertThat(answers.await(2).get(1).offset()).isEqualTo(1);
            }
        }

        @Test
        void waits_while_the_buffer_is_full_and_loses_nothing() throws Exception {
            try (DiskLog log = open(DiskLogOptions.defaults().withBufferBytes(300))) {
                Disk.appendNumbers(log, 0, 5_000);
            }
            assertThat(Disk.values(directory)).hasSize(5_000);
        }
    }

    @Nested
    class Closing {
        @Test
        void waits_for_answers_that_are_being_told() throws Exception {
            Thread closer = Thread.currentThread();
            CountDownLatch telling = new CountDownLatch(1);
            AtomicBoolean closing = new AtomicBoolean();
            AtomicBoolean closed = new AtomicBoolean();
            AtomicBoolean told = new AtomicBoolean();
            Delivery slow =
                    new Delivery() {
                        @Override
                        public void acknowledged(int partition, long offset, long timestamp) {
                            telling.countDown();
                            while (!(closing.get() && isWaiting(closer)) && !closed.get()) {
                                Thread.onSpinWait();
                            }
                            told.set(!closed.get());
                        }

                        @Override
                        public void failed(Throwable cause) {}
                    };
            try (DiskLog log = open()) {
                OutboundLog out = log.outbound();
                out.append(Disk.record(Disk.TOPIC, new byte[] {'a'}), slow);
                telling.await();
                closing.set(true);
                out.close();
                closed.set(true);
            }
            assertThat(told).isTrue();
        }

        private boolean isWaiting(Thread thread) {
            return thread.getState() == Thread.State.WAITING;
        }
    }

    @Nested
    class AnInterruptedTask {
        @Test
        void harms_nobody_else() throws Exception {
            try (DiskLog log = open()) {
                Disk.append(log, "a");
                InboundLog in = log.inbound("g", "m", MemberOptions.defaults());
                in.subscribe(new TopicSelection.Named(List.of(Disk.TOPIC)), Rebalances.alone());
                CompletableFuture<String> interrupted = new CompletableFuture<>();
                Thread task =
                        new Thread(
                                () -> {
                                    Thread.currentThread().interrupt();
                                    List<InboundRecord> read = in.fetch(Duration.ofDays(1));
                                    in.commitSync(Map.of(Disk.FIRST, 1L), Duration.ZERO);
                                    try {
                                        in.fetch(Duration.ofDays(1));
                                    } catch (InterruptException e) {
                                        interrupted.complete("after " + read.size());
                                    }
                                });
                task.start();
                assertThat(interrupted.get(60, TimeUnit.SECONDS)).isEqualTo("after 1");
                task.join();
                Disk.append(log, "b");
                assertThat(in.fetch(Duration.ofSeconds(10))).hasSize(1);
                in.commitSync(Map.of(Disk.FIRST, 2L), Duration.ZERO);
                assertThat(log.committed("g")).isEqualTo(Map.of(Disk.FIRST, 2L));
                in.close();
            }
        }
    }

    private DiskLog open() {
        return Disk.open(directory);
    }

    private DiskLog open(DiskLogOptions options) {
        return Disk.open(directory, options);
    }
}
