package dev.fairlead.samples.guide.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.world.FileWorld;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MigratingTest {
    private static Set<String> brokenBy(
            Class<? extends SourceConnector> connector, String linesPerPoll) {
        Findings findings =
                SourceLaws.of(connector)
                        .in(FileWorld.file("file"))
                        .with("topic", "lines")
                        .with(linesPerPoll, "2")
                        .crashPairs(0)
                        .randomSchedules(200)
                        .find();
        return findings.counterexamples().keySet().stream()
                .map(law -> law.id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Nested
    class BeforeTheFirstStep {
        @Test
        void the_connector_breaks_promises() {
            assertThat(brokenBy(FileStreamSourceConnector.class, "batch.size"))
                    .contains("S2", "S3");
        }
    }

    @Nested
    class AfterTheFirstStep {
        @Test
        void all_promises_are_kept_but_that_an_idle_task_waits() {
            assertThat(brokenBy(dev.fairlead.samples.guide.plain.LinesSource.class, "batch.size"))
                    .isSubsetOf("S20");
        }
    }

    @Nested
    class AfterTheSecondStep {
        @Test
        void the_promises_are_kept() {
            assertThat(
                            brokenBy(
                                    dev.fairlead.samples.guide.pattern.LinesSource.class,
                                    "batch.max.records"))
                    .isEmpty();
        }

        @Test
        void offsets_of_apaches_connector_are_understood() {
            assertThatNoException()
                    .isThrownBy(
                            () ->
                                    new dev.fairlead.samples.guide.pattern.LinesSource()
                                            .alterOffsets(
                                                    Map.of("file", "a.txt", "topic", "lines"),
                                                    Map.of(
                                                            Map.of("filename", "a.txt"),
                                                            Map.of("position", 12L))));
        }
    }
}
