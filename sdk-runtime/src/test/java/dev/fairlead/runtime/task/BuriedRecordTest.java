package dev.fairlead.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A record that can't be handled, polled between two that can. */
class BuriedRecordTest {
    private final SourceTaskMachine machine =
            new SourceTaskMachine(
                    new SourceTaskOptions(
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(5),
                            100,
                            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10)),
                            Duration.ofMillis(100),
                            true));
    private final List<SourceDelivery> dispatched = new ArrayList<>();

    @BeforeEach
    void poll() {
        machine.on(new SourceEvent.Begun(false));
        machine.on(new SourceEvent.TaskStarted());
        List<SourceRecord> records = List.of(record(1), record(2), record(3));
        List<Outcome<OutboundRecord>> outcomes =
                List.of(
                        new Outcome.Deliver<>(to("topic")),
                        new Outcome.Bury<>(to("dead")),
                        new Outcome.Deliver<>(to("topic")));
        for (SourceEffect effect : machine.on(new SourceEvent.Polled(records, outcomes))) {
            if (effect instanceof SourceEffect.Dispatch dispatch) {
                dispatched.addAll(dispatch.deliveries());
            }
        }
        machine.on(new SourceEvent.Dispatched(3, Optional.empty()));
    }

    @Nested
    class ItsLetter {
        @Test
        void goes_to_the_log_in_the_records_turn() {
            assertThat(dispatched)
                    .extracting(delivery -> delivery.outbound().topic())
                    .containsExactly("topic", "dead", "topic");
        }
    }

    @Nested
    class ItsOffset {
        @Test
        void waits_for_the_letter_and_so_does_what_was_polled_behind_it() {
            acknowledge(0);
            acknowledge(2);
            assertThat(committed()).hasValue(1L);

            machine.on(new SourceEvent.OffsetsCommitted(1));
            acknowledge(1);
            assertThat(committed()).hasValue(3L);
        }
    }

    @Nested
    class TheTask {
        @Test
        void hears_of_the_record_as_of_one_that_is_not_in_the_log() {
            List<SourceEffect> effects = acknowledge(1);

            assertThat(effects).contains(new SourceEffect.ReportRecords(dispatched.subList(1, 2)));
            assertThat(dispatched.get(1).isAcknowledged()).isFalse();
            assertThat(dispatched.get(1).isInLog()).isTrue();
        }

        @Test
        void fails_when_the_log_refuses_the_letter_although_errors_are_tolerated() {
            dispatched.get(1).failedWith(new IllegalStateException("too large"));
            machine.on(new SourceEvent.Settled(dispatched.subList(1, 2)));
            acknowledge(0);
            acknowledge(2);
            SourceEvent nothing = new SourceEvent.Polled(List.of(), List.of());

            assertThat(machine.on(nothing))
                    .contains(new SourceEffect.CommitOffsets(1, Map.of(partition(), offset(1))));
            machine.on(new SourceEvent.OffsetsCommitted(1));
            assertThat(machine.on(new SourceEvent.TaskStopped()))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SourceEffect.Publish.class,
                            word -> {
                                assertThat(word.state()).isEqualTo(TaskState.FAILED);
                                assertThat(word.failure().orElseThrow().during())
                                        .isEqualTo("send to topic dead");
                            });
        }
    }

    private List<SourceEffect> acknowledge(int place) {
        dispatched.get(place).acknowledgedAt(0, place, 0);
        return machine.on(new SourceEvent.Settled(dispatched.subList(place, place + 1)));
    }

    private Optional<Long> committed() {
        return machine.on(new SourceEvent.TimerFired(SourceTimer.COMMIT)).stream()
                .filter(effect -> effect instanceof SourceEffect.CommitOffsets)
                .map(effect -> ((SourceEffect.CommitOffsets) effect).offsets().get(partition()))
                .map(offset -> (Long) offset.get("n"))
                .findFirst();
    }

    private static OutboundRecord to(String topic) {
        return new OutboundRecord(topic, null, null, null, null, new RecordHeaders());
    }

    private static SourceRecord record(long number) {
        return new SourceRecord(partition(), offset(number), "topic", null, null, null, number);
    }

    private static Map<String, ?> partition() {
        return Map.of("p", 0);
    }

    private static Map<String, ?> offset(long number) {
        return Map.of("n", number);
    }
}
