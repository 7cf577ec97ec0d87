package dev.fairlead.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds docs/problems.md to the codes that the goals say. */
class ProblemsPageTest {
    private static final Pattern CODE = Pattern.compile("\"(FL\\d{3})\"");
    private static final Pattern SECTION = Pattern.compile("(?m)^### (FL\\d{3})$");

    @Nested
    class ThePageOfProblems {
        @Test
        void has_one_section_for_each_code_that_a_goal_says_and_no_other() throws IOException {
            List<String> sections = found(SECTION, Path.of("../docs/problems.md")).toList();

            assertThat(sections).doesNotHaveDuplicates().containsExactlyElementsOf(said());
        }

        @Test
        void is_sorted_by_code() throws IOException {
            assertThat(found(SECTION, Path.of("../docs/problems.md"))).isSorted();
        }
    }

    private static TreeSet<String> said() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            TreeSet<String> codes = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> found(CODE, file))
                    .forEach(codes::add);
            return codes;
        }
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(ProblemsPageTest::first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }
}
