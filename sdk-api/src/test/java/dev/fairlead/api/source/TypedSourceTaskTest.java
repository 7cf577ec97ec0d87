package dev.fairlead.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.RetryAfter;
import dev.fairlead.api.Setting;
import dev.fairlead.api.internal.Agenda;
import dev.fairlead.api.record.TypedSourceRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TypedSourceTaskTest {
    private final FakeSourceContext context = new FakeSourceContext();
    private final List<Long> waits = new ArrayList<>();
    private long nanos;
    private final Gauge task =
            new Gauge(
                    (monitor, millis) -> waits.add(millis),
                    new Agenda(Clock.systemUTC(), () -> nanos));

    record Config(@Setting("The place") String place) {}

    record Sensor(String place) {}

    record Count(long readings) {}

    record Reading(double degrees) {}

    /** Measures what the test says. */
    static final class Gauge extends TypedSourceTask<Config, Sensor, Count, String, Reading> {
        final List<String> events = new ArrayList<>();
        final List<Double> measured = new ArrayList<>();
        Exception failing;
        private Sensor sensor = new Sensor("");
        private long count;

        Gauge(dev.fairlead.api.internal.Turn.IdleWait wait, Agenda agenda) {
            super(wait, agenda);
        }

        @Override
        protected void begin(Config config) {
            sensor = new Sensor(config.place());
            count = offset(sensor).map(Count::readings).orElse(0L);
            events.add("begin after " + count);
            time().every(Duration.ofMillis(100), () -> events.add("tick"));
        }

        @Override
        protected List<Emitted<Sensor, Count, String, Reading>> read() throws Exception {
            if (failing != null) {
                throw failing;
            }
            List<Emitted<Sensor, Count, String, Reading>> now = new ArrayList<>();
            for (double degrees : measured) {
                TypedSourceRecord<String, Reading> record =
                        TypedSourceRecord.of(sensor.place(), new Reading(degrees));
                now.add(
                        new Emitted<>(
                                sensor,
                                new Count(++count),
                                degrees > 1000 ? record : record.withTopic("readings")));
            }
            measured.clear();
            return now;
        }

        @Override
        protected void acknowledged(
                Emitted<Sensor, Count, String, Reading> emitted,
                Optional<RecordMetadata> metadata) {
            events.add(
                    "acknowledged "
                            + emitted.offset().readings()
                            + metadata.map(at -> " at " + at.offset()).orElse(" left out"));
        }

        @Override
        protected void end() throws Exception {
            events.add("end");
            throw new IllegalStateException("was out of order already");
        }
    }

    private Gauge started() {
        task.initialize(context);
        task.start(Map.of("place", "attic"));
        return task;
    }

    @Nested
    class ATask {
        @Test
        void makes_records_of_what_is_read_and_goes_on_from_its_offset() throws Exception {
            started().measured.addAll(List.of(20.5, 21.0));
            List<SourceRecord> records = task.poll();
            assertThat(records).hasSize(2);
            SourceRecord second = records.get(1);
            assertThat(second.sourcePartition()).isEqualTo(Map.of("place", "attic"));
            assertThat(second.sourceOffset()).isEqualTo(Map.of("readings", 2L));
            assertThat(second.key()).isEqualTo("attic");
            assertThat(((Struct) second.value()).getFloat64("degrees")).isEqualTo(21.0);
            context.commit(second);
            Gauge next = new Gauge((monitor, millis) -> {}, Agenda.ofThisMachine());
            next.initialize(context);
            next.start(Map.of("place", "attic"));
            assertThat(next.events).containsExactly("begin after 2");
        }

        @Test
        void hears_of_its_own_records_in_its_own_types() throws Exception {
            started().measured.addAll(List.of(20.5, 21.0));
            List<SourceRecord> records = task.poll();
            task.commitRecord(
                    records.get(1),
                    new RecordMetadata(new TopicPartition("readings", 0), 7, 0, 0, 0, 0));
            task.commitRecord(records.get(0), null);
            assertThat(task.events).endsWith("acknowledged 2 at 7", "acknowledged 1 left out");
        }

        @Test
        void waits_while_there_is_nothing_but_not_longer_than_until_there_is_something_to_do()
                throws Exception {
            started();
            for (int i = 0; i < 9; i++) {
                assertThat(task.poll()).isNull();
            }
            assertThat(waits).startsWith(1L, 2L, 4L).endsWith(64L, 100L, 100L);
            nanos = 150_000_000;
            task.poll();
            task.poll();
            assertThat(task.events).containsOnlyOnce("tick");
        }

        @Test
        void says_where_a_failure_was_and_leaves_it_retriable() {
            started().failing = new RetriableException("no answer");
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessage("cannot read: no answer");
            assertThat(waits).hasSize(1);
            task.failing = new IllegalStateException("burnt");
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("burnt");
        }

        @Test
        void reads_nothing_until_the_outside_system_wants_to_be_asked_again() throws Exception {
            started().failing = new RetryAfter(Duration.ofMillis(60), "too many questions");
            assertThatThrownBy(task::poll)
                    .isInstanceOf(RetriableException.class)
                    .hasMessage("cannot read: too many questions");
            task.failing = null;
            task.measured.add(20.5);
            nanos = 59_000_000;
            assertThat(task.poll()).isNull();
            assertThat(waits).last().isEqualTo(1L);
            nanos = 60_000_000;
            assertThat(task.poll()).hasSize(1);
        }

        @Test
        void fails_for_good_if_a_record_cannot_be_made() {
            started().measured.addAll(List.of(2000.0));
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("before offset Count[readings=1] of Sensor[place=attic]")
                    .hasMessageContaining("has no topic");
        }

        @Test
        void refuses_settings_with_all_that_is_wrong() {
            task.initialize(context);
            assertThatThrownBy(() -> task.start(Map.of()))
                    .hasMessageContaining("place: is missing");
        }

        @Test
        void ends_once_whenever_and_however_often_it_is_stopped() throws Exception {
            Gauge never = new Gauge((monitor, millis) -> {}, Agenda.ofThisMachine());
            never.stop();
            assertThat(never.poll()).isNull();
            assertThat(never.events).isEmpty();
            started();
            task.stop();
            task.stop();
            assertThat(task.events).containsOnlyOnce("end");
            assertThat(task.poll()).isNull();
        }
    }
}
