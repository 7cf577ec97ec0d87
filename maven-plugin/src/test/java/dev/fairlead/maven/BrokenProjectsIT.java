package dev.fairlead.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.fixture.BrokenProjects;
import dev.fairlead.maven.fixture.ForkedMaven;
import dev.fairlead.maven.fixture.Told;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small projects with one fault each, built by one Maven in a Turkish locale and in a path with a
 * space. What is found in each is what its {@code finding.txt} says, and nothing else.
 */
class BrokenProjectsIT {
    private static ForkedMaven.Result result;
    private static List<Told> findings;

    @BeforeAll
    static void build_all_of_them(@TempDir Path directory) throws Exception {
        Path place = directory.resolve("broken plugins");
        result =
                ForkedMaven.withThisBuildsArtifacts()
                        .run(
                                BrokenProjects.copiedTo(place).directory(),
                                "verify",
                                "-fae",
                                "-T2",
                                property("kafka.version"),
                                property("slf4j.version"),
                                property("junit.version"),
                                property("jackson.version"),
                                property("fairlead.version"));
        findings = Told.in(result.output());
    }

    @Nested
    class EachProject {
        @TestFactory
        Stream<DynamicTest> is_told_what_is_wrong_with_it_and_nothing_else() throws Exception {
            return BrokenProjects.names().stream()
                    .map(name -> DynamicTest.dynamicTest(name, () -> judge(name)));
        }
    }

    private static void judge(String project) throws Exception {
        List<Told> found = findings.stream().filter(each -> each.isIn(project)).toList();
        List<String> expected = BrokenProjects.expected(project);
        assertThat(found)
                .as("%s in%n%s", project, result.text())
                .extracting(each -> (each.isError() ? "error " : "warning ") + each.code())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream()
                                .map(each -> each.lines().findFirst().orElseThrow())
                                .toList());
        for (String paragraph : expected) {
            String code = paragraph.lines().findFirst().orElseThrow().replaceFirst("\\w+ ", "");
            Told told =
                    found.stream()
                            .filter(each -> each.code().equals(code))
                            .findFirst()
                            .orElseThrow();
            assertThat(paragraph.lines().skip(1))
                    .allSatisfy(text -> assertThat(told.text()).contains(text));
            assertThat(told.text()).contains("\n  why:   ", "\n  fix:   ");
        }
        boolean fails = expected.stream().anyMatch(each -> each.startsWith("error"));
        assertThat(result.output())
                .anyMatch(
                        line ->
                                line.matches(
                                        "\\[INFO] "
                                                + project
                                                + " \\.+ "
                                                + (fails ? "FAILURE" : "SUCCESS")
                                                + " .*"));
    }

    private static String property(String name) {
        return "-D" + name + "=" + System.getProperty(name);
    }
}
