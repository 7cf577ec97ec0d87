package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.fairlead.testkit.mutant.RareSource;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.world.MemoryWorld;
import org.junit.jupiter.api.Test;

/** Time passes for those who wait for it, by whatever clock. */
class RareSourceTest {
    @Test
    void is_given_the_time_until_it_looks_again() {
        SourceLaws rare =
                SourceLaws.of(RareSource.class).in(MemoryWorld.named("world", 2)).instrumented();

        assertThatCode(() -> rare.replay(Schedule.parse("p A"))).doesNotThrowAnyException();
        assertThatCode(() -> rare.replay(Schedule.parse("A2 p a B c x")))
                .doesNotThrowAnyException();
    }
}
