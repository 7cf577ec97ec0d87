package dev.fairlead.testkit.situation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SituationsTest {
    private static final Item A0 = new Item(0, 0, "a0");
    private static final Item A1 = new Item(0, 1, "a1");
    private static final Happening CRASH = new WorkerHappening.Crashed();

    private static Emission emission(int number) {
        return new Emission(
                number, Optional.of(A0), "a0", "{p}", "{" + number + "}", Optional.empty());
    }

    private static Happening poll(int... numbers) {
        return new SourceHappening.Polled(
                0, Arrays.stream(numbers).mapToObj(SituationsTest::emission).toList());
    }

    private static Happening ack(int number) {
        return new SourceHappening.Acknowledged(emission(number));
    }

    private static Happening put(Item... items) {
        return new SinkHappening.Put(List.of(items));
    }

    private static Happening refusedPut() {
        return new TaskHappening.Threw("put", new RetriableException("not now"));
    }

    private static Happening asked(String verb) {
        return new WorkerHappening.Asked(verb);
    }

    /** What came up in a life; after each crash the next incarnation begins. */
    private static Set<KnownSituation> in(Happening... life) {
        History.Recorder recorder = new History.Recorder();
        for (Happening what : life) {
            recorder.note(what);
            if (what == CRASH) {
                recorder.incarnate();
            }
        }
        Situations situations = new Situations();
        situations.follow(recorder.history());
        return situations.counts().keySet();
    }

    @Nested
    class ACrashOfASource {
        @Test
        void before_the_log_has_the_records() {
            assertThat(in(poll(0), CRASH)).containsExactly(KnownSituation.CRASH_IN_FLIGHT);
        }

        @Test
        void between_acknowledgement_and_commit() {
            assertThat(in(poll(0), ack(0), CRASH))
                    .containsExactly(KnownSituation.CRASH_BEFORE_COMMIT);
        }

        @Test
        void after_a_commit_within_a_batch() {
            assertThat(
                            in(
                                    poll(0, 1),
                                    ack(0),
                                    new SourceHappening.OffsetStored("{p}", "{0}"),
                                    CRASH,
                                    asked("poll")))
                    .containsExactlyInAnyOrder(
                            KnownSituation.CRASH_IN_FLIGHT,
                            KnownSituation.CRASH_AFTER_COMMIT,
                            KnownSituation.RESTART_FROM_OFFSET,
                            KnownSituation.RESTART_WITHIN_A_BATCH);
        }

        @Test
        void before_anything_was_polled() {
            assertThat(in(CRASH)).containsExactly(KnownSituation.CRASH_UNUSED);
        }
    }

    @Nested
    class AnAcknowledgement {
        @Test
        void of_a_later_record_first() {
            assertThat(in(poll(0, 1), ack(1), ack(0)))
                    .containsExactly(KnownSituation.ACKNOWLEDGED_OUT_OF_ORDER);
        }

        @Test
        void in_order_is_no_news() {
            assertThat(in(poll(0, 1), ack(0), ack(1))).isEmpty();
        }
    }

    @Nested
    class ASinkInRetry {
        @Test
        void may_lose_its_partitions() {
            assertThat(in(put(A0), refusedPut(), asked("rebalance")))
                    .containsExactlyInAnyOrder(
                            KnownSituation.REVOKED_IN_RETRY,
                            KnownSituation.REVOKED_UNSTORED,
                            KnownSituation.REVOKED_UNCOMMITTED);
        }

        @Test
        void gets_the_batch_again_of_which_a_part_is_stored() {
            assertThat(
                            in(
                                    put(A0, A1),
                                    new SinkHappening.Stored(A0, 1, false),
                                    refusedPut(),
                                    put(A0, A1)))
                    .containsExactlyInAnyOrder(
                            KnownSituation.PUT_AGAIN, KnownSituation.PUT_AGAIN_PARTLY);
        }

        @Test
        void is_not_meant_when_put_succeeded() {
            assertThat(in(put(A0), new SinkHappening.Stored(A0, 1, false), asked("rebalance")))
                    .containsExactly(KnownSituation.REVOKED_UNCOMMITTED);
        }
    }

    @Nested
    class ASinkThatIsGivenRecordsAgain {
        @Test
        void gets_them_in_the_same_batch() {
            assertThat(in(put(A0, A1), put(A0, A1)))
                    .containsExactly(KnownSituation.DELIVERED_AGAIN);
        }

        @Test
        void gets_them_in_other_batches() {
            assertThat(in(put(A0, A1), put(A0), put(A1)))
                    .containsExactlyInAnyOrder(
                            KnownSituation.DELIVERED_AGAIN, KnownSituation.DELIVERED_OTHERWISE);
        }
    }
}
