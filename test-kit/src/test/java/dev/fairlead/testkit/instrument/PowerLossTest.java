package dev.fairlead.testkit.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.PowerLaws;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.world.LineFiles;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sinks that are more or less careful with their file. */
class PowerLossTest {
    private static SinkLaws sink() {
        return SinkLaws.of(LineSink.class).in(LineFiles.file("file")).randomSchedules(300);
    }

    @Nested
    class ASinkThatLeavesHalfALine {
        @Test
        void loses_the_line_that_comes_next() {
            Findings findings = sink().instrumented().find();
            assertThat(findings.counterexamples().keySet())
                    .extracting(Law::id)
                    .containsExactlyInAnyOrder("K1", "K2");
        }
    }

    @Nested
    class ASinkThatDoesNotForceWhatItWrites {
        private final SinkLaws sink = sink().with("cut", "true");

        @Test
        void keeps_all_laws_that_bind_every_sink() {
            assertThat(sink.instrumented().find().counterexamples()).isEmpty();
        }

        @Test
        void does_not_survive_a_loss_of_power() {
            Findings findings = sink.survivesPowerLoss().find();
            assertThat(findings.counterexamples().keySet())
                    .extracting(Law::id)
                    .containsExactly("K29");
        }

        @Test
        void shows_when_the_power_went() {
            assertThatThrownBy(() -> sink.survivesPowerLoss().replay(Schedule.parse("A p c P")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("K29 what is committed survives a loss of power")
                    .hasMessageContaining("power is lost");
        }
    }

    @Nested
    class ASinkThatForcesWhatItWrites {
        @Test
        void survives_a_loss_of_power() {
            Findings findings =
                    sink().with("cut", "true").with("force", "true").survivesPowerLoss().find();
            assertThat(findings.counterexamples()).isEmpty();
            assertThat(findings.reached()).containsKey(PowerLaws.K29);
        }
    }
}
