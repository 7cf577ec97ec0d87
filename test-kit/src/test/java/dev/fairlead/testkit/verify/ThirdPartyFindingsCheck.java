package dev.fairlead.testkit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.subject.PluginJar;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the page about plugins of others to what the kit finds in them, both ways. Like {@link
 * FindingsCheck}, it is for the profile {@code findings} only.
 */
class ThirdPartyFindingsCheck {
    private static final Path JARS = Path.of("target", "findings", "others");
    private static final String THREADS = "X4";

    /** A class of a plugin, and the tokens by the laws that it breaks. */
    private record Subject(String plugin, String type) {}

    @TestFactory
    Stream<DynamicTest> the_page_about_plugins_of_others() throws IOException {
        return written().entrySet().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.getKey().plugin() + " " + each.getKey().type(),
                                        () ->
                                                assertThat(found(each.getKey()))
                                                        .isEqualTo(each.getValue())));
    }

    private static Map<String, String> found(Subject subject) {
        List<Trial> trials =
                JarLaws.of(PluginJar.at(JARS.resolve(subject.plugin())))
                        .plugin(subject.type())
                        .trials();
        Map<String, String> found = new TreeMap<>();
        for (Trial trial : trials) {
            for (Judgement judgement : trial.judgements()) {
                if (judgement.verdict() instanceof Verdict.Broken broken) {
                    String quoted = "(?s).*\"(.*)\".*";
                    found.put(
                            judgement.law().id(),
                            broken.replay().matches(quoted)
                                    ? broken.replay().replaceAll(quoted, "$1")
                                    : "");
                }
            }
        }
        found.remove(THREADS); // they meet as they like
        return found;
    }

    /** The rows of the first table. */
    private static Map<Subject, Map<String, String>> written() throws IOException {
        Map<Subject, Map<String, String>> written = new LinkedHashMap<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(Path.of("../docs/findings/third-party.md"))) {
            List<String> row =
                    Stream.of(line.replace("`", "").split("\\|")).map(String::strip).toList();
            if (line.startsWith("| plugin") && row.contains("token")) {
                inTable = true;
            } else if (!line.startsWith("|")) {
                inTable = false;
            } else if (inTable && !line.startsWith("|--")) {
                Map<String, String> laws =
                        written.computeIfAbsent(
                                new Subject(row.get(1), row.get(2)), each -> new TreeMap<>());
                if (!row.get(3).isEmpty() && !row.get(3).equals(THREADS)) {
                    laws.put(row.get(3), row.size() > 5 ? row.get(5) : "");
                }
            }
        }
        assertThat(written).as("rows with tokens").isNotEmpty();
        return written;
    }
}
