package dev.fairlead.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fairlead.runtime.log.local.GroupOptions;
import dev.fairlead.runtime.log.local.MemberOptions;
import dev.fairlead.runtime.log.memory.MemoryLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** The contract catches logs that break it: each one below is sound but for one thing. */
class LogContractMutantTest {
    @Test
    void a_log_that_answers_twice() {
        Mutant twice =
                Mutant.appending(
                        out -> (record, delivery) -> out.append(record, answering(delivery, 2)));
        assertCaught(twice, log -> log.new Appending()::answers_each_delivery_exactly_once);
    }

    @Test
    void a_log_that_does_not_answer() {
        Mutant silent =
                Mutant.appending(
                        out -> (record, delivery) -> out.append(record, answering(delivery, 0)));
        assertCaught(silent, log -> log.new Appending()::answers_each_delivery_exactly_once);
        assertCaught(
                silent, log -> log.new Appending()::answers_everything_in_flight_when_it_is_closed);
    }

    @Test
    void a_log_that_swaps_two_records_now_and_then() {
        List<Runnable> held = new ArrayList<>();
        int[] count = {0};
        Mutant swapping =
                Mutant.appending(
                        out ->
                                (record, delivery) -> {
                                    if (count[0]++ == 30) {
                                        held.add(() -> out.append(record, delivery));
                                        return;
                                    }
                                    out.append(record, delivery);
                                    if (count[0] > 33) {
                                        held.forEach(Runnable::run);
                                        held.clear();
                                    }
                                });
        assertCaught(
                swapping,
                log -> log.new Appending()::keeps_the_order_of_the_appends_in_a_partition);
    }

    @Test
    void a_log_that_loses_headers() {
        Mutant bare =
                Mutant.appending(
                        out ->
                                (record, delivery) ->
                                        out.append(
                                                new OutboundRecord(
                                                        record.topic(),
                                                        record.partition(),
                                                        record.timestamp(),
                                                        record.key(),
                                                        record.value(),
                                                        new RecordHeaders()),
                                                delivery));
        assertCaught(bare, log -> log.new Fetching()::gives_back_everything_that_was_appended);
    }

    @Test
    void a_log_that_confuses_null_and_empty() {
        Mutant confused =
                Mutant.appending(
                        out ->
                                (record, delivery) ->
                                        out.append(
                                                new OutboundRecord(
                                                        record.topic(),
                                                        record.partition(),
                                                        record.timestamp(),
                                                        record.key(),
                                                        record.value() == null
                                                                ? new byte[0]
                                                                : record.value(),
                                                        record.headers()),
                                                delivery));
        assertCaught(confused, log -> log.new Fetching()::tells_null_from_empty);
    }

    @Test
    void a_log_with_a_partitioner_of_its_own() {
        Mutant own =
                Mutant.appending(
                        out ->
                                (record, delivery) ->
                                        out.append(
                                                new OutboundRecord(
                                                        record.topic(),
                                                        record.partition() == null
                                                                ? Integer.valueOf(0)
                                                                : record.partition(),
                                                        record.timestamp(),
                                                        record.key(),
                                                        record.value(),
                                                        record.headers()),
                                                delivery));
        assertCaught(
                own,
                log ->
                        log.new Appending()
                                ::gives_a_key_the_partition_that_every_kafka_client_gives_it);
    }

    @Test
    void a_log_that_takes_records_after_it_was_closed() {
        assertCaught(
                new Mutant(UnaryOperator.identity(), UnaryOperator.identity(), false),
                log -> log.new Appending()::refuses_records_after_it_was_closed);
    }

    @Test
    void a_member_that_forgets_to_commit() {
        Mutant forgetful = Mutant.fetching(Forgetful::new);
        assertCaught(
                forgetful,
                log ->
                        log.new Committing()
                                ::lets_the_next_member_go_on_where_the_last_one_committed);
        assertCaught(
                forgetful,
                log ->
                        log.new Rebalancing()
                                ::a_position_committed_while_revoking_is_where_the_next_owner_starts);
    }

    @Test
    void a_member_that_answers_a_commit_while_it_is_called() {
        assertCaught(
                Mutant.fetching(Hasty::new),
                log ->
                        log.new Committing()
                                ::answers_an_asynchronous_commit_once_and_on_the_owner_thread);
    }

    @Test
    void a_member_that_returns_records_of_paused_partitions() {
        assertCaught(
                Mutant.fetching(Restless::new),
                log -> log.new Fetching()::leaves_paused_partitions_alone);
    }

    @Test
    void a_member_that_does_not_know_how_far_it_is_behind() {
        assertCaught(
                Mutant.fetching(Passing::new),
                log ->
                        log.new ThePositionOfAMember()
                                ::is_behind_the_end_by_the_records_that_are_not_read_yet);
    }

    @Test
    void a_member_that_keeps_its_partitions_to_itself_when_closed() {
        assertCaught(
                Mutant.fetching(Clinging::new),
                log -> log.new Rebalancing()::hands_everything_to_the_member_that_stays);
        assertCaught(
                Mutant.fetching(Clinging::new),
                log ->
                        log.new Rebalancing()
                                ::revokes_what_is_still_assigned_when_a_member_is_closed);
    }

