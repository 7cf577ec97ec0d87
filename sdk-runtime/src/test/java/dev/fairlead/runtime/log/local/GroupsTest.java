package dev.fairlead.runtime.log.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.log.Answers;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.log.Rebalances;
import dev.fairlead.runtime.log.TopicSelection;
import dev.fairlead.runtime.log.memory.MemoryLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final String GROUP = "connect-sink";

    private final SettableClock clock = new SettableClock();
    private final List<String> journal = new ArrayList<>();
    private MemoryLog log = MemoryLog.simulated(clock);

    @Nested
    class Sharing {
        @Test
        void gives_consecutive_partitions_to_members_in_the_order_of_their_names() {
            log.topics().ensure("t", 5, (short) -1, Map.of());
            log.topics().ensure("other", 1, (short) -1, Map.of());
            InboundLog b = member("b", "t");
            InboundLog a = member("a", "t");
            fetch(a, b, a);
            assertThat(a.assignment()).containsExactly(tp(0), tp(1), tp(2));
            assertThat(b.assignment()).containsExactly(tp(3), tp(4));
            assertThat(log.groups().members(GROUP)).containsExactly("a", "b");
        }

        @Test
        void leaves_members_idle_that_are_too_many() {
            log.topics().ensure("t", 1, (short) -1, Map.of());
            InboundLog a = member("a", "t");
            InboundLog b = member("b", "t");
            fetch(a, b, a, b);
            assertThat(a.assignment()).hasSize(1);
            assertThat(b.assignment()).isEmpty();
        }

        @Test
        void looks_at_what_each_member_subscribed_to() {
            log.topics().ensure("t", 2, (short) -1, Map.of());
            log.topics().ensure("u", 2, (short) -1, Map.of());
            InboundLog a = member("a", "t", "u");
            InboundLog b = member("b", "u");
            fetch(a, b, a, b);
            assertThat(a.assignment()).containsExactly(tp(0), tp(1), new TopicPartition("u", 0));
            assertThat(b.assignment()).containsExactly(new TopicPartition("u", 1));
        }
    }

    @Nested
    class AnEagerRebalance {
        @Test
        void takes_everything_back_before_it_gives_anything() {
            log.topics().ensure("t", 2, (short) -1, Map.of());
            InboundLog a = member("a", "t");
            fetch(a);
            InboundLog b = member("b", "t");
            fetch(b);
            assertThat(b.assignment()).as("before the first member knows").isEmpty();
            fetch(a, b);
            assertThat(journal)
                    .containsExactly("a +t-0", "a +t-1", "a -t-0", "a -t-1", "a +t-0", "b +t-1");
        }

        @Test
        void waits_for_the_whole_share() {
            log.topics().ensure("t", 4, (short) -1, Map.of());
            InboundLog a = member("a", "t");
            InboundLog b = member("b", "t");
            fetch(a, b, a, b);
            log.groups().assign(GROUP, Map.of("a", List.of(tp(0), tp(2)), "b", List.of(tp(1))));
            fetch(a);
            assertThat(a.assignment()).as("while the other has one of them").isEmpty();
            fetch(b, a);
            assertThat(a.assignment()).containsExactly(tp(0), tp(2));
        }
    }

    @Nested
    class ACooperativeRebalance {
        @Test
        void moves_only_what_changes_hands() {
            log =
                    new MemoryLog(
                            clock,
                            GroupOptions.defaults()
                                    .withPatience(GroupOptions.Patience.IGNORED)
                                    .withProtocol(RebalanceProtocol.COOPERATIVE),
                            1);
            log.topics().ensure("t", 2, (short) -1, Map.of());
            InboundLog a = member("a", "t");
            fetch(a);
            InboundLog b = member("b", "t");
            fetch(b, a, b);
            assertThat(journal).containsExactly("a +t-0", "a +t-1", "a -t-1", "b +t-1");
        }
    }

    @Nested
    class SharingByHand {
        @Test
        void lasts_until_the_next_rebalance() {
            log.topics().ensure("t", 2, (short) -1, Map.of());
            InboundLog a = member("a", "t");
            log.groups().assign(GROUP, Map.of("a", Set.of(tp(1))));
            fetch(a);
            assertThat(log.groups().owned(GROUP, "a")).containsExactly(tp(1));
            log.groups().assign(GROUP, Map.of());
            fetch(a);
            assertThat(a.assignment()).isEmpty();
            log.groups().rebalance(GROUP);
            fetch(a);
            assertThat(a.assignment()).containsExactly(tp(0), tp(1));
        }

        @Test
        void gives_no_partition_to_two() {
            assertThatThrownBy(
                            () ->
                                    log.groups()
                                            .assign(
                                                    GROUP,
                                                    Map.of(
                                                            "a", Set.of(tp(1)),
                                                            "b", Set.of(tp(1)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("partition t-1 is assigned to two members");
        }
    }

    @Nested
    class AnExpelledMember {
        @Test
        void hears_that_it_lost_everything_and_comes_back() {
            log.topics().ensure("t", 1, (short) -1, Map.of());
            InboundLog a = member("a", "t");
            fetch(a);
            log.groups().expel(GROUP, "a");
            assertThatThrownBy(() -> a.commitSync(Map.of(tp(0), 1L), Duration.ZERO))
                    .isInstanceOf(CommitFailedException.class)
                    .hasMessageContaining("doesn't own partition t-0 any more");
            fetch(a);
            assertThat(journal).containsExactly("a +t-0", "a ?t-0", "a +t-0");
        }

        @Test
        void hears_of_it_when_it_is_closed_at_the_latest() {
            log.topics().ensure("t", 1, (short) -1, Map.of());
            InboundLog a = member("a", "t");
            fetch(a);
            log.groups().expel(GROUP, "a");
            a.close();
            assertThat(journal).containsExactly("a +t-0", "a ?t-0");
            assertThat(log.groups().members(GROUP)).isEmpty();
        }
    }

    @Nested
    class AMemberThatStaysAway {
        @Test
        void loses_its_partitions_to_one_that_fetches() {
            log.topics().ensure("t", 2, (short) -1, Map.of());
            InboundLog a = member("a", "t");
            fetch(a);
            InboundLog b = member("b", "t");
            clock.advance(Duration.ofMinutes(5));
            fetch(b);
            assertThat(b.assignment()).isEmpty();
            clock.advance(Duration.ofMillis(1));
            fetch(b);
            assertThat(b.assignment()).containsExactly(tp(0), tp(1));
            fetch(a);
            assertThat(journal)
                    .containsExactly("a +t-0", "a +t-1", "b +t-0", "b +t-1", "a ?t-0", "a ?t-1");
        }
    }

    @Nested
    class AMemberWithTheNameOfAnother {
        @Test
        void takes_its_place_at_once() {
            log.topics().ensure("t", 1, (short) -1, Map.of());
            InboundLog hanging = member("a", "t");
            fetch(hanging);
            InboundLog fresh = member("a", "t");
            fetch(fresh);
            assertThat(fresh.assignment()).containsExactly(tp(0));
            assertThatThrownBy(() -> fetch(hanging))
                    .isInstanceOf(FencedInstanceIdException.class)
                    .hasMessage(
                            "member 'a' of group 'connect-sink' was replaced by a later member of"
                                    + " the same name");
            hanging.close();
            fetch(fresh);
            assertThat(fresh.assignment()).containsExactly(tp(0));
        }
    }

    @Nested
    class Reading {
        @Test
        void respects_the_bounds_of_a_fetch() {
            append("t", 0, "aa", "bb", "cc", "dd");
            InboundLog byCount =
                    subscribed(
                            "count", new MemberOptions(3, 100, MemberOptions.OffsetReset.EARLIEST));
            assertThat(texts(fetch(byCount))).containsExactly("aa", "bb", "cc");
            assertThat(texts(fetch(byCount))).containsExactly("dd");
            byCount.close();
            InboundLog byBytes =
                    subscribed(
                            "bytes", new MemberOptions(9, 5, MemberOptions.OffsetReset.EARLIEST));
            assertThat(texts(fetch(byBytes))).containsExactly("aa", "bb");
            assertThat(texts(fetch(byBytes))).containsExactly("cc", "dd");
            byBytes.close();
            InboundLog oneAtATime =
                    subscribed("one", new MemberOptions(9, 1, MemberOptions.OffsetReset.EARLIEST));
            assertThat(texts(fetch(oneAtATime))).containsExactly("aa");
        }

        @Test
        void lets_no_partition_starve() {
            log.topics().ensure("t", 3, (short) -1, Map.of());
            append("t", 0, "a1", "a2", "a3");
            append("t", 1, "b1");
            append("t", 2, "c1");
            InboundLog in =
                    subscribed("m", new MemberOptions(1, 100, MemberOptions.OffsetReset.EARLIEST));
            List<String> read = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                read.addAll(texts(fetch(in)));
            }
            assertThat(read).containsExactly("a1", "b1", "c1", "a2", "a3");
        }

        @Test
        void can_start_behind_the_newest_record() {
            append("t", 0, "old");
            InboundLog in =
                    subscribed("m", new MemberOptions(9, 100, MemberOptions.OffsetReset.LATEST));
            assertThat(fetch(in)).isEmpty();
            append("t", 0, "new");
            assertThat(texts(fetch(in))).containsExactly("new");
        }

        @Test
        void needs_a_subscription_and_only_one() {
            InboundLog in = log.inbound(GROUP, "m", MemberOptions.defaults());
            assertThatThrownBy(() -> fetch(in))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("member 'm' of group 'connect-sink' hasn't subscribed yet");
            in.subscribe(new TopicSelection.Named(List.of("t")), Rebalances.alone());
            assertThatThrownBy(
                            () ->
                                    in.subscribe(
                                            new TopicSelection.Named(List.of("t")),
                                            Rebalances.alone()))
                    .isInstanceOf(IllegalStateException.class);
            in.close();
            assertThatThrownBy(() -> fetch(in)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class AListenerThatThrows {
        @Test
        void while_closing_does_not_keep_the_member_in_the_group() {
            log.topics().ensure("t", 1, (short) -1, Map.of());
            RuntimeException trouble = new IllegalStateException("trouble");
            InboundLog a = log.inbound(GROUP, "a", MemberOptions.defaults());
            a.subscribe(
                    new TopicSelection.Named(List.of("t")),
                    new Rebalances("a", journal)
                            .onRevoked(
                                    partitions -> {
                                        throw trouble;
                                    }));
            fetch(a);
            assertThatThrownBy(a::close).isSameAs(trouble);
            assertThat(log.groups().members(GROUP)).isEmpty();
        }

        @Test
        void twice_in_one_rebalance_has_both_in_one_exception() {
            log.topics().ensure("t", 1, (short) -1, Map.of());
            RuntimeException revoking = new IllegalStateException("revoking");
            RuntimeException assigning = new IllegalStateException("assigning");
            InboundLog a = log.inbound(GROUP, "a", MemberOptions.defaults());
            List<RuntimeException> onAssigned = new ArrayList<>();
            a.subscribe(
                    new TopicSelection.Named(List.of("t")),
                    new Rebalances("a", journal)
                            .onRevoked(
                                    partitions -> {
                                        throw revoking;
                                    })
                            .onAssigned(
                                    partitions -> {
                                        for (RuntimeException e : onAssigned) {
                                            throw e;
                                        }
                                    }));
            fetch(a);
            onAssigned.add(assigning);
            log.groups().rebalance(GROUP);
            assertThatThrownBy(() -> fetch(a)).isSameAs(revoking).hasSuppressedException(assigning);
            assertThat(a.assignment()).containsExactly(tp(0));
        }
    }

    private static final class SettableClock implements InstantSource {
        private Instant now = Instant.ofEpochSecond(1_000_000);

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration time) {
            now = now.plus(time);
        }
    }

    private InboundLog member(String name, String... topics) {
        InboundLog in = log.inbound(GROUP, name, MemberOptions.defaults());
        in.subscribe(new TopicSelection.Named(List.of(topics)), new Rebalances(name, journal));
        return in;
    }

    private InboundLog subscribed(String group, MemberOptions options) {
        InboundLog in = log.inbound(group, "m", options);
        in.subscribe(new TopicSelection.Named(List.of("t")), Rebalances.alone());
        return in;
    }

    private void append(String topic, int partition, String... values) {
        Answers answers = new Answers();
        for (String value : values) {
            log.outbound()
                    .append(
                            new OutboundRecord(
                                    topic,
                                    partition,
                                    0L,
                                    null,
                                    value.getBytes(UTF_8),
                                    new RecordHeaders()),
                            answers.next());
        }
        assertThat(answers.sofar()).allMatch(Answers.Answer::isAcknowledged);
    }

    private static List<InboundRecord> fetch(InboundLog... members) {
        List<InboundRecord> records = new ArrayList<>();
        for (InboundLog member : members) {
            records.addAll(member.fetch(Duration.ofDays(1)));
        }
        return records;
    }

    private static List<String> texts(List<InboundRecord> records) {
        return records.stream().map(record -> new String(record.value(), UTF_8)).toList();
    }

    private static TopicPartition tp(int partition) {
        return new TopicPartition("t", partition);
    }
}
