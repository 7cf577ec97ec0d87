package dev.fairlead.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.world.FileWorld;
import dev.fairlead.testkit.world.MemoryWorld;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class TrialPageTest {
    private static final Trial APACHES =
            SourceLaws.of(FileStreamSourceConnector.class)
                    .in(FileWorld.file("file"))
                    .with("topic", "lines")
                    .randomSchedules(100)
                    .trial();

    private static Document parsed(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static Verdict.Broken broken(Trial trial, String law) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.law().id().equals(law))
                .map(judgement -> (Verdict.Broken) judgement.verdict())
                .findFirst()
                .orElseThrow();
    }

    private static Trial trialOf(LawText law, Verdict verdict) {
        return new Trial(
                "org.example.<Follow>",
                "source",
                List.of(new Judgement(law, verdict)),
                Map.of("schedules", 1L),
                Map.of("crash & burn", 0L));
    }

    @Nested
    class OfAConnectorThatBreaksLaws {
        private static int brokenLaws() {
            return (int)
                    APACHES.judgements().stream()
                            .filter(judgement -> judgement.verdict() instanceof Verdict.Broken)
                            .count();
        }

        @Test
        void tells_what_is_broken_when_it_went_wrong_and_what_to_look_for() {
            assertThat(TrialPage.of(APACHES))
                    .contains("FileStreamSourceConnector breaks " + brokenLaws() + " laws")
                    .contains("the damage is done; from here on a crash breaks the law")
                    .contains("characters and bytes, lines and records")
                    .contains("https://github.com/lensesio/stream-reactor/issues/448")
                    .contains("class FileStreamSourceConnectorS3Test");
        }

        @Test
        void shows_each_law_with_its_verdict_and_what_came_up() {
            assertThat(TrialPage.of(APACHES))
                    .contains("<td>S9</td>", "\u2713 kept", "\u2717 broken")
                    .contains("crash between acknowledgement and commit")
                    .contains("record left out by a transformation</td><td class=\"number\">never");
        }

        @Test
        void is_one_well_formed_file_without_scripts_that_loads_nothing() throws Exception {
            String page = TrialPage.of(APACHES);

            assertThat(page)
                    .doesNotContain("<script", "<link", "<img", "src=", "@import")
                    .contains("prefers-color-scheme: dark", "default-src 'none'");
            assertThat(parsed(page).getElementsByTagName("section").getLength())
                    .isEqualTo(brokenLaws());
        }
    }

    @Nested
    class OfOtherTrials {
        @Test
        void says_that_a_law_was_not_checked() throws Exception {
            String page = TrialPage.of(trialOf(SourceTexts.S1, new Verdict.Unchecked("no <time>")));

            assertThat(page).contains("no law was checked", "no &lt;time&gt;", "? unchecked");
            assertThat(parsed(page)).isNotNull();
        }

        @Test
        void takes_text_in_place_of_a_picture() throws Exception {
            String page =
                    TrialPage.of(
                            trialOf(
                                    SourceTexts.S1,
                                    new Verdict.Broken("x < y", "", "a\n<b>", "no page")));

            assertThat(page).contains("<pre>a\n&lt;b&gt;</pre>");
            assertThat(parsed(page)).isNotNull();
        }
    }

    @Nested
    class ATestThatPinsACounterexample {
        @TempDir Path directory;

        private void run(String name, String source) throws Throwable {
            Path file = Files.writeString(directory.resolve(name + ".java"), source);
            int result =
                    ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    null,
                                    null,
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    directory.toString(),
                                    file.toString());
            assertThat(result).isZero();
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
                Class<?> test = Class.forName(name, true, loader);
                var constructor = test.getDeclaredConstructor();
                constructor.setAccessible(true);
                for (Method method : test.getDeclaredMethods()) {
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                }
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        @Test
        void compiles_and_fails_as_the_search_did() {
            String source = broken(APACHES, "S3").test();

            assertThat(source.lines().count()).isBetween(8L, 20L);
            assertThatThrownBy(() -> run("FileStreamSourceConnectorS3Test", source))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("S3 resuming skips nothing");
        }

        @Test
        void is_written_beside_the_page() throws IOException {
            new Gallery(directory, "report").hang(APACHES);

            assertThat(directory.resolve("report/FileStreamSourceConnectorS3Test.java"))
                    .content()
                    .isEqualTo(broken(APACHES, "S3").test());
            assertThat(directory.resolve("report/FileStreamSourceConnector.html"))
                    .content()
                    .isEqualTo(TrialPage.of(APACHES));
            assertThat(directory.resolve("report/index.html"))
                    .content()
                    .contains("href=\"FileStreamSourceConnector.html#S3\"");
        }

        @Test
        void names_a_world_that_code_can_not_spell() {
            Recipe recipe =
                    Recipe.of(
                            () -> MemoryWorld.named("world", 1).get(),
                            MemoryWorld.class,
                            Map.of("a", "\"b\""));

            assertThat(recipe.calls()).containsExactly("in(world())", "with(\"a\", \"\\\"b\\\"\")");
            assertThat(recipe.world()).isEqualTo(MemoryWorld.class.getName());
        }
    }
}
