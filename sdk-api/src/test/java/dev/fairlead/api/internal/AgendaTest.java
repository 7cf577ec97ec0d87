package dev.fairlead.api.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private long nanos = Long.MAX_VALUE - 5_000_000L; // clocks that nobody sets may overflow
    private final Agenda agenda = new Agenda(Clock.systemUTC(), () -> nanos);
    private final List<String> done = new ArrayList<>();

    private void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
        agenda.runDue();
    }

    private Runnable note(String what) {
        return () -> done.add(what);
    }

    @Nested
    class Work {
        @Test
        void is_done_once_when_its_time_has_come() {
            agenda.after(Duration.ofMillis(10), note("ten"));
            agenda.after(Duration.ofMillis(5), note("five"));
            pass(4);
            assertThat(done).isEmpty();
            pass(6);
            assertThat(done).containsExactly("five", "ten");
            pass(100);
            assertThat(done).hasSize(2);
        }

        @Test
        void that_is_due_together_is_done_in_the_order_in_which_it_came() {
            agenda.after(Duration.ofMillis(5), note("one"));
            agenda.after(Duration.ofMillis(5), note("two"));
            pass(5);
            assertThat(done).containsExactly("one", "two");
        }

        @Test
        void is_not_done_when_it_was_cancelled() {
            Runnable cancel = agenda.after(Duration.ofMillis(5), note("never"));
            cancel.run();
            cancel.run();
            pass(5);
            assertThat(done).isEmpty();
        }

        @Test
        void that_adds_work_for_now_does_not_go_on_for_ever() {
            agenda.after(
                    Duration.ZERO,
                    new Runnable() {
                        @Override
                        public void run() {
                            done.add("again");
                            agenda.after(Duration.ZERO, this);
                        }
                    });
            pass(0);
            assertThat(done).hasSize(1);
            pass(0);
            assertThat(done).hasSize(2);
        }

        @Test
        void that_fails_keeps_nothing_from_what_comes_after_it() {
            agenda.after(
                    Duration.ZERO,
                    () -> {
                        throw new IllegalStateException("no");
                    });
            agenda.after(Duration.ZERO, note("after"));
            assertThatThrownBy(() -> pass(0)).hasMessage("no");
            pass(0);
            assertThat(done).containsExactly("after");
        }
    }

    @Nested
    class WorkThatIsRepeated {
        @Test
        void is_done_at_each_interval_and_once_after_a_long_pause() {
            agenda.every(Duration.ofMillis(10), note("tick"));
            pass(10);
            pass(10);
            assertThat(done).hasSize(2);
            pass(1000);
            assertThat(done).hasSize(3);
            pass(9);
            assertThat(done).hasSize(3);
        }

        @Test
        void ends_when_it_is_cancelled_also_by_itself() {
            Runnable[] cancel = new Runnable[1];
            cancel[0] =
                    agenda.every(
                            Duration.ofMillis(1),
                            () -> {
                                done.add("tick");
                                cancel[0].run();
                            });
            pass(1);
            pass(1);
            assertThat(done).hasSize(1);
        }

        @Test
        void needs_an_interval() {
            assertThatThrownBy(() -> agenda.every(Duration.ZERO, note("never")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("longer than nothing");
        }
    }

    @Nested
    class TheTimeLeft {
        @Test
        void is_that_until_the_next_work_rounded_up_and_bounded() {
            assertThat(agenda.millisUntilNext(500)).isEqualTo(500);
            agenda.after(Duration.ofNanos(1_500_000), note("soon"));
            assertThat(agenda.millisUntilNext(500)).isEqualTo(2);
            assertThat(agenda.millisUntilNext(1)).isEqualTo(1);
            nanos += 5_000_000;
            assertThat(agenda.millisUntilNext(500)).isZero();
        }
    }
}
