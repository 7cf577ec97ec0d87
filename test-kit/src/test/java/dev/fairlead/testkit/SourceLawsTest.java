package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SourceLawbook;
import dev.fairlead.testkit.mutant.MutantSource;
import dev.fairlead.testkit.mutant.SourceFault;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.world.MemoryWorld;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceLawsTest {
    private static SourceLaws lawsOf(SourceFault fault, int places) {
        return SourceLaws.of(MutantSource.class)
                .in(MemoryWorld.named("world", places))
                .with("fault", fault.name())
                .patience(Patience.defaults().withPollLimit(Duration.ofMillis(100)));
    }

    private static List<String> brokenIn(Findings findings) {
        return findings.counterexamples().keySet().stream().map(Law::id).toList();
    }

    private static String texts(Findings findings) {
        return findings.counterexamples().values().stream()
                .map(Counterexample::text)
                .collect(Collectors.joining("\n"));
    }

    @Nested
    class AFaultyConnector {
        @ParameterizedTest
        @EnumSource(value = SourceFault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void is_caught_by_the_law_that_it_breaks(SourceFault fault) {
            Findings findings = lawsOf(fault, 1).randomSchedules(200).find();

            assertThat(brokenIn(findings)).as(texts(findings)).contains(fault.law());
        }

        @Test
        void is_there_for_every_law() {
            assertThat(Arrays.stream(SourceFault.values()).skip(1).map(SourceFault::law))
                    .containsAll(SourceLawbook.laws().stream().map(Law::id).toList());
        }
    }

    @Nested
    class ACorrectConnector {
        @Test
        void keeps_all_laws() {
            Findings findings = lawsOf(SourceFault.NONE, 1).randomSchedules(3000).find();

            assertThat(texts(findings)).isEmpty();
            assertThat(findings.schedules()).isGreaterThan(3000);
            assertThat(findings.crashPoints()).isGreaterThan(200);
        }

        @Test
        void keeps_all_laws_with_several_places_and_tasks() {
            Findings findings = lawsOf(SourceFault.NONE, 3).tasks(2).find();

            assertThat(texts(findings)).isEmpty();
        }
    }
}