    @Test
    void but_not_a_sound_one() throws Throwable {
        Subject sound =
                new Subject(new Mutant(UnaryOperator.identity(), UnaryOperator.identity(), true));
        sound.openLog();
        assertThat(
                        catchThrowable(
                                () ->
                                        sound.new Appending()
                                                .keeps_the_order_of_the_appends_in_a_partition()))
                .isNull();
        sound.closeLog();
    }

    private interface Check {
        void run() throws Exception;
    }

    private static void assertCaught(Mutant mutant, Function<Subject, Check> check) {
        Subject subject = new Subject(mutant);
        Throwable caught =
                catchThrowable(
                        () -> {
                            subject.openLog();
                            check.apply(subject).run();
                        });
        assertThat(caught).isInstanceOf(AssertionError.class);
    }

    /** What is done differently; a log that isn't {@code closable} ignores that it is closed. */
    private record Mutant(
            UnaryOperator<Appender> appending,
            UnaryOperator<InboundLog> fetching,
            boolean closable) {
        static Mutant appending(UnaryOperator<Appender> change) {
            return new Mutant(change, UnaryOperator.identity(), true);
        }

        static Mutant fetching(UnaryOperator<InboundLog> change) {
            return new Mutant(UnaryOperator.identity(), change, true);
        }
    }

    private interface Appender {
        void append(OutboundRecord record, Delivery delivery);
    }

    private static final class Subject extends LogContract {
        private final Mutant mutant;

        Subject(Mutant mutant) {
            super(Duration.ofMillis(300));
            this.mutant = mutant;
        }

        @Override
        protected LogFixture open() {
            GroupOptions options =
                    GroupOptions.defaults().withPatience(GroupOptions.Patience.IGNORED);
            return new Fixture(new MemoryLog(InstantSource.system(), options, 1), mutant);
        }
    }

    private record Fixture(MemoryLog log, Mutant mutant) implements LogFixture {
        @Override
        public OutboundLog outbound() {
            OutboundLog out = log.outbound();
            Appender appender = mutant.appending().apply(out::append);
            return new OutboundLog() {
                @Override
                public void append(OutboundRecord record, Delivery delivery) {
                    appender.append(record, delivery);
                }

                @Override
                public void close(Duration patience) {
                    if (mutant.closable()) {
                        out.close(patience);
                    }
                }
            };
        }

        @Override
        public InboundLog inbound(String group, String member) {
            return mutant.fetching().apply(log.inbound(group, member, MemberOptions.defaults()));
        }

        @Override
        public Topics topics() {
            return log.topics();
        }

        @Override
        public boolean waits() {
            return false;
        }

        @Override
        public String unique(String name) {
            return name;
        }

        @Override
        public void close() {}
    }

    private static Delivery answering(Delivery delivery, int times) {
        return new Delivery() {
            @Override
            public void acknowledged(int partition, long offset, long timestamp) {
                for (int i = 0; i < times; i++) {
                    delivery.acknowledged(partition, offset, timestamp);
                }
            }

            @Override
            public void failed(Throwable cause) {
                delivery.failed(cause);
            }
        };
    }

    private static class Passing implements InboundLog {
        final InboundLog in;

        Passing(InboundLog in) {
            this.in = in;
        }

        @Override
        public void subscribe(TopicSelection topics, RebalanceListener listener) {
            in.subscribe(topics, listener);
        }

        @Override
        public List<InboundRecord> fetch(Duration patience) {
            return in.fetch(patience);
        }

        @Override
        public void wakeup() {
            in.wakeup();
        }

        @Override
        public Set<TopicPartition> assignment() {
            return in.assignment();
        }

        @Override
        public long position(TopicPartition partition) {
            return in.position(partition);
        }

        @Override
        public void seek(TopicPartition partition, long offset) {
            in.seek(partition, offset);
        }

        @Override
        public void pause(Collection<TopicPartition> partitions) {
            in.pause(partitions);
        }

        @Override
        public void resume(Collection<TopicPartition> partitions) {
            in.resume(partitions);
        }

        @Override
        public void commitAsync(Map<TopicPartition, Long> positions, CommitListener listener) {
            in.commitAsync(positions, listener);
        }

        @Override
        public void commitSync(Map<TopicPartition, Long> positions, Duration patience) {
            in.commitSync(positions, patience);
        }

        @Override
        public void close() {
            in.close();
        }
    }

    private static final class Forgetful extends Passing {
        Forgetful(InboundLog in) {
            super(in);
        }

        @Override
        public void commitSync(Map<TopicPartition, Long> positions, Duration patience) {}
    }

    private static final class Hasty extends Passing {
        Hasty(InboundLog in) {
            super(in);
        }

        @Override
        public void commitAsync(Map<TopicPartition, Long> positions, CommitListener listener) {
            in.commitSync(positions, Duration.ZERO);
            listener.completed(null);
        }
    }

    private static final class Restless extends Passing {
        Restless(InboundLog in) {
            super(in);
        }

        @Override
        public void pause(Collection<TopicPartition> partitions) {}
    }

    private static final class Clinging extends Passing {
        Clinging(InboundLog in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
