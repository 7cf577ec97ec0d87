package dev.fairlead.runtime.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.worker.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Nested
    class InputThatIsDoneWith {
        @Test
        void is_followed_by_the_next() throws Exception {
            List<String> tried = new ArrayList<>();

            new Attempts(3, LONG).all((damage, told) -> tried.add(told));

            assertThat(tried).hasSize(3).doesNotHaveDuplicates();
            assertThat(tried.get(2)).endsWith("input 2");
        }
    }

    @Nested
    class InputThatFails {
        @Test
        void fails_the_test_with_its_number() {
            assertThatThrownBy(
                            () ->
                                    new Attempts(3, LONG)
                                            .all(
                                                    (damage, told) -> {
                                                        throw new IllegalStateException("oh");
                                                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("input 0: java.lang.IllegalStateException: oh");
        }
    }

    @Nested
    class InputThatNeverEnds {
        private final AtomicBoolean over = new AtomicBoolean();

        private void spin() {
            while (!over.get()) {
                Thread.onSpinWait(); // heeds no interrupt
            }
        }

        @Test
        void fails_the_test_with_its_number_and_its_stack() {
            try {
                assertThat(
                                Eventually.thrown(
                                        "spin(",
                                        patience ->
                                                new Attempts(3, patience)
                                                        .all((damage, told) -> spin())))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageMatching(
                                "(?s).*input 0: no end within PT[0-9.]+S; it is at\n.*spin[(].*");
            } finally {
                over.set(true);
            }
        }
    }
}
