package dev.fairlead.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.RetryAfter;
import dev.fairlead.api.internal.Agenda;
import dev.fairlead.api.internal.Turn;
import dev.fairlead.api.source.PostOffice.Letter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PushSourceTaskTest {
    private final PostOffice office = new PostOffice();
    private final Map<String, String> extra = new HashMap<>();
    private final List<Long> waits = new ArrayList<>();

    private long nanos;

    @AfterEach
    void clear() {
        office.close();
    }

    private PushSourceTask task() {
        return task((monitor, millis) -> waits.add(millis));
    }

    private PushSourceTask task(Turn.IdleWait wait) {
        PushSourceTask task = new PushSourceTask(wait, new Agenda(Clock.systemUTC(), () -> nanos));
        task.initialize(new FakeSourceContext());
        task.start(configs(1).get(0));
        return task;
    }

    private List<Map<String, String>> configs(int tasks) {
        Map<String, String> settings = new HashMap<>(extra);
        settings.put("office", office.name);
        settings.put("topic", "words");
        LetterSource source = new LetterSource();
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
                : records.stream().map(record -> (String) record.value()).toList();
    }

    private static void arrive(PushSourceTask task, SourceRecord... records) {
        for (SourceRecord record : records) {
            task.commitRecord(record, null);
        }
    }

    @Nested
    class AMessage {
        @Test
        void becomes_records() throws Exception {
            office.with("hello world");
            List<SourceRecord> records = task().poll();
            assertThat(words(records)).containsExactly("hello", "world");
            assertThat(records).allMatch(record -> record.key().equals(1));
            assertThat(records).allMatch(record -> record.topic().equals("words"));
        }

        @Test
        void is_acknowledged_by_the_poll_after_kafka_has_all_its_records() throws Exception {
            office.with("hello world");
            PushSourceTask task = task();
            List<SourceRecord> records = task.poll();
            arrive(task, records.get(0));
            task.poll();
            assertThat(office.acknowledged()).isEmpty();
            arrive(task, records.get(1));
            assertThat(office.acknowledged()).isEmpty();
            task.poll();
            assertThat(office.acknowledged()).containsExactly("[hello world]");
        }

        @Test
        void is_never_acknowledged_before_one_that_was_received_before_it() throws Exception {
            office.with("one", "two", "three");
            PushSourceTask task = task();
            List<SourceRecord> records = task.poll();
            arrive(task, records.get(1), records.get(2));
            task.poll();
            assertThat(office.acknowledged()).isEmpty();
            arrive(task, records.get(0));
            task.poll();
            assertThat(office.acknowledged()).containsExactly("[one, two, three]");
        }

        @Test
        void that_makes_no_record_is_acknowledged_in_its_turn() throws Exception {
            office.with("one", "", "two");
            PushSourceTask task = task();
            List<SourceRecord> records = task.poll();
            task.poll();
            assertThat(office.acknowledged()).isEmpty();
            arrive(task, records.get(0));
            task.poll();
            assertThat(office.acknowledged()).containsExactly("[one, ]");
        }

        @Test
        void with_more_records_than_a_poll_takes_goes_on_in_the_next_one() throws Exception {
            extra.put("batch.max.records", "2");
            office.with("a b c", "d");
            PushSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("a", "b");
            assertThat(words(task.poll())).containsExactly("c", "d");
        }

        @Test
        void that_cannot_be_read_yet_holds_up_those_behind_it_and_loses_none() throws Exception {
            office.with("one", "sealed", "two");
            PushSourceTask task = task();
            assertThat(words(task.poll())).containsExactly("one");
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessage("cannot read a message that was received: it is sealed yet");
            assertThat(waits).hasSize(1);
            assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);
            assertThat(office.calls).doesNotContain("close");
        }
    }

    @Nested
    class AFailureThatSaysWhenToTryAgain {
        @Test
        void keeps_a_lost_session_closed_until_then() throws Exception {
            PushSourceTask task = task();
            office.broken = new RetryAfter(Duration.ofMinutes(1), "closed for lunch");
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("closed for lunch");
            office.broken = null;
            office.with("one");
            for (int i = 0; i < 20; i++) {
                assertThat(task.poll()).isNull();
            }
            assertThat(office.calls).containsExactly("subscribe");
            nanos = Duration.ofMinutes(1).toNanos();
            assertThat(words(task.poll())).containsExactly("one");
        }

        @Test
        void keeps_a_message_unread_until_then_but_not_the_others_unacknowledged()
                throws Exception {
            office.with("one", "sealed for a minute", "two");
            PushSourceTask task = task();
            List<SourceRecord> records = task.poll();
            assertThat(words(records)).containsExactly("one");
            arrive(task, records.get(0));
            assertThat(task.poll()).isNull();
            assertThat(waits).hasSize(1);
            assertThat(office.acknowledged()).containsExactly("[one]");
            nanos = Duration.ofMinutes(1).toNanos();
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("it is sealed for a minute");
            assertThat(task.poll()).isNull();
        }
    }

    @Nested
    class WhatIsInFlight {
        @Test
        void is_bounded_where_messages_are_fetched() throws Exception {
            extra.put("in.flight.max.messages", "3");
            office.with("1", "2", "3", "4", "5");
            PushSourceTask task = task();
            List<SourceRecord> records = task.poll();
            assertThat(words(records)).containsExactly("1", "2", "3");
            assertThat(task.poll()).isNull();
            arrive(task, records.get(0));
            assertThat(words(task.poll())).containsExactly("4");
        }

        @Test
        void is_bounded_where_messages_are_pushed() throws Exception {
            extra.put("in.flight.max.messages", "2");
            office.pushes = true;
            PushSourceTask task = task();
            task.poll();
            assertThat(office.inbox.put(new Letter(1, "one"))).isTrue();
            assertThat(office.inbox.put(new Letter(2, "two"))).isTrue();
            CountDownLatch done = new CountDownLatch(1);
            Thread pusher =
                    new Thread(
                            () -> {
                                office.inbox.put(new Letter(3, "three"));
                                done.countDown();
                            });
            pusher.start();
            List<SourceRecord> records = task.poll();
            assertThat(words(records)).containsExactly("one", "two");
            assertThat(done.getCount()).isEqualTo(1);
            arrive(task, records.get(0));
            task.poll();
            done.await();
            pusher.join();
        }
    }

    @Nested
    class ASession {
        @Test
        void that_acknowledges_all_it_received_receives_nothing_until_kafka_has_it()
                throws Exception {
            office.sessionAcknowledgesAll = true;
            extra.put("batch.max.records", "2");
            office.with("1", "2", "3");
            PushSourceTask task = task();
            List<SourceRecord> records = task.poll();
            arrive(task, records.get(0));
            assertThat(task.poll()).isNull();
            assertThat(office.acknowledged()).isEmpty();
            arrive(task, records.get(1));
            assertThat(words(task.poll())).containsExactly("3");
            assertThat(office.acknowledged()).containsExactly("[1, 2]");
        }

        @Test
        void that_acknowledges_all_must_not_be_pushed_to() throws Exception {
            office.sessionAcknowledgesAll = true;
            PushSourceTask task = task();
            task.poll();
            office.inbox.put(new Letter(1, "one"));
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("return messages from receive instead");
        }

        @Test
        void that_fails_for_now_is_closed_and_opened_again_after_a_rest() throws Exception {
            office.with("one", "two");
            PushSourceTask task = task();
            List<SourceRecord> records = task.poll();
            office.broken = new RetriableException("the line is down");
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("the line is down");
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);
                for (int rest = 1; rest < 2 << i; rest++) {
                    assertThat(task.poll()).isNull();
                }
            }
            office.broken = null;
            arrive(task, records.get(0), records.get(1));
            assertThat(words(task.poll())).containsExactly("one", "two");
            assertThat(office.acknowledged()).isEmpty();
            assertThat(waits).hasSize(4 + 1 + 3 + 7);
        }

        @Test
        void that_is_lost_repeats_nothing_if_messages_can_be_recognised() throws Exception {
            extra.put("registered", "true");
            extra.put("batch.max.records", "3");
            office.with("one", "two", "three four", "five");
            PushSourceTask task = task();
            List<SourceRecord> records = task.poll();
            assertThat(words(records)).containsExactly("one", "two", "three");
            arrive(task, records.get(0));
            office.inbox.fail(new RetriableException("cut"));
            assertThatThrownBy(task::poll).hasMessageContaining("cut");
            assertThat(words(task.poll())).containsExactly("three", "four", "five");
            arrive(task, records.get(1));
            task.poll();
            assertThat(office.acknowledged()).containsExactly("[one]", "[two]");
        }

        @Test
        void that_fails_for_good_fails_the_task() throws Exception {
            PushSourceTask task = task();
            task.poll();
            office.inbox.fail(new IllegalStateException("no such queue"));
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("the session was lost")
                    .hasMessageContaining("no such queue");
            assertThat(office.inbox.put(new Letter(1, "one"))).isFalse();
        }
    }

    @Nested
    class AStop {
        @Test
        void acknowledges_what_kafka_has_and_nothing_else() throws Exception {
            office.with("one", "two");
            PushSourceTask task = task();
            arrive(task, task.poll().get(0));
            task.stop();
            task.stop();
            assertThat(office.acknowledged()).containsExactly("[one]");
            assertThat(office.calls).endsWith("close").containsOnlyOnce("close");
            assertThat(task.poll()).isNull();
        }

        @Test
        void is_safe_before_the_start() throws Exception {
            PushSourceTask never = new PushSourceTask();
            never.stop();
            never.commit();
            assertThat(never.poll()).isNull();
        }

        @Test
        void lets_a_pusher_go_that_waits() throws Exception {
            extra.put("in.flight.max.messages", "1");
            office.pushes = true;
            PushSourceTask task = task();
            task.poll();
            office.inbox.put(new Letter(1, "one"));
            List<Boolean> taken = new ArrayList<>();
            Thread pusher = new Thread(() -> taken.add(office.inbox.put(new Letter(2, "two"))));
            pusher.start();
            task.stop();
            pusher.join();
            assertThat(taken).containsExactly(false);
        }
    }

    @Nested
    class APollThatWaits {
        private final CountDownLatch waiting = new CountDownLatch(1);
        private final List<SourceRecord> polled = new ArrayList<>();
        private final PushSourceTask task =
                task(
                        (monitor, millis) -> {
                            waiting.countDown();
                            monitor.wait(TimeUnit.MINUTES.toMillis(1));
                        });

        private Thread waitingPoll() throws InterruptedException {
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    List<SourceRecord> some = task.poll();
                                    polled.addAll(some == null ? List.of() : some);
                                } catch (InterruptedException unexpected) {
                                    throw new IllegalStateException(unexpected);
                                }
                            });
            thread.start();
            waiting.await();
            return thread;
        }

        @Test
        void is_woken_by_a_message() throws Exception {
            Thread poll = waitingPoll();
            office.inbox.put(new Letter(1, "one"));
            poll.join();
            assertThat(words(task.poll())).containsExactly("one");
        }

        @Test
        void is_woken_when_there_is_something_to_acknowledge() throws Exception {
            office.with("one");
            List<SourceRecord> records = task.poll();
            Thread poll = waitingPoll();
            arrive(task, records.get(0));
            poll.join();
            Thread again = new Thread(task::stop);
            again.start();
            again.join();
            assertThat(office.acknowledged()).containsExactly("[one]");
        }

        @Test
        void is_woken_by_a_stop() throws Exception {
            Thread poll = waitingPoll();
            task.stop();
            poll.join();
            assertThat(office.calls).endsWith("close");
        }
    }

    @Nested
    class ACommit {
        @Test
        void acknowledges_while_the_worker_does_not_poll() throws Exception {
            office.with("one");
            PushSourceTask task = task();
            arrive(task, task.poll().get(0));
            task.commit();
            assertThat(office.acknowledged()).containsExactly("[one]");
        }

        @Test
        void that_fails_shows_in_the_next_poll() throws Exception {
            office.with("one");
            PushSourceTask task = task();
            arrive(task, task.poll().get(0));
            office.broken = new RetriableException("the line is down");
            task.commit();
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("cannot acknowledge");
            office.broken = null;
            assertThat(words(task.poll())).containsExactly("one");
        }

        @Test
        void leaves_it_to_a_poll_that_is_running() throws Exception {
            office.with("one");
            PushSourceTask[] task = new PushSourceTask[1];
            task[0] = task((monitor, millis) -> task[0].commit());
            SourceRecord record = task[0].poll().get(0);
            task[0].poll();
            arrive(task[0], record);
            assertThat(office.acknowledged()).isEmpty();
        }
    }

    @Nested
    class TheConnector {
        private final LetterSource source = new LetterSource();

        @Test
        void has_one_task_unless_sessions_share_the_messages() {
            assertThat(configs(4)).hasSize(1);
            extra.put("shared", "true");
            assertThat(configs(4)).hasSize(4);
        }

        @Test
        void promises_no_more_than_it_can_keep() {
            assertThat(source.exactlyOnceSupport(Map.of()))
                    .isEqualTo(ExactlyOnceSupport.UNSUPPORTED);
        }

        @Test
        void lets_offsets_be_deleted_and_refuses_to_set_them() {
            Map<Map<String, ?>, Map<String, ?>> deleted = new HashMap<>();
            deleted.put(Map.of("any", "thing"), null);
            assertThat(source.alterOffsets(Map.of(), deleted)).isTrue();
            assertThatThrownBy(
                            () ->
                                    source.alterOffsets(
                                            Map.of(), Map.of(Map.of("a", 1), Map.of("b", 2))))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("cannot be set");
        }

        @Test
        void has_no_time_but_in_a_task() {
            assertThatThrownBy(source::time).isInstanceOf(IllegalStateException.class);
        }
    }
}
