package dev.fairlead.runtime.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fairlead.runtime.log.Answers.Answer;
import dev.fairlead.runtime.log.local.PartitionChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every log promises to the tasks of a worker, whatever it is made of. */
@Timeout(120)
public abstract class LogContract {
    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int FETCHES_MAX = 300;

    private final Duration answerPatience;
    private LogFixture log;
    private String topic;
    private String group;
    private final List<AutoCloseable> open = new ArrayList<>();

    protected LogContract() {
        this(LONG);
    }

    /** For a log that may not answer. */
    protected LogContract(Duration answerPatience) {
        this.answerPatience = answerPatience;
    }

    /** A log for one test. */
    protected abstract LogFixture open() throws Exception;

    @BeforeEach
    public void openLog() throws Exception {
        log = open();
        topic = log.unique("orders");
        group = log.unique("readers");
    }

    @AfterEach
    public void closeLog() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        log.close();
    }

    @Nested
    public class ThePositionOfAMember {
        @Test
        public void is_behind_the_end_by_the_records_that_are_not_read_yet() throws Exception {
            OutboundLog out = outbound();
            append(out, new Answers(answerPatience), 5);
            out.flush();
            InboundLog in = subscribed();
            drain(in, 5);
            TopicPartition partition = new TopicPartition(topic, 0);
            assertThat(in.lag(partition)).hasValue(0);
            in.seek(partition, 2);
            assertThat(in.lag(partition)).hasValue(3);
            assertThat(in.lag(new TopicPartition("not ours", 0))).isEmpty();
        }
    }

    @Nested
    public class Appending {
        @Test
        public void acknowledges_with_partition_offset_and_timestamp() throws Exception {
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            out.append(record(topic, 0, 1_000L, null, "a"), answers.next());
            out.append(record(topic, 0, 2_000L, null, "b"), answers.next());
            out.flush();
            assertThat(answers.await(2))
                    .containsExactly(
                            new Answer(0, 0, 0, 1_000, null), new Answer(1, 0, 1, 2_000, null));
        }

        @Test
        public void answers_each_delivery_exactly_once() throws Exception {
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            append(out, answers, 2_000);
            out.close(LONG);
            assertThat(answers.sofar()).hasSize(2_000).allMatch(Answer::isAcknowledged);
            assertThat(answers.sofar()).extracting(Answer::number).doesNotHaveDuplicates();
        }

        @Test
        public void keeps_the_order_of_the_appends_in_a_partition() throws Exception {
            log.topics().ensure(topic, 3, (short) -1, Map.of());
            Map<Integer, List<String>> appended = new TreeMap<>();
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            for (int i = 0; i < 3_000; i++) {
                appended.computeIfAbsent(i % 3, any -> new ArrayList<>()).add("value " + i);
                out.append(record(topic, i % 3, 0L, null, "value " + i), answers.next());
            }
            out.flush();
            answers.await(3_000);
            Map<Integer, List<String>> read = new TreeMap<>();
            for (InboundRecord record : drain(subscribed(), 3_000)) {
                read.computeIfAbsent(record.partition(), any -> new ArrayList<>())
                        .add(text(record.value()));
            }
            assertThat(read).isEqualTo(appended);
        }

        @Test
        public void offsets_count_the_records_of_a_partition() throws Exception {
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            append(out, answers, 300);
            assertThat(answers.await(300))
                    .extracting(Answer::offset)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 300).mapToObj(i -> (long) i)::iterator);
        }

        @Test
        public void gives_a_key_the_partition_that_every_kafka_client_gives_it() throws Exception {
            log.topics().ensure(topic, 7, (short) -1, Map.of());
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            List<Integer> expected = new ArrayList<>();
            for (String key : List.of("", "a", "order-17", "Zürich", "x".repeat(300))) {
                expected.add(PartitionChoice.forKey(key.getBytes(UTF_8), 7));
                out.append(record(topic, null, 0L, key, "v"), answers.next());
                out.flush();
                answers.await(expected.size());
            }
            assertThat(answers.sofar())
                    .extracting(Answer::partition)
                    .containsExactlyElementsOf(expected);
        }

        @Test
        public void fails_a_record_for_a_partition_that_does_not_exist() throws Exception {
            log.topics().ensure(topic, 1, (short) -1, Map.of());
            OutboundLog out = closedLater(log.hastyOutbound());
            Answers answers = new Answers(answerPatience);
            out.append(record(topic, 5, 0L, null, "nowhere to go"), answers.next());
            out.flush();
            assertThat(answers.await(1)).noneMatch(Answer::isAcknowledged);
        }

        @Test
        public void fails_a_record_for_a_topic_with_an_illegal_name() throws Exception {
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            out.append(record("../no topic", null, 0L, null, "x"), answers.next());
            out.flush();
            assertThat(answers.await(1)).noneMatch(Answer::isAcknowledged);
        }

        @Test
        public void stamps_a_record_that_has_no_timestamp() throws Exception {
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            out.append(record(topic, 0, null, null, "a"), answers.next());
            out.flush();
            long stamp = answers.await(1).get(0).timestamp();
            assertThat(stamp).isPositive();
            assertThat(drain(subscribed(), 1).get(0).timestamp()).isEqualTo(stamp);
        }

        @Test
        public void refuses_records_after_it_was_closed() {
            OutboundLog out = outbound();
            out.close(LONG);
            Answers answers = new Answers(answerPatience);
            assertThatThrownBy(() -> out.append(record(topic, 0, 0L, null, "late"), answers.next()))
                    .isInstanceOf(KafkaException.class)
                    .isNotInstanceOf(RetriableException.class);
            assertThat(answers.sofar()).isEmpty();
        }

        @Test
        public void answers_everything_in_flight_when_it_is_closed() {
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            append(out, answers, 1_000);
            out.close();
            out.close();
            assertThat(answers.sofar())
                    .extracting(Answer::number)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 1_000).boxed().toList());
        }

        @Test
        public void one_of_two_can_be_closed_without_harm_to_the_other() throws Exception {
            OutboundLog out = outbound();
            OutboundLog other = outbound();
            other.close(LONG);
            Answers answers = new Answers(answerPatience);
            append(out, answers, 10);
            assertThat(answers.await(10)).allMatch(Answer::isAcknowledged);
        }
    }

    @Nested
    public class Fetching {
        @Test
        public void gives_back_everything_that_was_appended() throws Exception {
            RecordHeaders headers = new RecordHeaders();
            headers.add("trace", "1".getBytes(UTF_8));
            headers.add("nothing", null);
            headers.add("trace", new byte[0]);
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            byte[] key = {0, -1, 7};
            byte[] value = {1, 2, 3};
            out.append(new OutboundRecord(topic, 0, 12_345L, key, value, headers), answers.next());
            out.flush();
            answers.await(1);
            InboundRecord read = drain(subscribed(), 1).get(0);
            assertThat(read.topic()).isEqualTo(topic);
            assertThat(read.partition()).isZero();
            assertThat(read.offset()).isZero();
            assertThat(read.timestamp()).isEqualTo(12_345);
            assertThat(read.timestampType()).isEqualTo(TimestampType.CREATE_TIME);
            assertThat(read.key()).isEqualTo(key);
            assertThat(read.value()).isEqualTo(value);
            Header[] readHeaders = read.headers().toArray();
            assertThat(readHeaders)
                    .extracting(Header::key)
                    .containsExactly("trace", "nothing", "trace");
            assertThat(readHeaders[0].value()).isEqualTo("1".getBytes(UTF_8));
            assertThat(readHeaders[1].value()).isNull();
            assertThat(readHeaders[2].value()).isEmpty();
        }

        @Test
        public void tells_null_from_empty() throws Exception {
            OutboundLog out = outbound();
            Answers answers = new Answers(answerPatience);
            byte[] empty = {};
            out.append(
                    new OutboundRecord(topic, 0, 0L, null, empty, new RecordHeaders()),
                    answers.next());
            out.append(
                    new OutboundRecord(topic, 0, 0L, empty, null, new RecordHeaders()),
                    answers.next());
            out.flush();
            answers.await(2);
            List<InboundRecord> read = drain(subscribed(), 2);
            assertThat(read.get(0).key()).isNull();
            assertThat(read.get(0).value()).isEmpty();
            assertThat(read.get(1).key()).isEmpty();
            assertThat(read.get(1).value()).isNull();
        }

        @Test
        public void gives_every_reader_bytes_of_its_own() throws Exception {
            appendTo(topic, "original");
            InboundRecord first = drain(subscribed(), 1).get(0);
            first.value()[0] = 'X';
            first.headers().add("added", null);
            InboundLog other = log.inbound(log.unique("others"), "m");
            open.add(other);
            other.subscribe(new TopicSelection.Named(List.of(topic)), Rebalances.alone());
            InboundRecord second = drain(other, 1).get(0);
            assertThat(text(second.value())).isEqualTo("original");
            assertThat(second.headers().toArray()).isEmpty();
        }

        @Test
        public void moves_the_position_behind_what_it_returned() throws Exception {
            appendTo(topic, "a", "b", "c");
            InboundLog in = subscribed();
            assertThat(texts(drain(in, 3))).containsExactly("a", "b", "c");
            assertThat(in.position(new TopicPartition(topic, 0))).isEqualTo(3);
            assertThat(in.assignment()).containsExactly(new TopicPartition(topic, 0));
        }

        @Test
        public void reads_from_where_it_was_told_to() throws Exception {
            appendTo(topic, "a", "b", "c");
            InboundLog in = subscribed();
            drain(in, 3);
            in.seek(new TopicPartition(topic, 0), 1);
            assertThat(in.position(new TopicPartition(topic, 0))).isEqualTo(1);
            assertThat(texts(drain(in, 2))).containsExactly("b", "c");
        }

        @Test
        public void can_be_positioned_while_a_partition_is_being_assigned() throws Exception {
            appendTo(topic, "a", "b", "c");
            InboundLog in = inbound("m");
            List<Long> positions = new ArrayList<>();
            in.subscribe(
                    new TopicSelection.Named(List.of(topic)),
                    Rebalances.alone()
                            .onAssigned(
                                    partitions -> {
                                        TopicPartition only = partitions.iterator().next();
                                        positions.add(in.position(only));
                                        in.seek(only, 2);
                                    }));
            assertThat(texts(drain(in, 1))).containsExactly("c");
            assertThat(positions).containsExactly(0L);
        }

        @Test
        public void starts_again_at_the_oldest_record_when_there_is_none_at_the_position()
                throws Exception {
            appendTo(topic, "a", "b");
            InboundLog in = subscribed();
            drain(in, 2);
            in.seek(new TopicPartition(topic, 0), 99);
            assertThat(texts(drain(in, 2))).containsExactly("a", "b");
        }

        @Test
        public void leaves_paused_partitions_alone() throws Exception {
            log.topics().ensure(topic, 2, (short) -1, Map.of());
            InboundLog in = subscribed();
            until(() -> in.assignment().size() == 2, in);
            in.pause(List.of(new TopicPartition(topic, 0)));
            Answers answers = new Answers(answerPatience);
            OutboundLog out = outbound();
            out.append(record(topic, 0, 0L, null, "paused"), answers.next());
            out.append(record(topic, 1, 0L, null, "running"), answers.next());
            out.flush();
            answers.await(2);
            assertThat(texts(drain(in, 1))).containsExactly("running");
            assertThat(in.fetch(A_MOMENT)).isEmpty();
            assertThat(in.position(new TopicPartition(topic, 0))).isZero();
            in.resume(List.of(new TopicPartition(topic, 0)));
            assertThat(texts(drain(in, 1))).containsExactly("paused");
        }

        @Test
        public void answers_for_its_own_partitions_only() throws Exception {
            appendTo(topic, "a");
            InboundLog in = subscribed();
            drain(in, 1);
            TopicPartition foreign = new TopicPartition(topic, 8);
            assertThatThrownBy(() -> in.position(foreign))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> in.seek(foreign, 0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> in.pause(List.of(foreign)))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        public void returns_at_once_when_it_was_woken_before() {
            InboundLog in = subscribed();
            in.wakeup();
            assertThat(in.fetch(Duration.ofDays(1))).isEmpty();
        }

        @Test
        public void returns_when_it_is_woken_while_it_waits() throws Exception {
            assumeThat(log.waits()).isTrue();
            InboundLog in = subscribed();
            in.fetch(Duration.ZERO);
            Future<List<InboundRecord>> fetched = elsewhere(() -> in.fetch(Duration.ofDays(1)));
            in.wakeup();
            assertThat(fetched.get(60, TimeUnit.SECONDS)).isEmpty();
        }

        @Test
        public void returns_when_a_record_arrives_while_it_waits() throws Exception {
            assumeThat(log.waits()).isTrue();
            log.topics().ensure(topic, 1, (short) -1, Map.of());
            InboundLog in = subscribed();
            until(() -> in.assignment().size() == 1, in);
            Future<List<InboundRecord>> fetched = elsewhere(() -> in.fetch(Duration.ofDays(1)));
            appendTo(topic, "news");
            assertThat(texts(fetched.get(60, TimeUnit.SECONDS))).containsExactly("news");
        }
    }

    @Nested
    public class Committing {
        @Test
        public void lets_the_next_member_go_on_where_the_last_one_committed() throws Exception {
            appendTo(topic, "a", "b", "c");
            InboundLog first = subscribed();
            drain(first, 3);
            first.commitSync(Map.of(new TopicPartition(topic, 0), 2L), LONG);
            first.close();
            assertThat(texts(drain(subscribed(), 1))).containsExactly("c");
        }

        @Test
        public void gives_again_what_was_not_committed() throws Exception {
            appendTo(topic, "a", "b");
            InboundLog first = subscribed();
            drain(first, 2);
            first.close();
            assertThat(texts(drain(subscribed(), 2))).containsExactly("a", "b");
        }

        @Test
        public void answers_an_asynchronous_commit_once_and_on_the_owner_thread() throws Exception {
            appendTo(topic, "a", "b");
            InboundLog first = subscribed();
            drain(first, 2);
            List<Object> heard = new ArrayList<>();
            first.commitAsync(
                    Map.of(new TopicPartition(topic, 0), 1L),
                    failure -> heard.add(failure == null ? Thread.currentThread() : failure));
            assertThat(heard).as("answers before the next call").isEmpty();
            until(() -> !heard.isEmpty(), first);
            first.fetch(A_MOMENT);
            first.close();
            assertThat(heard).containsExactly(Thread.currentThread());
            assertThat(texts(drain(subscribed(), 1))).containsExactly("b");
        }

        @Test
        public void answers_an_asynchronous_commit_at_the_latest_when_closed() throws Exception {
            appendTo(topic, "a");
            InboundLog in = subscribed();
            drain(in, 1);
            List<Boolean> heard = new ArrayList<>();
            in.commitAsync(Map.of(new TopicPartition(topic, 0), 1L), failure -> heard.add(true));
            in.close();
            assertThat(heard).hasSize(1);
        }

        @Test
        public void keeps_the_positions_of_groups_apart() throws Exception {
            appendTo(topic, "a");
            InboundLog first = subscribed();
            drain(first, 1);
            first.commitSync(Map.of(new TopicPartition(topic, 0), 1L), LONG);
            InboundLog other = log.inbound(log.unique("others"), "m");
            open.add(other);
            other.subscribe(new TopicSelection.Named(List.of(topic)), Rebalances.alone());
            assertThat(texts(drain(other, 1))).containsExactly("a");
        }
    }

    @Nested
    public class Rebalancing {
        private final List<String> journal = new ArrayList<>();

        @Test
        public void shares_the_partitions_among_the_members() throws Exception {
            log.topics().ensure(topic, 4, (short) -1, Map.of());
            Rebalances ofA = new Rebalances("a", journal);
            Rebalances ofB = new Rebalances("b", journal);
            InboundLog a = member("a", ofA);
            until(() -> ofA.owned().size() == 4, a);
            InboundLog b = member("b", ofB);
            until(() -> ofA.owned().size() == 2 && ofB.owned().size() == 2, a, b);
            assertThat(ofA.owned()).doesNotContainAnyElementsOf(ofB.owned());
            assertOneOwnerAtATime();
        }

        @Test
        public void hands_everything_to_the_member_that_stays() throws Exception {
            log.topics().ensure(topic, 4, (short) -1, Map.of());
            Rebalances ofA = new Rebalances("a", journal);
            Rebalances ofB = new Rebalances("b", journal);
            InboundLog a = member("a", ofA);
            InboundLog b = member("b", ofB);
            until(() -> ofA.owned().size() == 2 && ofB.owned().size() == 2, a, b);
            a.close();
            assertThat(ofA.owned()).isEmpty();
            until(() -> ofB.owned().size() == 4, b);
            assertOneOwnerAtATime();
        }

        @Test
        public void a_position_committed_while_revoking_is_where_the_next_owner_starts()
                throws Exception {
            log.topics().ensure(topic, 2, (short) -1, Map.of());
            Answers answers = new Answers(answerPatience);
            OutboundLog out = outbound();
            for (int i = 0; i < 20; i++) {
                out.append(record(topic, i % 2, 0L, null, "v" + i), answers.next());
            }
            out.flush();
            answers.await(20);
            InboundLog a = inbound("a");
            Rebalances ofA =
                    new Rebalances("a", journal)
                            .onRevoked(
                                    partitions -> {
                                        Map<TopicPartition, Long> positions = new HashMap<>();
                                        partitions.forEach(
                                                each -> positions.put(each, a.position(each)));
                                        a.commitSync(positions, LONG);
                                    });
            a.subscribe(new TopicSelection.Named(List.of(topic)), ofA);
            drain(a, 20);
            Rebalances ofB = new Rebalances("b", journal);
            InboundLog b = member("b", ofB);
            List<InboundRecord> again = new ArrayList<>();
            for (int i = 0; i < FETCHES_MAX && ofB.owned().isEmpty(); i++) {
                again.addAll(a.fetch(A_MOMENT));
                again.addAll(b.fetch(A_MOMENT));
            }
            again.addAll(a.fetch(A_MOMENT));
            again.addAll(b.fetch(A_MOMENT));
            assertThat(ofB.owned()).hasSize(1);
            assertThat(again).isEmpty();
        }

        @Test
        public void revokes_what_is_still_assigned_when_a_member_is_closed() throws Exception {
            appendTo(topic, "a");
            Rebalances heard = new Rebalances("a", journal);
            InboundLog a = member("a", heard);
            drain(a, 1);
            a.close();
            a.close();
            assertThat(journal).containsExactly("a +" + topic + "-0", "a -" + topic + "-0");
        }

        @Test
        public void consumes_a_topic_that_appears_later() throws Exception {
            String prefix = log.unique("late");
            Rebalances heard = new Rebalances("a", journal);
            InboundLog a = inbound("a");
            a.subscribe(new TopicSelection.Matching(Pattern.compile(prefix + "-[a-z]+")), heard);
            a.fetch(A_MOMENT);
            appendTo(prefix + "-blue", "first");
            appendTo(prefix + "-17", "not selected");
            assertThat(texts(drain(a, 1))).containsExactly("first");
            a.commitSync(Map.of(new TopicPartition(prefix + "-blue", 0), 1L), LONG);
            appendTo(prefix + "-green", "second");
            assertThat(texts(drain(a, 1))).containsExactly("second");
            assertThat(a.assignment())
                    .containsExactlyInAnyOrder(
                            new TopicPartition(prefix + "-blue", 0),
                            new TopicPartition(prefix + "-green", 0));
        }

        @Test
        public void throws_what_the_listener_threw_and_loses_no_record() throws Exception {
            appendTo(topic, "a");
            InboundLog a = inbound("a");
            RuntimeException trouble = new IllegalStateException("trouble");
            a.subscribe(
                    new TopicSelection.Named(List.of(topic)),
                    new Rebalances("a", journal)
                            .onAssigned(
                                    partitions -> {
                                        throw trouble;
                                    }));
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < FETCHES_MAX; i++) {
                                    a.fetch(A_MOMENT);
                                }
                            })
                    .isSameAs(trouble);
            assertThat(a.assignment()).hasSize(1);
            assertThat(texts(drain(a, 1))).containsExactly("a");
        }

        /** Walks through the journal and checks that nobody gets what somebody has. */
        private void assertOneOwnerAtATime() {
            Map<String, String> owners = new HashMap<>();
            for (String line : journal) {
                String member = line.substring(0, 1);
                String partition = line.substring(3);
                if (line.charAt(2) == '+') {
                    assertThat(owners.put(partition, member)).as("owner before " + line).isNull();
                } else {
                    assertThat(owners.remove(partition))
                            .as("owner before " + line)
                            .isEqualTo(member);
                }
            }
            assertThat(owners).hasSize(4);
        }
    }

    @Nested
    public class CreatingTopics {
        @Test
        public void creates_a_topic_once() throws Exception {
            log.topics().ensure(topic, 3, (short) -1, Map.of());
            log.topics().ensure(topic, 5, (short) -1, Map.of("cleanup.policy", "compact"));
            InboundLog in = subscribed();
            until(() -> !in.assignment().isEmpty(), in);
            assertThat(in.assignment()).hasSize(3);
        }

        @Test
        public void refuses_an_illegal_name() {
            assertThatThrownBy(() -> log.topics().ensure("../x", 1, (short) -1, Map.of()))
                    .isInstanceOf(KafkaException.class);
        }
    }

    private OutboundLog outbound() {
        return closedLater(log.outbound());
    }

    private OutboundLog closedLater(OutboundLog out) {
        open.add(() -> out.close(Duration.ZERO));
        return out;
    }

    private InboundLog inbound(String name) {
        InboundLog in = log.inbound(group, name);
        open.add(in);
        return in;
    }

    private InboundLog member(String name, Rebalances listener) {
        InboundLog in = inbound(name);
        in.subscribe(new TopicSelection.Named(List.of(topic)), listener);
        return in;
    }

    private InboundLog subscribed() {
        return member("m", Rebalances.alone());
    }

    private void append(OutboundLog out, Answers answers, int count) {
        for (int i = 0; i < count; i++) {
            out.append(record(topic, 0, 0L, null, "value " + i), answers.next());
        }
        out.flush();
    }

    private void appendTo(String name, String... values) throws InterruptedException {
        try (OutboundLog out = log.outbound()) {
            Answers answers = new Answers(answerPatience);
            for (String value : values) {
                out.append(record(name, 0, 0L, null, value), answers.next());
            }
            out.flush();
            assertThat(answers.await(values.length)).allMatch(Answer::isAcknowledged);
        }
    }

    private static OutboundRecord record(
            String topic, Integer partition, Long timestamp, String key, String value) {
        return new OutboundRecord(
                topic,
                partition,
                timestamp,
                key == null ? null : key.getBytes(UTF_8),
                value.getBytes(UTF_8),
                new RecordHeaders());
    }

    /** Fetches until {@code count} records are there; more than that is a failure. */
    private static List<InboundRecord> drain(InboundLog in, int count) {
        List<InboundRecord> records = new ArrayList<>();
        for (int i = 0; i < FETCHES_MAX && records.size() < count; i++) {
            records.addAll(in.fetch(A_MOMENT));
        }
        assertThat(records)
                .as(
                        "records of %s",
                        in.assignment().stream().map(each -> standing(in, each)).toList())
                .hasSize(count);
        return records;
    }

    private static String standing(InboundLog in, TopicPartition partition) {
        return partition + " at " + in.position(partition);
    }

    /** Lets the members take turns until {@code condition} holds. */
    private static void until(Condition condition, InboundLog... members) {
        for (int i = 0; i < FETCHES_MAX && !condition.holds(); i++) {
            for (InboundLog member : members) {
                member.fetch(A_MOMENT);
            }
        }
        assertThat(condition.holds()).isTrue();
    }

    private interface Condition {
        boolean holds();
    }

    /** Runs {@code fetch} on a thread of its own and returns when that thread is running. */
    private Future<List<InboundRecord>> elsewhere(Callable<List<InboundRecord>> fetch)
            throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        open.add(0, executor::shutdownNow);
        CountDownLatch running = new CountDownLatch(1);
        Future<List<InboundRecord>> future =
                executor.submit(
                        () -> {
                            running.countDown();
                            return fetch.call();
                        });
        running.await();
        return future;
    }

    private static List<String> texts(List<InboundRecord> records) {
        return records.stream().map(record -> text(record.value())).toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
