package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SourceLawbook;
import dev.fairlead.testkit.mutant.MutantSource;
import dev.fairlead.testkit.mutant.SourceFault;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.world.FileWorld;
import dev.fairlead.testkit.world.MemoryWorld;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

class SourceLawsTest {
    private static SourceLaws lawsOf(SourceFault fault, int places) {
        return SourceLaws.of(MutantSource.class)
                .in(MemoryWorld.named("world", places))
                .with("fault", fault.name())
                .harmless("batch", "2")
                .patience(Patience.defaults().withPollLimit(Duration.ofMillis(300)));
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
        @EnumSource(
                value = SourceFault.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"NONE", "S20_IGNORES_INTERRUPTION"})
        void is_caught_by_the_law_that_it_breaks(SourceFault fault) {
            SourceLaws laws = lawsOf(fault, 1).only(fault.law()).randomSchedules(50);
            SourceLaws timed = fault.isOfTime() ? laws.instrumented() : laws;
            Findings findings = (fault.isDeclared() ? timed.declare(fault.law()) : timed).find();

            assertThat(brokenIn(findings)).as(texts(findings)).containsExactly(fault.law());
        }

        @Test
        void that_can_not_be_stopped_fails_the_check_and_shows_where_it_stands() {
            assertThatThrownBy(() -> lawsOf(SourceFault.S20_IGNORES_INTERRUPTION, 1).find())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("S20", "MutantSourceTask", "ignores interruption")
                    .satisfies(
                            error ->
                                    assertThat(error.getStackTrace())
                                            .anyMatch(
                                                    frame -> frame.getMethodName().equals("poll")));
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
            Findings findings = lawsOf(SourceFault.NONE, 1).randomSchedules(2000).find();

            assertThat(texts(findings)).isEmpty();
            assertThat(findings.schedules()).isGreaterThan(2000);
            assertThat(findings.crashPoints()).isGreaterThan(200);
        }

        @Test
        void keeps_all_laws_when_clocks_are_the_kits() {
            Findings findings = lawsOf(SourceFault.NONE, 1).instrumented().find();

            assertThat(texts(findings)).isEmpty();
        }

        @Test
        void keeps_all_laws_with_several_places_and_tasks() {
            Findings findings = lawsOf(SourceFault.NONE, 3).tasks(2).find();

            assertThat(texts(findings)).isEmpty();
        }
    }

    @Nested
    class TheTests {
        @Test
        void are_one_for_each_law_with_its_id_in_the_name() {
            assertThat(lawsOf(SourceFault.NONE, 1).randomSchedules(1).check())
                    .extracting(DynamicTest::getDisplayName)
                    .hasSizeGreaterThan(SourceLawbook.laws().size())
                    .doesNotHaveDuplicates()
                    .contains("S2 no item is lost", "C3 the same work is divided in the same way");
        }

        @Test
        void fail_with_the_counterexample() {
            DynamicTest s2 =
                    lawsOf(SourceFault.S2_KEEPS_THE_LAST_ITEM_BACK, 1)
                            .only("S2")
                            .randomSchedules(1)
                            .check()
                            .filter(test -> test.getDisplayName().startsWith("S2 "))
                            .findFirst()
                            .orElseThrow();
            assertThatThrownBy(s2.getExecutable()::execute)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("replay: Schedule.parse(\"A\")");
        }

        @Test
        void are_skipped_for_waived_laws_and_say_why() {
            DynamicTest s9 =
                    lawsOf(SourceFault.S9_EMITS_NEWEST_FIRST, 1)
                            .only("S1")
                            .waive("S9", "newest first is what users want")
                            .randomSchedules(1)
                            .check()
                            .filter(test -> test.getDisplayName().startsWith("S9 "))
                            .findFirst()
                            .orElseThrow();
            assertThatThrownBy(s9.getExecutable()::execute)
                    .isInstanceOf(TestAbortedException.class)
                    .hasMessageContaining("newest first is what users want");
        }
    }

    @Nested
    class ASearch {
        @Test
        void says_so_when_its_time_is_over_before_all_was_tried() {
            assertThat(lawsOf(SourceFault.NONE, 1).within(Duration.ZERO).find().cutShort())
                    .isTrue();
        }

        @Test
        void that_tried_all_or_broke_all_laws_was_not_cut_short() {
            assertThat(lawsOf(SourceFault.NONE, 1).randomSchedules(1).find().cutShort()).isFalse();
        }
    }

    @Nested
    class AMistake {
        @Test
        void in_the_connectors_settings_is_told_before_anything_runs() {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () ->
                                    SourceLaws.of(FileStreamSourceConnector.class)
                                            .in(FileWorld.file("file"))
                                            .find())
                    .withMessageContainingAll("refuses its settings", "topic: ");
        }

        @Test
        void in_a_laws_id_is_told_with_those_that_there_are() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lawsOf(SourceFault.NONE, 1).waive("S99", "why not"))
                    .withMessageContainingAll("no law 'S99'", "S16");
        }

        @Test
        void in_a_schedule_is_told_with_the_steps_that_there_are() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lawsOf(SourceFault.NONE, 1).replay(Schedule.parse("A p y")))
                    .withMessageContainingAll("'y'", "c (the worker commits offsets)");
        }
    }

    @Nested
    class AReplay {
        @Test
        void passes_when_no_law_is_broken() {
            assertThatCode(() -> lawsOf(SourceFault.NONE, 1).replay(Schedule.parse("A3 p a2 c x")))
                    .doesNotThrowAnyException();
        }

        @Test
        void fails_as_the_search_did() {
            assertThatThrownBy(
                            () ->
                                    lawsOf(SourceFault.S3_SKIPS_ONE_ON_RESUME, 1)
                                            .replay(Schedule.parse("A p a c x A")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("S2 no item is lost: a1 never reached the topic");
        }
    }

    @Nested
    class Transformations {
        @Test
        void are_applied_and_what_they_leave_out_counts_as_delivered() {
            Findings findings =
                    lawsOf(SourceFault.NONE, 1)
                            .with("transforms", "none")
                            .with(
                                    "transforms.none.type",
                                    "org.apache.kafka.connect.transforms.Filter")
                            .randomSchedules(200)
                            .find();

            assertThat(texts(findings)).isEmpty();
            assertThatThrownBy(
                            () ->
                                    lawsOf(SourceFault.S16_ACKNOWLEDGES_IN_POLL, 1)
                                            .with("transforms", "no")
                                            .replay(Schedule.parse("A p")))
                    .hasMessageContaining("transforms.no.type");
        }
    }
}
