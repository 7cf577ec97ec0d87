package dev.fairlead.api.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final Pending<String> pending =
            new Pending<>(
                    new TopicPartition("a", 0),
                    new DeadLetters((record, why) -> CompletableFuture.completedFuture(null)));

    private Received<String> add(long offset, Long timestamp) {
        SinkRecord record =
                new SinkRecord(
                        "a",
                        0,
                        null,
                        null,
                        null,
                        "v" + offset,
                        offset,
                        timestamp,
                        TimestampType.CREATE_TIME);
        Received<String> received = new Received<>(offset, "v" + offset, record);
        pending.add(received);
        return received;
    }

    /** What a writer sees. */
    private Batch<String> written() throws Exception {
        pending.writeTo(batch -> CompletableFuture.completedFuture(null), Durable.NOTHING);
        return pending;
    }

    @Test
    void without_timestamps_has_no_newest_one() throws Exception {
        add(7, null);
        assertThat(written().newestTimestamp()).isEmpty();
        assertThat(pending.nextOffset()).isEqualTo(8);
    }

    @Nested
    class WithARecordThatWasRejectedBefore {
        @BeforeEach
        void reject() {
            add(3, 50L);
            add(4, null);
            pending.reject(add(5, 70L), new DataException("it does not fit"));
        }

        @Test
        void does_not_have_it_written_but_counts_it_in_what_is_stored() throws Exception {
            Batch<String> batch = written();
            assertThat(batch.records()).extracting(Received::offset).containsExactly(3L, 4L);
            assertThat(batch.nextOffset()).isEqualTo(6);
            assertThat(batch.newestTimestamp()).isEqualTo(OptionalLong.of(70));
        }
    }

    @Test
    void of_a_test_needs_only_records_to_tell_the_same() {
        List<Received<String>> records = List.of(add(6, 10L), add(7, 90L), add(8, 20L));
        Batch<String> batch =
                new Batch<>() {
                    @Override
                    public List<Received<String>> records() {
                        return records;
                    }

                    @Override
                    public void reject(Received<String> record, Throwable why) {}

                    @Override
                    public void awaitRejected() {}
                };
        assertThat(batch.nextOffset()).isEqualTo(9);
        assertThat(batch.newestTimestamp()).isEqualTo(OptionalLong.of(90));
    }
}
