package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SinkLawbook;
import dev.fairlead.testkit.mutant.MutantSink;
import dev.fairlead.testkit.mutant.SinkFault;
import dev.fairlead.testkit.mutant.SinkStyle;
import dev.fairlead.testkit.mutant.StyledSink;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.schedule.Schedule;
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

    private static String textOf(String law, Findings findings) {
        return findings.counterexamples().values().stream()
                .filter(counterexample -> counterexample.law().id().equals(law))
                .map(Counterexample::text)
                .findFirst()
                .orElse("");
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
    class ACounterexample {
        @Test
        void says_what_happened_step_by_step() {
            Findings findings = lawsOf(SinkFault.K2_BEGINS_WITH_A_CLEAN_STORE).find();

            assertThat(textOf("K2", findings))
                    .startsWith(
                            """
                            K2 no record is lost: a0 isn't stored any more, and the committed position is behind it
                            replay: Schedule.parse("A p c x")         situation: crash after commit
                              step  worker        task                      log     offsets   world
                                                  open A, B
                                 1                                          add a0
                                 2  poll          put a0                                      store a0
                                 3  commit        preCommit {A=1}                   A=1, B=0
                                 4  crash                                                     remove a0
                                                  open A, B
                                 5  faults end    preCommit {}, {}, {}, {}
                                                  close A, B
                                                  stop
                                    come to rest   <-- here
                            """);
        }

        @Test
        void can_be_a_crash_between_two_writes_of_one_put() {
            SinkLaws laws = lawsOf(SinkFault.K2_STORES_POSITIONS_FIRST);

            laws.replay(Schedule.parse("A p!2"));
            assertThatThrownBy(() -> laws.replay(Schedule.parse("A p!3")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("K2 no record is lost: a0 was never stored");
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
