package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SinkLawbook;
import dev.fairlead.testkit.mutant.MutantSink;
import dev.fairlead.testkit.mutant.SinkFault;
import dev.fairlead.testkit.mutant.SinkStyle;
import dev.fairlead.testkit.mutant.StyledSink;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.world.LineFiles;
import dev.fairlead.testkit.world.MemoryStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.connect.file.FileStreamSinkConnector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SinkLawsTest {
    private static SinkLaws lawsOf(SinkFault fault) {
        SinkLaws laws =
                SinkLaws.of(MutantSink.class)
                        .in(MemoryStore.named("store"))
                        .with("fault", fault.name());
        return fault == SinkFault.K24_WRITES_AFTER_STOP
                ? laws.patience(Patience.defaults().withSettling(Duration.ofSeconds(1)))
                : laws;
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
        @EnumSource(value = SinkFault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void is_caught_by_the_law_that_it_breaks(SinkFault fault) {
            Findings findings = lawsOf(fault).randomSchedules(200).find();

            assertThat(brokenIn(findings)).as(texts(findings)).contains(fault.law());
        }

        @Test
        void is_there_for_every_law() {
            assertThat(Arrays.stream(SinkFault.values()).skip(1).map(SinkFault::law))
                    .containsAll(SinkLawbook.laws().stream().map(Law::id).toList());
        }
    }

    @Nested
    class ACorrectConnector {
        @Test
        void keeps_all_laws() {
            Findings findings = lawsOf(SinkFault.NONE).randomSchedules(3000).find();

            assertThat(texts(findings)).isEmpty();
            assertThat(findings.schedules()).isGreaterThan(3000);
            assertThat(findings.crashPoints()).isGreaterThan(100);
        }
    }

    @Nested
    class ASinkOfAnotherStyle {
        @ParameterizedTest
        @EnumSource(SinkStyle.class)
        void keeps_all_laws(SinkStyle style) {
            Findings findings =
                    SinkLaws.of(StyledSink.class)
                            .in(MemoryStore.named("store"))
                            .with("style", style.name())
                            .randomSchedules(3000)
                            .find();

            assertThat(texts(findings)).isEmpty();
            assertThat(findings.crashPoints()).isGreaterThan(300);
        }
    }

    @Nested
    class ApachesFileStreamSink {
        @Test
        void keeps_all_laws() {
            Findings findings =
                    SinkLaws.of(FileStreamSinkConnector.class).in(LineFiles.file("file")).find();

            assertThat(texts(findings)).isEmpty();
            assertThat(findings.schedules()).isGreaterThan(1300);
            assertThat(findings.crashPoints()).isGreaterThan(250);
        }
    }
}
