package dev.fairlead.testkit.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.world.FileWorld;
import dev.fairlead.testkit.world.LineFiles;
import java.time.Duration;
import org.apache.kafka.connect.file.FileStreamSinkConnector;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Apache's file connectors 4.3.1, unmodified, on a file system that fails. */
class FileStreamFaultsTest {
    @Nested
    class TheSink {
        private final SinkLaws sink =
                SinkLaws.of(FileStreamSinkConnector.class)
                        .in(LineFiles.file("file"))
                        .randomSchedules(100)
                        .instrumented();

        @Test
        void commits_what_never_reached_a_full_disk() {
            Findings findings = sink.only("K1", "K2", "K15").find();
            assertThat(findings.counterexamples().keySet())
                    .extracting(Law::id)
                    .contains("K1", "K2");
        }

        @Test
        void is_told_what_the_loss_follows_from() {
            assertThat(sink.retrial(Schedule.parse("F A p c x")).judgements())
                    .filteredOn(judgement -> judgement.verdict() instanceof Verdict.Broken)
                    .extracting(each -> each.law().id(), FileStreamFaultsTest::statement)
                    .anySatisfy(
                            broken ->
                                    assertThat(broken.toList().toString())
                                            .startsWith("[K2, ")
                                            .contains("(follows from K1"))
                    .anySatisfy(
                            broken ->
                                    assertThat(broken.toList().toString())
                                            .startsWith("[K1, ")
                                            .doesNotContain("follows from"));
        }

        @Test
        void shows_the_call_that_failed() {
            assertThatThrownBy(() -> sink.replay(Schedule.parse("A F p c")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("K1 nothing is committed before it is stored")
                    .hasMessageContaining("fails: write 3 bytes to lines.txt");
        }
    }

    private static String statement(Judgement judgement) {
        return judgement.verdict() instanceof Verdict.Broken broken ? broken.statement() : "";
    }

    @Nested
    class TheSource {
        @Test
        void survives_a_disk_that_can_not_be_read_for_a_while() {
            Findings findings =
                    SourceLaws.of(FileStreamSourceConnector.class)
                            .in(FileWorld.file("file"))
                            .with("topic", "lines")
                            .waive("S15", "it reads from the start what another connector stored")
                            .randomSchedules(50)
                            .instrumented()
                            .find();
            assertThat(findings.counterexamples().values())
                    .allMatch(
                            found ->
                                    found.law().id().equals("S15")
                                            || found.schedule().toString().contains("*"));
        }
    }

    @Nested
    class TheSourceOfAFileThatShrinks {
        private final SourceLaws source =
                SourceLaws.of(FileStreamSourceConnector.class)
                        .in(FileWorld.shrinkingFile("file"))
                        .with("topic", "lines");

        @Test
        void does_not_see_what_comes_after_the_truncation() {
            assertThatThrownBy(() -> source.replay(Schedule.parse("A3 p a y p A p a")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("S2 no item is lost")
                    .hasMessageContaining("emptied: a");
        }

        @Test
        void loops_for_ever_when_it_resumes_behind_the_end() {
            assertThatThrownBy(
                            () ->
                                    source.patience(
                                                    Patience.defaults()
                                                            .withPollLimit(Duration.ofMillis(200)))
                                            .replay(Schedule.parse("A3 p a c y x p")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("S20 poll returns in time");
        }
    }
}
