package dev.fairlead.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.internal.Agenda;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PartitionedSourceTaskTest {
    private final Shelf shelf = new Shelf();
    private final FakeSourceContext context = new FakeSourceContext();
    private final List<Long> waits = new ArrayList<>();
    private final Map<String, String> extra = new HashMap<>();
    private long nanos;

    @AfterEach
    void clear() {
        shelf.close();
    }

    private PartitionedSourceTask task() {
        return started(configs(1).get(0));
    }

    private PartitionedSourceTask started(Map<String, String> config) {
        PartitionedSourceTask task =
                new PartitionedSourceTask(
                        (monitor, millis) -> waits.add(millis),
                        new Agenda(Clock.systemUTC(), () -> nanos));
        task.initialize(context);
        task.start(config);
        return task;
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private List<Map<String, String>> configs(int tasks) {
        Map<String, String> settings = new HashMap<>(extra);
        settings.put("shelf", shelf.name);
        settings.put("topic", "words");
        ShelfSource source = new ShelfSource();
        source.start(settings);
        try {
            return source.taskConfigs(tasks);
        } finally {
            source.stop();
        }
    }

    private static List<String> words(List<SourceRecord> records) {
        return records == null
                ? List.of()
                : records.stream().map(r -> ((Struct) r.value()).getString("text")).toList();
    }

    @Nested
    class APoll {
        @Test
        void makes_records_of_items() throws Exception {
            shelf.with("a", "one");
            SourceRecord record = task().poll().get(0);
            assertThat(record.sourcePartition()).isEqualTo(Map.of("name", "a"));
            assertThat(record.sourceOffset()).isEqualTo(Map.of("index", 0L));
            assertThat(record.topic()).isEqualTo("words");
            assertThat(record.key()).isEqualTo("a");
            assertThat(record.kafkaPartition()).isNull();
            record.valueSchema().fields().forEach(f -> assertThat(f.name()).isEqualTo("text"));
        }

        @Test
        void goes_on_from_what_was_read_not_from_what_was_committed() throws Exception {
            shelf.with("a", "one", "two", "three");
            extra.put("batch.max.records", "1");
            PartitionedSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("one");
            assertThat(words(task.poll())).containsExactly("two");
        }

        @Test
        void is_bounded_and_lets_every_partition_take_turns() throws Exception {
            extra.put("batch.max.records", "4");
            shelf.with("a", "a1", "a2", "a3", "a4", "a5", "a6", "a7")
                    .with("b", "b1")
                    .with("c", "c1");
            PartitionedSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("a1", "b1", "c1", "a2");
            assertThat(words(task.poll())).containsExactlyInAnyOrder("a3", "a4", "a5", "a6");
        }

        @Test
        void never_lets_a_busy_partition_starve_the_others() throws Exception {
            extra.put("batch.max.records", "1");
            shelf.with("a", "a1", "a2", "a3").with("b", "b1");
            PartitionedSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("a1");
            assertThat(words(task.poll())).containsExactly("b1");
        }

        @Test
        void waits_longer_and_longer_while_there_is_nothing() throws Exception {
            PartitionedSourceTask task = task();
            for (int i = 0; i < 12; i++) {
                assertThat(task.poll()).isNull();
            }
            assertThat(waits).startsWith(1L, 2L, 4L).endsWith(500L, 500L);
            shelf.with("a", "one");
            pass(Duration.ofSeconds(10));
            task.poll();
            task.poll();
            assertThat(waits.get(waits.size() - 1)).isEqualTo(1L);
        }
    }

    @Nested
    class LookingForPartitions {
        private final Duration refresh = Duration.ofMinutes(10);

        LookingForPartitions() {
            extra.put("partitions.refresh", "10m");
        }

        @Test
        void happens_once_per_interval_however_often_an_idle_task_is_polled() throws Exception {
            PartitionedSourceTask task = task();
            for (int i = 0; i < 50; i++) {
                task.poll();
            }
            pass(refresh.minusNanos(1));
            task.poll();
            assertThat(shelf.listings).hasValue(1);
            pass(Duration.ofNanos(1));
            task.poll();
            task.poll();
            assertThat(shelf.listings).hasValue(2);
        }

        @Test
        void finds_what_is_new_when_there_is_nothing_to_read() throws Exception {
            PartitionedSourceTask task = task();
            assertThat(task.poll()).isNull();
            shelf.with("late", "one");
            assertThat(task.poll()).isNull();
            pass(refresh);
            assertThat(words(task.poll())).containsExactly("one");
        }

        @Test
        void finds_what_is_new_while_the_task_is_busy() throws Exception {
            extra.put("batch.max.records", "1");
            shelf.with("a", "1", "2", "3", "4");
            PartitionedSourceTask task = task();
            task.poll();
            shelf.with("late", "found");
            assertThat(words(task.poll())).containsExactly("2");
            pass(refresh);
            assertThat(words(task.poll())).containsExactly("3");
            assertThat(words(task.poll())).containsExactly("found");
        }

        @Test
        void forgets_what_went_and_goes_on_where_it_was_when_that_returns() throws Exception {
            shelf.with("a", "one", "two");
            PartitionedSourceTask task = task();
            task.poll();
            List<String> row = shelf.rows.remove("a");
            pass(refresh);
            task.poll();
            assertThat(shelf.openReaders).hasValue(0);
            shelf.rows.put("a", row);
            shelf.with("a", "three");
            pass(refresh);
            assertThat(words(task.poll())).containsExactly("three");
        }

        @Test
        void that_fails_at_first_is_tried_again_by_the_next_poll() throws Exception {
            shelf.with("a", "one");
            shelf.unlistable = true;
            PartitionedSourceTask task = task();
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessage("cannot list the source partitions: no list today");
            shelf.unlistable = false;
            assertThat(words(task.poll())).containsExactly("one");
        }

        @Test
        void that_fails_later_is_told_and_waits_for_the_next_interval() throws Exception {
            shelf.with("a", "one");
            PartitionedSourceTask task = task();
            task.poll();
            shelf.unlistable = true;
            pass(refresh);
            assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);
            assertThat(task.poll()).isNull();
            shelf.with("a", "two");
            assertThat(words(task.poll())).containsExactly("two");
            assertThat(shelf.listings).hasValue(2);
            pass(refresh);
            shelf.unlistable = false;
            shelf.with("b", "three");
            assertThat(words(task.poll())).containsExactly("three");
        }

        @Test
        void is_left_to_the_connector_when_there_may_be_several_tasks() throws Exception {
            shelf.with("a", "one");
            List<Map<String, String>> configs = configs(2);
            assertThat(configs).hasSize(1);
            PartitionedSourceTask task = started(configs.get(0));
            assertThat(words(task.poll())).containsExactly("one");
            pass(refresh);
            task.poll();
            assertThat(shelf.listings).hasValue(1);
        }
    }

    @Nested
    class ARestart {
        @Test
        void from_every_offset_yields_the_next_item() throws Exception {
            shelf.with("a", "0", "1", "2", "3", "4");
            List<SourceRecord> all = task().poll();
            for (int i = 0; i < 4; i++) {
                context.commit(all.get(i));
                assertThat(words(task().poll()).get(0)).isEqualTo(String.valueOf(i + 1));
            }
        }

        @Test
        void reads_the_offsets_of_all_partitions_at_once() throws Exception {
            for (int i = 0; i < 50; i++) {
                shelf.with("row" + i, "one");
            }
            task().poll();
            assertThat(context.bulkReads).isEqualTo(1);
        }

        @Test
        void with_an_offset_that_is_not_understood_fails_loudly() {
            shelf.with("a", "one");
            for (Map<String, ?> garbage :
                    List.<Map<String, ?>>of(
                            Map.of("index", "x"), Map.of("index", -1), Map.of("position", 1))) {
                context.store(Map.of("name", "a"), garbage);
                assertThatThrownBy(() -> task().poll())
                        .isInstanceOf(ConnectException.class)
                        .isNotInstanceOf(RetriableException.class)
                        .hasMessageContaining("is not a Index");
            }
        }
    }

    @Nested
    class AFailure {
        @Test
        void that_is_retriable_leaves_everything_as_it_was() throws Exception {
            shelf.with("a", "one", "two");
            shelf.broken = "a";
            PartitionedSourceTask task = task();
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessage("source partition {name=a}: row a is out of reach");
            assertThat(waits).hasSize(1);
            shelf.broken = "";
            assertThat(words(task.poll())).containsExactly("one", "two");
            assertThat(shelf.openReaders).hasValue(1);
        }

        @Test
        void of_one_partition_does_not_hold_up_another() throws Exception {
            shelf.with("a", "one").with("b", "two");
            shelf.broken = "a";
            PartitionedSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("two");
            shelf.broken = "";
            assertThat(words(task.poll())).containsExactly("one");
        }

        @Test
        void that_is_fatal_comes_after_what_was_read() throws Exception {
            shelf.with("a", "one").with("b", "two");
            shelf.gone = "b";
            PartitionedSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("one");
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("{name=b}: IllegalStateException: row b burnt");
        }
    }

    @Nested
    class AFailureThatSaysWhenToTryAgain {
        AFailureThatSaysWhenToTryAgain() {
            shelf.rest = Duration.ofMinutes(1);
            shelf.with("a", "one").with("b", "two");
        }

        @Test
        void is_told_once_and_then_nothing_is_tried_until_that_time() throws Exception {
            shelf.rows.remove("b");
            shelf.broken = "a";
            PartitionedSourceTask task = task();
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessage("source partition {name=a}: row a is out of reach");
            shelf.broken = "";
            pass(Duration.ofMillis(59_999));
            assertThat(task.poll()).isNull();
            assertThat(shelf.opened).hasSize(1);
            assertThat(waits).hasSize(2).last().isEqualTo(1L);
            pass(Duration.ofMillis(1));
            assertThat(words(task.poll())).containsExactly("one");
        }

        @Test
        void holds_up_its_own_partition_only() throws Exception {
            shelf.broken = "a";
            PartitionedSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("two");
            shelf.with("b", "three");
            assertThat(words(task.poll())).containsExactly("three");
            assertThat(shelf.opened).containsOnlyOnce("a@-1");
            shelf.broken = "";
            pass(Duration.ofMinutes(1));
            assertThat(words(task.poll())).containsExactly("one");
        }

        @Test
        void holds_up_the_listing_too() throws Exception {
            shelf.unlistable = true;
            PartitionedSourceTask task = task();
            assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);
            shelf.unlistable = false;
            assertThat(task.poll()).isNull();
            assertThat(shelf.listings).hasValue(1);
            pass(Duration.ofMinutes(1));
            assertThat(words(task.poll())).containsExactlyInAnyOrder("one", "two");
        }

        @Test
        void does_not_hold_up_a_stop() throws Exception {
            shelf.broken = "a";
            PartitionedSourceTask task = task();
            task.poll();
            task.stop();
            assertThat(shelf.openReaders).hasValue(0);
            assertThat(task.poll()).isNull();
        }
    }

    @Nested
    class AnInterrupt {
        @Test
        void loses_nothing_that_was_read_before_it() throws Exception {
            shelf.with("a", "one").with("b", "two");
            PartitionedSourceTask task = task();
            shelf.whileReading = () -> Thread.currentThread().interrupt();
            List<String> read = new ArrayList<>(words(task.poll()));
            shelf.whileReading = () -> {};
            assertThat(read).containsExactly("one");
            assertThatThrownBy(task::poll).isInstanceOf(InterruptedException.class);
            assertThat(words(task.poll())).containsExactly("two");
        }
    }

    @Nested
    class AnItemThatMakesNoRecord {
        @Test
        void fails_for_good_even_if_the_reason_seems_to_pass() throws Exception {
            shelf.with("a", "one", "unkeyed", "three");
            PartitionedSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("one");
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining(
                            "cannot make a record of the item before offset {index=1}");
        }
    }

    @Nested
    class AStop {
        @Test
        void is_safe_before_the_start_and_more_than_once() throws Exception {
            PartitionedSourceTask never = new PartitionedSourceTask();
            never.stop();
            never.stop();
            assertThat(never.poll()).isNull();
        }

        @Test
        void closes_the_readers() throws Exception {
            shelf.with("a", "one").with("b", "two");
            PartitionedSourceTask task = task();
            task.poll();
            assertThat(shelf.openReaders).hasValue(2);
            task.stop();
            task.stop();
            assertThat(shelf.openReaders).hasValue(0);
            assertThat(task.poll()).isNull();
        }

        @Test
        void from_another_thread_wakes_a_waiting_poll() throws Exception {
            CountDownLatch waiting = new CountDownLatch(1);
            PartitionedSourceTask task =
                    new PartitionedSourceTask(
                            (monitor, millis) -> {
                                waiting.countDown();
                                monitor.wait(TimeUnit.MINUTES.toMillis(1));
                            },
                            Agenda.ofThisMachine());
            task.initialize(context);
            task.start(configs(1).get(0));
            Thread poller = polling(task);
            waiting.await();
            task.stop();
            poller.join();
        }

        @Test
        void does_not_wait_for_a_reader_that_hangs_and_closes_it_afterwards() throws Exception {
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            shelf.with("a", "one");
            shelf.whileReading =
                    () -> {
                        reading.countDown();
                        awaitQuietly(release);
                    };
            PartitionedSourceTask task = task();
            Thread poller = polling(task);
            reading.await();
            task.stop();
            assertThat(shelf.openReaders).hasValue(1);
            release.countDown();
            poller.join();
            assertThat(shelf.openReaders).hasValue(0);
        }

        private Thread polling(PartitionedSourceTask task) {
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    task.poll();
                                } catch (InterruptedException unexpected) {
                                    throw new IllegalStateException(unexpected);
                                }
                            });
            thread.start();
            return thread;
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }
    }

    @Nested
    class SeveralTasks {
        @Test
        void read_every_partition_exactly_once_together() throws Exception {
            for (int i = 0; i < 17; i++) {
                shelf.with("row $" + i + "%", "word" + i);
            }
            List<Map<String, String>> configs = configs(5);
            assertThat(configs).hasSize(5);
            List<String> read = new ArrayList<>();
            for (Map<String, String> config : configs) {
                assertThat(config.values()).noneMatch(value -> value.contains("$"));
                List<String> words = words(started(config).poll());
                assertThat(words).hasSizeBetween(3, 4);
                read.addAll(words);
            }
            assertThat(read).hasSize(17).doesNotHaveDuplicates();
        }

        @Test
        void are_not_more_than_there_are_partitions() {
            assertThat(configs(4)).hasSize(1);
            shelf.with("a").with("b");
            assertThat(configs(4)).hasSize(2);
        }
    }

    @Test
    void a_configuration_that_no_connector_made_is_refused() {
        assertThatThrownBy(() -> new PartitionedSourceTask().start(Map.of()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("fairlead.connector.class is missing");
    }
}
