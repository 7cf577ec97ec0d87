package dev.fairlead.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The code in docs/guide and docs/migrating.md is that of this module. */
class PagesTest {
    private static final Path ROOT = Path.of("../..");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> guide = Files.list(ROOT.resolve("docs/guide"))) {
            List<Path> pages = new ArrayList<>(guide.sorted().toList());
            pages.add(ROOT.resolve("docs/migrating.md"));
            return pages;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        }
    }

    @TestFactory
    Stream<DynamicTest> code_is_that_of_the_file_that_it_names() throws IOException {
        return pages().stream()
                .map(
                        page ->
                                DynamicTest.dynamicTest(
                                        page.getFileName().toString(),
                                        () ->
                                                assertThat(
                                                                Excerpts.wrong(
                                                                        read(page),
                                                                        file ->
                                                                                read(
                                                                                        ROOT
                                                                                                .resolve(
                                                                                                        file))))
                                                        .isEmpty()));
    }

    @Test
    void there_are_pages_with_code() throws IOException {
        assertThat(pages()).hasSizeGreaterThan(4);
        assertThat(pages().stream().mapToInt(page -> Excerpts.count(read(page))).sum())
                .isGreaterThan(10);
    }

    @Nested
    class AnExcerpt {
        private static final String FILE = "class A {\n    int a;\n\n    void b() {}\n}\n";

        private static List<String> wrong(String code) {
            return Excerpts.wrong(
                    "Text.\n\n<!-- A.java -->\n```java\n" + code + "\n```\n", file -> FILE);
        }

        @Test
        void may_be_indented_otherwise() {
            assertThat(wrong("int a;\n\nvoid b() {}")).isEmpty();
        }

        @Test
        void may_leave_lines_out_where_it_says_so() {
            assertThat(wrong("class A {\n    …\n    void b() {}")).isEmpty();
        }

        @Test
        void is_wrong_when_a_line_differs() {
            assertThat(wrong("int a;\n\nvoid c() {}")).hasSize(1);
        }

        @Test
        void is_wrong_when_lines_are_left_out_silently() {
            assertThat(wrong("class A {\nvoid b() {}")).hasSize(1);
        }

        @Test
        void is_wrong_when_it_names_no_file() {
            assertThat(Excerpts.wrong("```java\nint a;\n```\n", file -> FILE)).hasSize(1);
        }
    }
}
