package dev.fairlead.api.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every public type explains itself with an example, whose lines stand in this package. */
class ExamplesTest {
    /** Tasks that only a worker creates, and the marks of public types. */
    private static final Set<String> WITHOUT =
            Set.of(
                    "AuthorsCall.java",
                    "AuthorsImplement.java",
                    "PartitionedSourceTask.java",
                    "PartitionedSinkTask.java",
                    "PushSourceTask.java");

    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n \\* }</pre>");
    private static final Pattern PUBLIC = Pattern.compile("(?m)^public ");

    private static List<Path> java(String directory) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> publicTypes() {
        return java("src/main/java").stream()
                .filter(file -> !file.toString().contains("internal"))
                .filter(file -> !WITHOUT.contains(file.getFileName().toString()))
                .filter(file -> PUBLIC.matcher(read(file)).find())
                .toList();
    }

    private static List<String> examplesIn(String source) {
        return EXAMPLE.matcher(source)
                .results()
                .map(MatchResult::group)
                .map(text -> text.replaceAll("(?s)^<pre>\\{@code\n|\n \\* }</pre>$", ""))
                .map(text -> text.replaceAll("(?m)^ \\* ?", ""))
                .toList();
    }

    /** The lines without indentation and comments. */
    private static String bare(String code) {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("/**"))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    /** The parts of an example, between blank lines, that none of the sources has. */
    private static List<String> missing(String example, List<String> sources) {
        return Stream.of(example.split("\n\n"))
                .filter(part -> sources.stream().noneMatch(each -> each.contains(bare(part))))
                .toList();
    }

    @Test
    void every_public_type_has_one() {
        assertThat(publicTypes())
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(examplesIn(read(file)))
                                        .as(file.toString())
                                        .isNotEmpty());
    }

    @Test
    void every_example_is_compiled() {
        List<String> sources =
                java("src/test/java/dev/fairlead/api/example").stream()
                        .map(file -> bare(read(file)))
                        .toList();
        assertThat(publicTypes())
                .allSatisfy(
                        file ->
                                assertThat(examplesIn(read(file)))
                                        .as(file.toString())
                                        .allSatisfy(
                                                example ->
                                                        assertThat(missing(example, sources))
                                                                .isEmpty()));
    }

    @Nested
    class AnExample {
        private final List<String> sources = List.of(bare("class A {\n  int a;\n\n  int b;\n}"));

        @Test
        void may_be_indented_otherwise() {
            assertThat(missing("int a;\n\nint b;", sources)).isEmpty();
        }

        @Test
        void is_not_compiled_if_a_line_differs() {
            assertThat(missing("int a;\n\nint c;", sources)).containsExactly("int c;");
        }

        @Test
        void is_found_in_a_comment() {
            assertThat(
                            examplesIn(
                                    "/**\n"
                                            + " * A.\n"
                                            + " *\n"
                                            + " * <pre>{@code\n"
                                            + " * int a;\n"
                                            + " *\n"
                                            + " * int b;\n"
                                            + " * }</pre>\n"
                                            + " */"))
                    .containsExactly("int a;\n\nint b;");
        }
    }
}
