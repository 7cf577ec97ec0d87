package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.world.FileWorld;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the kit finds in a connector that was written long before the kit: Apache's own. */
class FileStreamSourceTest {
    private static SourceLaws laws() {
        return SourceLaws.of(FileStreamSourceConnector.class)
                .in(FileWorld.file("file"))
                .with("topic", "lines");
    }

    private static Map<String, String> tokens(Findings findings) {
        return findings.counterexamples().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().id(),
                                entry -> entry.getValue().schedule().toString()));
    }

    private static Counterexample against(String law, Findings findings) {
        Law key =
                findings.counterexamples().keySet().stream()
                        .filter(broken -> broken.id().equals(law))
                        .findFirst()
                        .orElseThrow();
        return findings.against(key).orElseThrow();
    }

    @Nested
    class WithABatchLimit {
        @Test
        void lines_beyond_the_limit_stay_in_its_buffer_until_the_file_grows() {
            Findings findings = laws().with("batch.size", "2").find();

            assertThat(tokens(findings)).containsEntry("S2", "A3");
            assertThat(against("S2", findings).text())
                    .startsWith(
                            """
                            S2 no item is lost: a2 never reached the topic
                            replay: Schedule.parse("A3")         situation: nothing fails
                            """);
        }
    }

    @Nested
    class WithTextOfSeveralBytesPerCharacter {
        @Test
        void it_resumes_inside_a_line_because_it_counts_characters_and_skips_bytes() {
            Findings findings = laws().find();

            assertThat(tokens(findings)).containsEntry("S3", "A* p a c x");
            assertThat(against("S3", findings).text())
                    .isEqualTo(
                            """
                            S3 resuming skips nothing: after the restart the first record is '😀', which is no item
                            replay: Schedule.parse("A* p a c x")         situation: crash after commit
                              step  worker          task       log       offsets        world
                                 1                                                      add a0
                                 2  poll            emit a0
                                 3                             ack a0
                                 4  commit offsets                       {position=7}
                                 5  crash
                                 6  faults end      emit '😀'  ack '😀'  {position=10}   <-- here
                                                    stop
                            step 4 (commit offsets): the damage is done; from here on a crash breaks the law
                            step 5 (crash): inevitable from here on, even if nothing else fails
                            """);
        }

        @Test
        void it_may_fail_when_offsets_cannot_be_read() {
            laws().replay(Schedule.parse("n u"));
        }

        @Test
        void its_counterexample_can_be_replayed() {
            assertThatThrownBy(() -> laws().replay(Schedule.parse("A* p a c x")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("S3 resuming skips nothing");
        }
    }

    @Nested
    class WithPlainText {
        @Test
        void it_survives_every_crash() {
            laws().replay(Schedule.parse("A3 p a1 c x p z c A2 p!3 x s"));
        }
    }
}
