package dev.fairlead.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.log.OutboundRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OffsetLedgerTest {
    private static final OutboundRecord OUTBOUND =
            new OutboundRecord("topic", null, null, null, null, new RecordHeaders());

    private final OffsetLedger ledger = new OffsetLedger();

    private static SourceRecord record(int partition, long offset) {
        return new SourceRecord(
                Map.of("p", partition), Map.of("n", offset), "topic", null, null, null, null);
    }

    private SourceDelivery submit(int partition, long offset) {
        return ledger.submit(record(partition, offset), OUTBOUND);
    }

    private static Map<Map<String, ?>, Map<String, ?>> offset(int partition, long offset) {
        return Map.of(Map.of("p", partition), Map.of("n", offset));
    }

    @Nested
    class WithARecordStillInFlight {
        @Test
        void commits_nothing_beyond_it() {
            SourceDelivery first = submit(0, 1);
            ledger.settle(submit(0, 2));
            assertThat(ledger.takeCommittable()).isEmpty();

            ledger.settle(first);
            assertThat(ledger.takeCommittable()).isEqualTo(offset(0, 2));
        }

        @Test
        void lets_other_partitions_advance() {
            submit(0, 1);
            ledger.settle(submit(1, 5));

            assertThat(ledger.takeCommittable()).isEqualTo(offset(1, 5));
        }

        @Test
        void keeps_the_offset_of_a_dropped_record_behind_it_for_later() {
            SourceDelivery first = submit(0, 1);
            ledger.submitDropped(record(0, 2));
            assertThat(ledger.takeCommittable()).isEmpty();

            ledger.settle(first);
            assertThat(ledger.takeCommittable()).isEqualTo(offset(0, 2));
        }
    }

    @Nested
    class WithOnlyDroppedRecords {
        @Test
        void commits_their_offsets_all_the_same() {
            ledger.submitDropped(record(0, 7));

            assertThat(ledger.takeCommittable()).isEqualTo(offset(0, 7));
        }
    }

    @Nested
    class WithOffsetsThatWereNotStored {
        @Test
        void offers_them_again() {
            ledger.settle(submit(0, 1));
            ledger.giveBack(ledger.takeCommittable());

            assertThat(ledger.takeCommittable()).isEqualTo(offset(0, 1));
            assertThat(ledger.takeCommittable()).isEmpty();
        }

        @Test
        void prefers_newer_ones() {
            ledger.settle(submit(0, 1));
            var notStored = ledger.takeCommittable();
            ledger.settle(submit(0, 2));
            ledger.giveBack(notStored);

            assertThat(ledger.takeCommittable()).isEqualTo(offset(0, 2));
        }
    }

    @Nested
    class WithAnAbandonedRecord {
        @Test
        void waits_for_it_no_longer_but_never_passes_it() {
            submit(0, 1);
            ledger.settle(submit(0, 2));
            ledger.abandon();

            assertThat(ledger.unsettled()).isZero();
            assertThat(ledger.takeCommittable()).isEmpty();
        }
    }

    @Nested
    class WithARecordSettledTwice {
        @Test
        void reports_the_log_that_answered_twice() {
            SourceDelivery delivery = submit(0, 1);
            ledger.settle(delivery);

            assertThatThrownBy(() -> ledger.settle(delivery))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("settled twice");
        }
    }

    /** What the tests below drive: the ledger, or a mutant of it. */
    private interface Accounts {
        void submit(int partition, long offset);

        void settle(int place);

        Map<Map<String, ?>, Map<String, ?>> take();
    }

    private static final class Genuine implements Accounts {
        private final OffsetLedger ledger = new OffsetLedger();
        private final List<SourceDelivery> deliveries = new ArrayList<>();

        @Override
        public void submit(int partition, long offset) {
            deliveries.add(ledger.submit(record(partition, offset), OUTBOUND));
        }

        @Override
        public void settle(int place) {
            ledger.settle(deliveries.get(place));
        }

        @Override
        public Map<Map<String, ?>, Map<String, ?>> take() {
            return ledger.takeCommittable();
        }
    }

    /** Commits the newest acknowledged offset, whatever is still in flight before it. */
    private static final class Hasty implements Accounts {
        private final List<SourceRecord> records = new ArrayList<>();
        private final Map<Map<String, ?>, Map<String, ?>> committable = new HashMap<>();

        @Override
        public void submit(int partition, long offset) {
            records.add(record(partition, offset));
        }

        @Override
        public void settle(int place) {
            committable.put(
                    records.get(place).sourcePartition(), records.get(place).sourceOffset());
        }

        @Override
        public Map<Map<String, ?>, Map<String, ?>> take() {
            Map<Map<String, ?>, Map<String, ?>> taken = Map.copyOf(committable);
            committable.clear();
            return taken;
        }
    }

    /** Settles in an arbitrary order and compares with the definition after every step. */
    private static void checkAgainstTheDefinition(
            Supplier<Accounts> accounts, List<Integer> partitions, List<Integer> order) {
        Accounts ledger = accounts.get();
        boolean[] settled = new boolean[partitions.size()];
        Map<Map<String, ?>, Map<String, ?>> stored = new HashMap<>();
        for (int place = 0; place < partitions.size(); place++) {
            ledger.submit(partitions.get(place), place);
        }
        for (int wish : order) {
            int place = wish % partitions.size();
            if (settled[place]) {
                continue;
            }
            settled[place] = true;
            ledger.settle(place);
            stored.putAll(ledger.take());
            assertThat(stored).isEqualTo(prefixes(partitions, settled));
        }
    }

    private static Map<Map<String, ?>, Map<String, ?>> prefixes(
            List<Integer> partitions, boolean[] settled) {
        Map<Map<String, ?>, Map<String, ?>> prefixes = new HashMap<>();
        Map<Integer, Boolean> blocked = new HashMap<>();
        for (int place = 0; place < settled.length; place++) {
            int partition = partitions.get(place);
            if (!settled[place]) {
                blocked.put(partition, true);
            } else if (!blocked.containsKey(partition)) {
                prefixes.putAll(offset(partition, place));
            }
        }
        return prefixes;
    }

    @Property(tries = 300)
    void commits_exactly_the_acknowledged_prefix_of_each_partition(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 2) Integer> partitions,
            @ForAll @Size(max = 30) List<@IntRange(max = 100) Integer> order) {
        checkAgainstTheDefinition(Genuine::new, partitions, order);
    }

    @Test
    void the_definition_catches_a_ledger_that_commits_past_a_record_in_flight() {
        assertThatThrownBy(
                        () -> checkAgainstTheDefinition(Hasty::new, List.of(0, 0), List.of(1, 0)))
                .isInstanceOf(AssertionError.class);
    }
}
