package dev.fairlead.testkit.world.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolWorldTest {
    private static final SpoolWorld.Source WORLDS =
            SpoolWorld.source("input.path").with("finished.path", "${finished}");

    private static SourceLaws source(SpoolSourceTask.Style style) {
        return SourceLaws.of(SpoolSource.class)
                .in(WORLDS)
                .with("style", style.name())
                .waive("S20", "it leaves the waiting to others")
                .randomSchedules(200);
    }

    private static List<String> broken(Findings findings) {
        return findings.counterexamples().keySet().stream().map(Law::id).toList();
    }

    private static String texts(Findings findings) {
        return findings.counterexamples().values().stream()
                .map(Counterexample::text)
                .collect(Collectors.joining("\n"));
    }

    @Nested
    class ASource {
        @Test
        void that_moves_what_kafka_has_keeps_all_laws() {
            Findings findings = source(SpoolSourceTask.Style.MOVES_WHAT_KAFKA_HAS).find();

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"MOVES_WHAT_WAS_READ, S16", "SKIPS_WHAT_WAS_BEGUN, S2"})
        void that_reads_wrongly_breaks_a_law(SpoolSourceTask.Style style, String law) {
            Findings findings = source(style).only(law).find();

            assertThat(broken(findings)).as(texts(findings)).containsExactly(law);
        }
    }

    @Nested
    class AFile {
        private final SourceWorld world = WORLDS.get();
        private final Path input = Path.of(world.settings().get("input.path"));
        private final Path finished = Path.of(world.settings().get("finished.path"));

        private List<String> names() throws IOException {
            try (Stream<Path> files = Files.list(input)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
            }
        }

        @Test
        void appears_whole_with_all_lines_of_a_step() throws IOException {
            world.add(Item.of(0, 0, Texture.PLAIN));
            world.add(Item.of(0, 1, Texture.PLAIN));
            assertThat(names()).isEmpty();

            world.endStep(0);

            assertThat(names()).containsExactly("a-0001.txt");
            assertThat(Files.readAllLines(input.resolve("a-0001.txt"))).hasSize(2);
            world.close();
        }

        @Test
        void that_is_begun_has_another_name() throws IOException {
            world.begin(Item.of(0, 0, Texture.PLAIN));
            assertThat(names()).containsExactly(".a.part");

            world.add(Item.of(0, 0, Texture.PLAIN));
            world.endStep(0);

            assertThat(names()).containsExactly("a-0001.txt");
            world.close();
        }

        @Test
        void is_released_when_it_is_among_the_finished_ones_only() throws IOException {
            Item item = Item.of(0, 0, Texture.PLAIN);
            world.add(item);
            world.endStep(0);
            Path elsewhere = Files.createDirectory(input.resolve("processing"));
            Files.move(input.resolve("a-0001.txt"), elsewhere.resolve("a-0001.txt"));
            assertThat(world.released()).isEmpty();

            Files.move(elsewhere.resolve("a-0001.txt"), finished.resolve("a-0001.txt"));

            assertThat(world.released()).containsExactly(item.text());
            world.close();
        }
    }
}
