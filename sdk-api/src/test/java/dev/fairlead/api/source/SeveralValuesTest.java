package dev.fairlead.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.internal.Agenda;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SeveralValuesTest {
    private final Shelf shelf = new Shelf();
    private final FakeSourceContext context = new FakeSourceContext();
    private final Map<String, String> settings =
            new HashMap<>(Map.of("shelf", shelf.name, "topic", "words"));

    @AfterEach
    void clear() {
        shelf.close();
    }

    private final List<Long> waits = new ArrayList<>();
    private long nanos;

    private PartitionedSourceTask task() {
        SplitSource source = new SplitSource();
        source.start(settings);
        PartitionedSourceTask task =
                new PartitionedSourceTask(
                        (monitor, millis) -> waits.add(millis),
                        new Agenda(Clock.systemUTC(), () -> nanos));
        task.initialize(context);
        task.start(source.taskConfigs(1).get(0));
        return task;
    }

    private static List<String> words(List<SourceRecord> records) {
        return records == null
                ? List.of()
                : records.stream().map(record -> (String) record.value()).toList();
    }

    @Nested
    class AnItemOfSeveralValues {
        @Test
        void is_resumed_after_each_of_them_without_loss_or_repetition() throws Exception {
            shelf.with("a", "1|2|3", "", "4", "5|6");
            List<SourceRecord> all = task().poll();
            assertThat(words(all)).containsExactly("1", "2", "3", "4", "5", "6");
            for (int i = 0; i < 5; i++) {
                context.commit(all.get(i));
                assertThat(words(task().poll())).isEqualTo(words(all).subList(i + 1, all.size()));
            }
        }

        @Test
        void stores_the_offset_before_it_and_the_position_inside() throws Exception {
            shelf.with("a", "1|2", "3|4");
            assertThat(task().poll())
                    .extracting(record -> (Object) record.sourceOffset())
                    .containsExactly(
                            Map.of("fairlead.inside.first", 1L),
                            Map.of("index", 0L),
                            Map.of("index", 0L, "fairlead.inside", 1L),
                            Map.of("index", 1L));
        }

        @Test
        void may_be_longer_than_a_batch() throws Exception {
            settings.put("batch.max.records", "2");
            shelf.with("a", "1|2|3|4|5", "6").with("b", "7");
            PartitionedSourceTask task = task();
            List<String> read = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                List<String> batch = words(task.poll());
                assertThat(batch).hasSizeBetween(0, 2);
                read.addAll(batch);
            }
            assertThat(read).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7");
            assertThat(read.indexOf("7")).isLessThan(4);
        }

        @Test
        void goes_on_inside_after_a_failure_and_after_it_was_gone_for_a_while() throws Exception {
            settings.put("batch.max.records", "2");
            shelf.with("a", "1|2|3", "4");
            PartitionedSourceTask task = task();
            List<String> read = new ArrayList<>(words(task.poll()));
            List<String> row = shelf.rows.remove("a");
            for (int i = 0; i < 200; i++) {
                read.addAll(words(task.poll()));
            }
            shelf.rows.put("a", row);
            shelf.with("a", "5|6|7");
            shelf.broken = "a";
            assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);
            shelf.broken = "";
            read.addAll(words(task.poll()));
            shelf.broken = "a";
            read.addAll(words(task.poll()));
            assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);
            assertThat(read).containsExactly("1", "2", "3", "4", "5", "6", "7");
        }

        @Test
        void that_became_shorter_since_fails_loudly() throws Exception {
            shelf.with("a", "1|2|3");
            context.commit(task().poll().get(1));
            shelf.rows.get("a").set(0, "1");
            assertThatThrownBy(() -> task().poll())
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("has 1 values, but 2 of them were sent to Kafka before");
        }
    }

    @Nested
    @Timeout(20)
    class ItemsWithoutValues {
        private final String[] empty = new String[10];

        {
            Arrays.fill(empty, "");
            settings.put("batch.max.records", "4");
        }

        @Test
        void are_passed_in_bounded_polls_which_do_not_wait() throws Exception {
            shelf.with("a", empty).with("a", "1");
            PartitionedSourceTask task = task();
            assertThat(task.poll()).isNull();
            assertThat(task.poll()).isNull();
            assertThat(waits).isEmpty();
            assertThat(words(task.poll())).containsExactly("1");
            assertThat(task.poll()).isNull();
            assertThat(waits).hasSize(1);
        }

        @Test
        void do_not_hold_up_another_partition() throws Exception {
            shelf.with("a", empty).with("b", "1", "2");
            assertThat(words(task().poll())).containsExactly("1", "2");
        }

        @Test
        void that_never_end_let_the_task_stop_and_find_new_partitions() throws Exception {
            shelf.with("a", empty);
            AtomicInteger reads = new AtomicInteger();
            shelf.whileReading =
                    () -> {
                        assertThat(reads.incrementAndGet()).isLessThan(1000);
                        shelf.with("a", empty);
                    };
            PartitionedSourceTask task = task();
            assertThat(task.poll()).isNull();
            shelf.with("late", "found");
            nanos += Duration.ofSeconds(10).toNanos();
            List<String> read = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                read.addAll(words(task.poll()));
            }
            assertThat(read).containsExactly("found");
            task.stop();
            assertThat(task.poll()).isNull();
        }

        @Test
        void that_are_few_count_as_nothing_to_read() throws Exception {
            shelf.with("a", "");
            assertThat(task().poll()).isNull();
            assertThat(waits).hasSize(1);
        }
    }

    @Nested
    class Null {
        @Test
        void instead_of_a_reader_fails_and_says_what_to_return() {
            shelf.with("no reader");
            assertThatThrownBy(() -> task().poll())
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("{name=no reader}")
                    .hasMessageContaining(SplitSource.class.getName() + ".open returned null")
                    .hasMessageContaining("empty list");
        }

        @Test
        void instead_of_items_fails_and_says_what_to_return() {
            shelf.with("no list");
            assertThatThrownBy(() -> task().poll())
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("{name=no list}: Reader.read of the reader")
                    .hasMessageContaining(SplitSource.class.getName() + ", returned null")
                    .hasMessageContaining("empty list");
        }
    }

    @Nested
    class AnOffset {
        @Test
        void that_makes_no_sense_is_refused_with_all_that_is_wrong() {
            shelf.with("a", "1|2|3");
            SplitSource source = new SplitSource();
            Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
            offsets.put(Map.of("name", "a"), Map.of("index", 7));
            offsets.put(Map.of("name", "b"), Map.of("index", "x"));
            offsets.put(Map.of("name", "c"), Map.of("fairlead.inside.first", 0));
            offsets.put(Map.of("nobody knows", "this"), null);
            assertThatThrownBy(() -> source.alterOffsets(settings, offsets))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("{name=a}: the row has 1 words only")
                    .hasMessageContaining("{name=b}: {index=x} is not a Index")
                    .hasMessageContaining("must be a whole number from 1 on")
                    .hasMessageNotContaining("nobody knows");
        }

        @Test
        void that_could_have_been_stored_is_accepted() {
            shelf.with("a", "1|2|3");
            SplitSource source = new SplitSource();
            Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
            offsets.put(Map.of("name", "a"), Map.of("index", 0, "fairlead.inside", 2));
            offsets.put(Map.of("nobody knows", "this"), null);
            assertThat(source.alterOffsets(settings, offsets)).isTrue();
        }
    }

    @Nested
    class ATransaction {
        private final List<String> ends = new ArrayList<>();
        private boolean recordsSaySo = true;

        {
            context.transactions =
                    new TransactionContext() {
                        @Override
                        public void commitTransaction() {
                            assertThat(recordsSaySo).isFalse();
                            ends.add("this poll");
                        }

                        @Override
                        public void commitTransaction(SourceRecord record) {
                            ends.add((String) record.value());
                        }

                        @Override
                        public void abortTransaction() {
                            throw new AssertionError("never asked for");
                        }

                        @Override
                        public void abortTransaction(SourceRecord record) {
                            throw new AssertionError("never asked for");
                        }
                    };
        }

        private List<String> polls(int count) throws InterruptedException {
            PartitionedSourceTask task = task();
            List<String> read = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                read.addAll(words(task.poll()));
            }
            return read;
        }

        @Test
        void ends_where_the_reader_says_and_holds_no_record_of_another_partition()
                throws Exception {
            settings.put("batch.max.records", "3");
            shelf.with("a", "a1", "a2", "a3", "a4.", "a5.")
                    .with("b", "b1", "b2|b3.")
                    .with("c", "c1", "c2.");
            assertThat(polls(10))
                    .containsExactly(
                            "a1", "a2", "a3", "a4.", "b1", "b2", "b3.", "c1", "c2.", "a5.");
            assertThat(ends).containsExactly("a4.", "b3.", "c2.", "a5.");
        }

        @Test
        void that_is_open_at_the_end_keeps_the_others_waiting_until_it_ends() throws Exception {
            shelf.with("a", "a1", "a2").with("b", "b1.");
            PartitionedSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("a1", "a2");
            assertThat(words(task.poll())).isEmpty();
            shelf.with("a", "a3.");
            assertThat(words(task.poll())).containsExactly("a3.", "b1.");
        }

        @Test
        void ends_at_its_last_record_if_an_item_without_values_says_so() throws Exception {
            shelf.with("a", "a1", "a2", ".", "a3.").with("b", "b1.");
            assertThat(polls(2)).containsExactly("a1", "a2", "a3.", "b1.");
            assertThat(ends).containsExactly("a2", "a3.", "b1.");
        }

        @Test
        void ends_with_a_poll_of_its_own_if_its_records_were_returned_before() throws Exception {
            recordsSaySo = false;
            shelf.with("a", "a1", "a2").with("b", "b1", "b2.");
            PartitionedSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("a1", "a2");
            shelf.with("a", ".", "a3.");
            assertThat(task.poll()).isNull();
            assertThat(ends).containsExactly("this poll");
            assertThat(waits).isEmpty();
            assertThat(words(task.poll())).containsExactlyInAnyOrder("b1", "b2.", "a3.");
            assertThat(ends).containsExactlyInAnyOrder("this poll", "b2.", "a3.");
        }

        @Test
        void that_is_longer_than_a_batch_ends_so_too() throws Exception {
            recordsSaySo = false;
            settings.put("batch.max.records", "2");
            shelf.with("a", "a1", "a2", ".").with("b", "b1.");
            assertThat(polls(3)).containsExactly("a1", "a2", "b1.");
            assertThat(ends).containsExactly("this poll", "b1.");
        }

        @Test
        void that_nothing_belongs_to_does_not_end() throws Exception {
            shelf.with("a", ".", "a1.", ".", ".").with("b", ".");
            assertThat(polls(3)).containsExactly("a1.");
            assertThat(ends).containsExactly("a1.");
        }

        @Test
        void that_ends_without_a_value_means_nothing_either_when_the_worker_does_not_ask()
                throws Exception {
            context.transactions = null;
            shelf.with("a", "a1", ".", "a2");
            assertThat(polls(1)).containsExactly("a1", "a2");
        }

        @Test
        void means_nothing_when_the_worker_does_not_ask() throws Exception {
            context.transactions = null;
            settings.put("batch.max.records", "2");
            shelf.with("a", "a1", "a2.").with("b", "b1", "b2.");
            assertThat(polls(2)).containsExactly("a1", "b1", "a2.", "b2.");
            assertThat(ends).isEmpty();
        }
    }
}
