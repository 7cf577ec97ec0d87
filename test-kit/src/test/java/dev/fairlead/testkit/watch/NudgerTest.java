package dev.fairlead.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class NudgerTest {
    private static boolean isPatientAfterThreeEmptyPolls(Duration travel) {
        try (Nudger nudger = new Nudger(Patience.defaults())) {
            nudger.isPatient(0, travel);
            return nudger.isPatient(3, travel);
        }
    }

    @Test
    void interrupts_a_last_call_that_waits_for_ever() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        try (Nudger nudger = new Nudger(Patience.defaults())) {
            nudger.callBriefly(
                    () -> {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            interrupted.set(true);
                        }
                    });
        }
        assertThat(interrupted).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void takes_three_polls_for_the_answer_where_all_that_is_given_is_there() {
        assertThat(isPatientAfterThreeEmptyPolls(Duration.ZERO)).isFalse();
    }

    @Test
    void goes_on_while_something_may_be_on_its_way() {
        assertThat(isPatientAfterThreeEmptyPolls(Duration.ofDays(1))).isTrue();
    }
}
