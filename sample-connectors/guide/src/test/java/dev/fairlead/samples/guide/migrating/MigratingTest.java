package dev.fairlead.samples.guide.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.world.FileWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratingTest {
    @TempDir static Path directory;

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

        /** Apache's connector stores the file as the setting spells it. */
        @Test
        void an_offset_of_apaches_connector_is_gone_on_from() throws Exception {
            Files.writeString(directory.resolve("a.txt"), "one\ntwo\n");
            String file = directory + "//a.txt";
            SourceConnector connector = new dev.fairlead.samples.guide.pattern.LinesSource();
            connector.start(Map.of("file", file, "topic", "lines", "batch.size", "5"));
            SourceTask task = (SourceTask) connector.taskClass().getConstructor().newInstance();
            task.initialize(new StoredOffset(Map.of("filename", file), Map.of("position", 4L)));
            task.start(connector.taskConfigs(1).get(0));

            List<SourceRecord> records = task.poll();
            task.stop();

            assertThat(records).extracting(SourceRecord::value).containsExactly("two");
            assertThat(records)
                    .first()
                    .satisfies(
                            record -> {
                                assertThat(record.sourcePartition())
                                        .isEqualTo(Map.of("filename", file));
                                assertThat(record.sourceOffset()).isEqualTo(Map.of("position", 8L));
                            });
        }
    }
}
