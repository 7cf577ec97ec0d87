package dev.fairlead.samples.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.sink.PartitionedSinkTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private static final TopicPartition LINES = new TopicPartition("lines", 0);

    @TempDir private Path directory;

    private PartitionedSinkTask running() {
        FileSink sink = new FileSink();
        sink.start(Map.of("directory", out().toString()));
        PartitionedSinkTask task = new PartitionedSinkTask();
        task.initialize(new NoContext());
        task.start(sink.taskConfigs(1).get(0));
        task.open(List.of(LINES));
        return task;
    }

    private Path out() {
        return directory.resolve("out");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(out().resolve("lines-0.txt"));
    }

    private static SinkRecord record(long offset, @Nullable Object value) {
        return new SinkRecord("lines", 0, null, null, null, value, offset);
    }

    private static List<SinkRecord> records(long from, String... values) {
        List<SinkRecord> records = new ArrayList<>();
        for (String value : values) {
            records.add(record(from + records.size(), value));
        }
        return records;
    }

    @Nested
    class ARecord {
        @Test
        void is_one_line_and_durable_when_put_returns() throws Exception {
            PartitionedSinkTask task = running();
            task.put(records(0, "one", "zwei €"));
            assertThat(lines()).containsExactly("one", "zwei €");
            assertThat(task.preCommit(Map.of(LINES, new OffsetAndMetadata(2))))
                    .containsEntry(LINES, new OffsetAndMetadata(2));
        }

        @Test
        void that_has_line_breaks_stays_one_line() throws Exception {
            running().put(records(0, "a\nb\r"));
            assertThat(lines()).containsExactly("a\\nb\\r");
        }

        @Test
        void that_is_no_text_is_shown_as_text_and_a_tombstone_is_not_written() throws Exception {
            running().put(List.of(record(0, 5L), record(1, null), record(2, List.of(1, 2))));
            assertThat(lines()).containsExactly("5", "[1,2]");
        }
    }

    @Nested
    class ARedelivery {
        @Test
        void after_a_crash_writes_nothing_twice() throws Exception {
            running().put(records(0, "0", "1", "2"));
            running().put(records(1, "1", "2", "3"));
            assertThat(lines()).containsExactly("0", "1", "2", "3");
        }

        @Test
        void after_a_crash_in_the_middle_of_a_write_completes_it() throws Exception {
            running().put(records(0, "0", "1"));
            Files.writeString(
                    out().resolve("lines-0.txt"), "0\n1\n2\nhalf of 3, and the checkpoint not yet");
            running().put(records(2, "2", "3", "4"));
            assertThat(lines()).containsExactly("0", "1", "2", "3", "4");
        }

        @Test
        void before_the_first_checkpoint_writes_nothing_twice() throws Exception {
            PartitionedSinkTask crashed = running();
            crashed.put(records(0, "0"));
            Files.writeString(out().resolve("lines-0.checkpoint"), "0 0\n");
            running().put(records(0, "0"));
            assertThat(lines()).containsExactly("0");
        }
    }

    @Nested
    class ACrash {
        /**
         * Every state that a dying worker can leave: some bytes of the batch, old or new
         * checkpoint.
         */
        @Test
        void at_any_byte_of_a_write_loses_nothing_and_repeats_nothing() throws Exception {
            Path text = out().resolve("lines-0.txt");
            Path checkpoint = out().resolve("lines-0.checkpoint");
            running().put(records(0, "0", "eins €"));
            byte[] before = Files.readAllBytes(text);
            byte[] checkpointBefore = Files.readAllBytes(checkpoint);
            running().put(records(2, "zwei", "drei"));
            byte[] after = Files.readAllBytes(text);
            for (int length = before.length; length <= after.length; length++) {
                Files.write(text, Arrays.copyOf(after, length));
                Files.write(checkpoint, checkpointBefore);
                Files.write(out().resolve("lines-0.checkpoint.new"), new byte[] {'4', ' '});
                running().put(records(0, "0", "eins €", "zwei", "drei", "vier"));
                assertThat(lines()).containsExactly("0", "eins €", "zwei", "drei", "vier");
            }
        }
    }

    @Nested
    class AlteredOffsets {
        private boolean alter(@Nullable Long offset) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            offsets.put(LINES, offset);
            return new FileSink().alterOffsets(Map.of("directory", out().toString()), offsets);
        }

        @Test
        void let_older_records_be_written_again() throws Exception {
            running().put(records(0, "0", "1", "2"));
            assertThat(alter(1L)).isTrue();
            assertThat(alter(1L)).isTrue();
            running().put(records(1, "1", "2"));
            assertThat(lines()).containsExactly("0", "1", "2", "1", "2");
        }

        @Test
        void that_are_reset_let_everything_be_written_again() throws Exception {
            running().put(records(5, "5"));
            assertThat(alter(null)).isTrue();
            running().put(records(5, "5"));
            assertThat(lines()).containsExactly("5", "5");
        }

        @Test
        void of_a_partition_without_a_file_change_nothing() {
            assertThat(alter(7L)).isTrue();
            assertThat(out()).doesNotExist();
        }
    }

    @Nested
    class AFileThat {
        @Test
        void was_taken_away_begins_anew_where_it_stopped() throws Exception {
            running().put(records(0, "0", "1"));
            Files.delete(out().resolve("lines-0.txt"));
            running().put(records(0, "0", "1", "2"));
            assertThat(lines()).containsExactly("2");
        }

        @Test
        void somebody_else_writes_to_stops_the_task() throws Exception {
            PartitionedSinkTask zombie = running();
            zombie.put(records(0, "0"));
            running().put(records(1, "1"));
            assertThatThrownBy(() -> zombie.put(records(1, "1")))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("somebody else writes to it");
            assertThat(lines()).containsExactly("0", "1");
        }

        @Test
        void has_a_checkpoint_that_is_none_stops_the_task() throws Exception {
            Files.createDirectories(out());
            Files.writeString(out().resolve("lines-0.checkpoint"), "garbage");
            assertThatThrownBy(() -> running().put(records(0, "0")))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll("\"garbage\"", "delete it");
        }
    }

    @Nested
    class ATopicMadeAnew {
        private static final long OLD = 1_700_000_000_000L;
        private static final long NEW = OLD + 86_400_000;

        private Path checkpoint() {
            return out().resolve("lines-0.checkpoint");
        }

        private List<SinkRecord> lines(String name, int count, long since) {
            List<SinkRecord> records = new ArrayList<>();
            for (int offset = 0; offset < count; offset++) {
                String text = name + offset;
                records.add(
                        new SinkRecord(
                                "lines",
                                0,
                                null,
                                null,
                                null,
                                text,
                                offset,
                                since + offset,
                                TimestampType.CREATE_TIME));
            }
            return records;
        }

        private void assertRefused(List<SinkRecord> records) throws IOException {
            PartitionedSinkTask task = running();
            assertThatThrownBy(() -> task.put(records))
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContainingAll(
                            "lines-0@0 passes for written already",
                            "before offset 100",
                            "its timestamp " + NEW,
                            "the newest is " + (OLD + 99),
                            "delete the file " + checkpoint());
            assertThat(FileSinkTest.this.lines()).hasSize(100);
            assertThat(task.preCommit(Map.of(LINES, new OffsetAndMetadata(250))))
                    .containsEntry(LINES, new OffsetAndMetadata(0));
        }

        @Test
        void stops_the_task_until_the_checkpoint_is_deleted() throws Exception {
            running().put(lines("old", 100, OLD));
            List<SinkRecord> anew = lines("new", 250, NEW);
            assertRefused(anew);
            assertRefused(anew.subList(0, 100));
            Files.delete(checkpoint());
            running().put(anew);
            assertThat(FileSinkTest.this.lines()).hasSize(350).contains("new0").endsWith("new249");
        }

        @Test
        void is_written_when_the_offsets_were_reset() throws Exception {
            running().put(lines("old", 100, OLD));
            Map<TopicPartition, Long> reset = new HashMap<>();
            reset.put(LINES, null);
            new FileSink().alterOffsets(Map.of("directory", out().toString()), reset);
            assertThat(checkpoint()).content().endsWith(" -1\n");
            running().put(lines("new", 250, NEW));
            assertThat(FileSinkTest.this.lines()).hasSize(350);
        }

        @Test
        void is_noticed_too_when_timestamps_count_nanoseconds() throws Exception {
            long nanoseconds = OLD * 1_000_000;
            running().put(lines("old", 100, nanoseconds));
            running().put(lines("old", 100, nanoseconds));
            assertThatThrownBy(() -> running().put(lines("new", 1, nanoseconds + 100)))
                    .hasMessageContaining("the newest is " + (nanoseconds + 99));
            assertThat(FileSinkTest.this.lines()).hasSize(100);
        }

        @Test
        void is_not_suspected_when_old_records_of_any_order_come_again() throws Exception {
            List<SinkRecord> records = lines("old", 100, OLD);
            PartitionedSinkTask crashed = running();
            crashed.put(List.of(records.get(0)));
            crashed.put(lines("latest", 2, NEW).subList(1, 2));
            crashed.put(records.subList(2, 100));
            running().put(List.of(records.get(0), lines("latest", 2, NEW).get(1), records.get(2)));
            assertThat(FileSinkTest.this.lines()).hasSize(100);
        }

        @Test
        void passes_for_the_old_one_if_the_checkpoint_never_had_a_timestamp() throws Exception {
            running().put(lines("old", 100, OLD));
            Files.writeString(
                    checkpoint(), "100 " + Files.size(out().resolve("lines-0.txt")) + "\n");
            List<SinkRecord> records = lines("next", 250, NEW);
            running().put(records.subList(0, 101));
            running().put(records);
            assertThat(FileSinkTest.this.lines()).hasSize(250).contains("old99", "next100");
            assertThat(checkpoint()).content().matches("250 \\d+\n");
        }
    }

    /** A worker that offers nothing beyond the least. */
    private static final class NoContext implements SinkTaskContext {
        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public void offset(Map<TopicPartition, Long> offsets) {}

        @Override
        public void offset(TopicPartition tp, long offset) {}

        @Override
        public void timeout(long timeoutMs) {}

        @Override
        public Set<TopicPartition> assignment() {
            return Set.of(LINES);
        }

        @Override
        public void pause(TopicPartition... partitions) {}

        @Override
        public void resume(TopicPartition... partitions) {}

        @Override
        public void requestCommit() {}

        @Override
        public @Nullable ErrantRecordReporter errantRecordReporter() {
            return null;
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new NoSuchMethodError("an older worker");
        }
    }
}
