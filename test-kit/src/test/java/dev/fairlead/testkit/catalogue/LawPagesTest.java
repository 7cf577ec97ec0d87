package dev.fairlead.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.mutant.Mutant;
import dev.fairlead.testkit.mutant.MutantSink;
import dev.fairlead.testkit.mutant.MutantSource;
import dev.fairlead.testkit.mutant.SinkFault;
import dev.fairlead.testkit.mutant.SourceFault;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.world.MemoryStore;
import dev.fairlead.testkit.world.MemoryWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LawPagesTest {
    private static final Path DOCS = Path.of("../docs/laws");

    /** Real time is in their failures, or cuts their shrinking, so that no two are alike. */
    private static final Set<String> TIMED = Set.of("K26", "S20", "K19", "K24", "L2");

    @Nested
    class ThePages {
        /** Writes them with {@code -Dfairlead.docs=write}, else holds them to the code. */
        @Test
        void say_what_the_code_says() throws Exception {
            Map<String, String> pages = new LawPages(AllMutants.all(), failures()).all();
            if (System.getProperty("fairlead.docs", "").equals("write")) {
                write(pages);
            }
            for (Map.Entry<String, String> page : pages.entrySet()) {
                assertThat(DOCS.resolve(page.getKey()))
                        .as("run this test with -Dfairlead.docs=write to write the pages anew")
                        .content()
                        .isEqualTo(page.getValue());
            }
            assertThat(files()).isEqualTo(new TreeSet<>(pages.keySet()));
        }

        private static void write(Map<String, String> pages) throws IOException {
            Files.createDirectories(DOCS);
            for (String old : files()) {
                Files.delete(DOCS.resolve(old));
            }
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(DOCS.resolve(page.getKey()), page.getValue());
            }
        }

        private static Set<String> files() throws IOException {
            try (var files = Files.list(DOCS)) {
                return files.map(file -> file.getFileName().toString())
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }
    }

    @Nested
    class TheCatalogue {
        @Test
        void has_each_id_once() {
            assertThat(LawCatalogue.all()).extracting(LawText::id).doesNotHaveDuplicates();
        }

        @Test
        void knows_the_law_of_every_mutant() throws Exception {
            assertThat(AllMutants.all())
                    .extracting(Mutant::law)
                    .allMatch(law -> LawCatalogue.find(law).isPresent());
        }

        @Test
        void knows_every_law_that_has_usual_mistakes_or_a_family() throws IOException {
            Path texts = Path.of("src/main/java/dev/fairlead/testkit/catalogue");
            String list = Files.readString(texts.resolve("LawCatalogue.java"));
            try (var files = Files.list(texts)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .filteredOn(name -> name.endsWith("Texts.java"))
                        .allMatch(name -> list.contains(name.replace(".java", ".all()")));
            }
        }
    }

    private static Map<String, String> failures() {
        Map<String, String> failures = new LinkedHashMap<>();
        for (SourceFault fault : firsts(SourceFault.values(), SourceFault::law)) {
            failureOf(fault, fault.law()).ifPresent(text -> failures.put(fault.law(), text));
        }
        for (SinkFault fault : firsts(SinkFault.values(), SinkFault::law)) {
            if (!fault.law().startsWith("L")) {
                failureOf(fault, fault.law()).ifPresent(text -> failures.put(fault.law(), text));
            }
        }
        return failures;
    }

    private static <E extends Enum<E>> List<E> firsts(
            E[] faults, java.util.function.Function<E, String> law) {
        Map<String, E> firsts = new LinkedHashMap<>();
        Arrays.stream(faults)
                .filter(fault -> fault.name().contains("_"))
                .filter(fault -> !TIMED.contains(law.apply(fault)))
                .forEach(fault -> firsts.putIfAbsent(law.apply(fault), fault));
        return List.copyOf(firsts.values());
    }

    private static Optional<String> failureOf(SourceFault fault, String law) {
        SourceLaws laws =
                SourceLaws.of(MutantSource.class)
                        .in(MemoryWorld.named("world", 1))
                        .with("fault", fault.name())
                        .only(law)
                        .randomSchedules(100);
        return textOf(law, laws.find());
    }

    private static Optional<String> failureOf(SinkFault fault, String law) {
        SinkLaws laws =
                SinkLaws.of(MutantSink.class)
                        .in(MemoryStore.named("store"))
                        .with("fault", fault.name())
                        .only(law)
                        .randomSchedules(100);
        return textOf(law, laws.find());
    }

    private static Optional<String> textOf(String law, Findings findings) {
        return findings.counterexamples().values().stream()
                .filter(counterexample -> counterexample.law().id().equals(law))
                .map(Counterexample::text)
                .findFirst();
    }
}
