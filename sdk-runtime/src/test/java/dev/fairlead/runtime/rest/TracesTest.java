package dev.fairlead.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.herder.HerderFixture;
import dev.fairlead.runtime.herder.RefusedException;
import dev.fairlead.runtime.herder.RefusedException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TracesTest {
    private final HerderFixture fixture = new HerderFixture();
    private final Traces traces =
            new Traces(
                    fixture.herder,
                    new Masks(
                            settings -> new CompletableFuture<>(),
                            config -> config,
                            Duration.ofHours(1)));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class ARequestThatTookTooLong {
        @Test
        void is_told_so_though_the_plugin_can_not_tell_its_secrets_either() {
            CompletableFuture<Object> answer =
                    traces.guard(
                            Map.of("password", "swordfish"),
                            CompletableFuture.failedFuture(
                                    new RefusedException(Kind.TIMED_OUT, "it hangs at swordfish")));

            assertThat(answer)
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .havingCause()
                    .withMessage("it hangs at [hidden]");
        }
    }
}
