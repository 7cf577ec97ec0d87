package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SinkLawbook;
import dev.fairlead.testkit.mutant.Mutant;
import dev.fairlead.testkit.mutant.MutantSink;
import dev.fairlead.testkit.mutant.SinkFault;
import dev.fairlead.testkit.mutant.SinkMutants;
import dev.fairlead.testkit.mutant.SinkStyle;
import dev.fairlead.testkit.mutant.StyledSink;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.world.LineFiles;
import dev.fairlead.testkit.world.MemoryStore;
import java.time.Duration;
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
        return switch (fault) {
            case K24_WRITES_AFTER_STOP ->
                    laws.patience(Patience.defaults().withSettling(Duration.ofSeconds(1)));
            case L11_FLUSHES_BY_TIME_OF_DAY -> laws.instrumented();
            case E1_KNOWS_NEW_WORKERS_ONLY -> laws.worksBeforeKafka26();
            case K19_WAITS_IN_PUT, L2_WAITS_IN_STOP ->
                    laws.patience(Patience.defaults().withPollLimit(Duration.ofMillis(40)));
            default -> laws;
        };
    }

    /** One law is enough to show that it bites, and is found sooner. */
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
        @EnumSource(
                value = SinkFault.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"NONE", "HASTE"})
        void is_caught_by_the_law_that_it_breaks(SinkFault fault) {
            Findings findings = lawsOf(fault).only(fault.law()).randomSchedules(200).find();

            assertThat(brokenIn(findings)).containsExactly(fault.law());
        }

        @Test
        void is_there_for_every_law() {
            assertThat(SinkMutants.all().stream().map(Mutant::law))
                    .containsAll(SinkLawbook.laws().stream().map(Law::id).toList());
        }
    }

    @Nested
    class ACorrectConnector {
        @ParameterizedTest
        @EnumSource(
                value = SinkFault.class,
                names = {"NONE", "HASTE"})
        void keeps_all_laws(SinkFault none) {
            SinkLaws laws = none == SinkFault.HASTE ? lawsOf(none).instrumented() : lawsOf(none);
            Findings findings = laws.randomSchedules(1000).find();

            assertThat(texts(findings)).isEmpty();
            assertThat(findings.schedules()).isGreaterThan(1600);
            assertThat(findings.crashPoints()).isGreaterThan(100);
        }
    }

    @Nested
    class AConnectorForOldWorkers {
        @Test
        void is_asked_what_it_does_without_the_method_that_gives_a_reporter() {
            Verdict verdict =
                    lawsOf(SinkFault.HASTE)
                            .worksBeforeKafka26()
                            .only("E1")
                            .randomSchedules(0)
                            .crashPairs(0)
                            .trial()
                            .judgements()
                            .stream()
                            .filter(judgement -> judgement.law().id().equals("E1"))
                            .findFirst()
                            .orElseThrow()
                            .verdict();

            assertThat(verdict).isInstanceOf(Verdict.Held.class);
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
    class APromise {
        private static SinkLaws promising(Delivery delivery, SinkStyle style) {
            return SinkLaws.of(StyledSink.class)
                    .in(MemoryStore.named("store"))
                    .with("style", style.name())
                    .delivers(delivery)
                    .randomSchedules(500);
        }

        @Test
        void of_exactly_once_is_broken_by_who_stores_at_least_once() {
            Findings findings = promising(Delivery.EXACTLY_ONCE, SinkStyle.WRITES_THROUGH).find();

            assertThat(brokenIn(findings)).contains("K7", "K8");
        }

        @Test
        void of_idempotence_is_broken_by_who_appends() {
            Findings findings = promising(Delivery.IDEMPOTENT, SinkStyle.WRITES_THROUGH).find();

            assertThat(brokenIn(findings)).containsExactly("K7");
        }

        @ParameterizedTest
        @EnumSource(Delivery.class)
        void is_kept_by_upserts(Delivery delivery) {
            Findings findings = promising(delivery, SinkStyle.UPSERTS_IN_PRE_COMMIT).find();

            assertThat(texts(findings)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(Delivery.class)
        void is_kept_by_positions_that_are_stored_with_the_records(Delivery delivery) {
            Findings findings = promising(delivery, SinkStyle.KEEPS_ITS_OWN_POSITIONS).find();

            assertThat(texts(findings)).isEmpty();
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
                            .randomSchedules(1000)
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
