package dev.fairlead.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.history.Column;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.Violation;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.FileWorld;
import dev.fairlead.testkit.world.Item;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PictureTest {
    private static final Subject SUBJECT = new Subject("SourceLaws", "FollowConnector");
    private static final Item A0 = Item.of(0, 0, Texture.PLAIN);

    private static Counterexample counterexample(String statement, Happening... happenings) {
        History.Recorder recorder = new History.Recorder();
        for (Happening happening : happenings) {
            recorder.enter(recorder.history().entries().size() + 1);
            recorder.note(happening);
        }
        return new Counterexample(
                new Law(
                        LawText.required("S0", "nothing is wrong", ""),
                        history -> Optional.empty()),
                Schedule.parse("A p x"),
                recorder.history(),
                new Violation(statement, happenings.length - 1));
    }

    private static Emission emission(int number, String seen, String offset) {
        return new Emission(
                number, Optional.empty(), seen, "{\"file\":\"a\"}", offset, Optional.empty());
    }

    private static Document parsed(String page) {
        try {
            String body = page.substring(page.indexOf("<html"));
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
        } catch (Exception e) {
            throw new AssertionError("the page is not well-formed XML:\n" + page, e);
        }
    }

    private static int count(String part, String page) {
        return page.split(Pattern.quote(part), -1).length - 1;
    }

    @Nested
    class OfApachesFileSource {
        private static Counterexample resumesInsideALine() {
            return SourceLaws.of(FileStreamSourceConnector.class)
                    .in(FileWorld.file("file"))
                    .with("topic", "lines")
                    .find()
                    .counterexamples()
                    .values()
                    .stream()
                    .filter(broken -> broken.law().id().equals("S3"))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void it_tells_the_law_what_broke_it_and_how_to_live_it_again() {
            String page =
                    Picture.of(
                            resumesInsideALine(),
                            new Subject("SourceLaws", "FileStreamSourceConnector"));

            assertThat(page)
                    .contains("<span class=\"id\">S3</span> “resuming skips nothing”")
                    .contains("after the restart the first record is &#39;😀&#39;")
                    .contains("Situation: <b>crash after commit</b>")
                    .contains("<b>a0</b> reads <code>a0é€😀</code>")
                    .contains(
                            "SourceLaws.of(FileStreamSourceConnector.class)",
                            ".replay(Schedule.parse(&quot;A* p a c x&quot;));")
                    .contains("store {position=7}", "store {position=10}")
                    .containsOnlyOnce("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"wide\"")
                    .containsOnlyOnce("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"narrow\"");
            assertThat(count("class=\"dot bad\"", page)).as("red dots, one a drawing").isEqualTo(2);
            assertThat(count("class=\"flight arrived\"", page)).as("arrows").isEqualTo(4);
            assertThat(parsed(page).getElementsByTagName("svg").getLength()).isEqualTo(2);
        }

        @Test
        void it_needs_nothing_from_elsewhere() {
            String page = Picture.of(resumesInsideALine(), SUBJECT);

            assertThat(page)
                    .doesNotContain("<script", "<link", "<img", "src=", "href=", "@import")
                    .contains("prefers-color-scheme: dark", "default-src 'none'");
        }
    }

    @Nested
    class OfARecordInFlight {
        @Test
        void an_arrow_goes_on_until_the_crash_and_is_crossed_out() {
            String page =
                    Picture.of(
                            counterexample(
                                    "lost",
                                    new SourceHappening.Polled(
                                            0, List.of(emission(0, "one", "{\"at\":1}"))),
                                    new WorkerHappening.Crashed(),
                                    new WorkerHappening.CameToRest()),
                            SUBJECT);

            assertThat(page).contains("class=\"flight lost\"", "class=\"cross\"");
            assertThat(page).doesNotContain("class=\"flight arrived\"");
        }

        @Test
        void of_a_sink_goes_to_the_world() {
            Counterexample stored =
                    counterexample(
                            "twice",
                            new SinkHappening.Put(List.of(A0)),
                            new SinkHappening.Stored(A0, 1, false));
            Story story = Story.of(stored.history(), 1);

            assertThat(Flight.in(stored.history(), story))
                    .containsExactly(new Flight(0, 1, Column.WORLD, Flight.Fate.ARRIVED));
        }
    }

    @Nested
    class OfCommits {
        @Test
        void the_stairs_go_right_with_more_and_back_with_less() {
            String partition = "{\"file\":\"a\"}";
            Counterexample broken =
                    counterexample(
                            "went back",
                            new SourceHappening.Polled(
                                    0,
                                    List.of(
                                            emission(0, "one", "{\"at\":1}"),
                                            emission(1, "two", "{\"at\":2}"))),
                            new SourceHappening.OffsetStored(partition, "{\"at\":2}"),
                            new WorkerHappening.Asked("commit offsets"),
                            new SourceHappening.OffsetStored(partition, "{\"at\":1}"));
            Story story = Story.of(broken.history(), 3);

            assertThat(Staircase.in(broken.history(), story))
                    .containsExactly(
                            new Staircase(
                                    partition,
                                    List.of(new Staircase.Tread(1, 2), new Staircase.Tread(3, 1)),
                                    2));
        }
    }

    @Nested
    class OfALongLife {
        @Test
        void the_middle_is_left_out_and_the_broken_row_is_not() {
            Happening[] polls = new Happening[200];
            for (int i = 0; i < polls.length; i++) {
                polls[i] =
                        new SourceHappening.Polled(
                                0, List.of(emission(i, "r" + i, "{\"at\":" + i + "}")));
            }
            Counterexample broken = counterexample("too long", polls);

            assertThat(Story.of(broken.history(), 199).moments()).hasSizeLessThan(40);
            String page = Picture.of(broken, SUBJECT);
            assertThat(page).contains("more)", "r199").doesNotContain("r100");
            parsed(page);
        }
    }

    @Nested
    class OfHostileText {
        private static final String HOSTILE =
                "<script>alert(\"1\")</script>&'\u0000\u0007\ud800\u202e]]>--></svg>";

        @Test
        void text_stays_text_and_the_page_well_formed() {
            Counterexample broken =
                    counterexample(
                            HOSTILE,
                            new SourceHappening.Appended(List.of(new Item(0, 0, HOSTILE))),
                            new SourceHappening.Polled(
                                    0, List.of(emission(0, HOSTILE, "{\"at\":1}"))),
                            new SourceHappening.OffsetStored(HOSTILE, HOSTILE));
            String page = Picture.of(broken, new Subject("SourceLaws", HOSTILE));

            assertThat(parsed(page).getElementsByTagName("script").getLength()).isZero();
            assertThat(page)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script", "\u0000", "\u0007", "\ud800", "\u202e");
        }

        @Test
        void text_without_blanks_is_cut_to_what_fits() {
            assertThat(Markup.wrap("😀".repeat(50) + " end", 10))
                    .containsExactly("😀".repeat(9) + "…", "end");
        }
    }

    @Nested
    class InATest {
        private static final String DIRECTORY = "target/pictures-of-one-test";

        private static void replay(String schedule) {
            String before = System.getProperty("fairlead.report.dir");
            System.setProperty("fairlead.report.dir", DIRECTORY);
            try {
                SourceLaws.of(FileStreamSourceConnector.class)
                        .in(FileWorld.file("file"))
                        .with("topic", "lines")
                        .replay(Schedule.parse(schedule));
            } finally {
                if (before == null) {
                    System.clearProperty("fairlead.report.dir");
                } else {
                    System.setProperty("fairlead.report.dir", before);
                }
            }
        }

        @Test
        void nothing_is_written_when_no_law_fails() throws IOException {
            clear();
            replay("A3 p a1 c x");

            assertThat(Path.of(DIRECTORY)).doesNotExist();
        }

        @Test
        void a_law_that_fails_is_written_and_the_failure_ends_with_its_place() throws IOException {
            clear();
            String place = DIRECTORY + "/S3-FileStreamSourceConnector.html";

            assertThatThrownBy(() -> replay("A* p a c x"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("\npicture: " + place + "\n");
            assertThat(Path.of(place)).isNotEmptyFile();
            clear();
        }

        private static void clear() throws IOException {
            if (Files.exists(Path.of(DIRECTORY))) {
                try (Stream<Path> files = Files.list(Path.of(DIRECTORY))) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(Path.of(DIRECTORY));
            }
        }
    }

    @Nested
    class InTheGallery {
        @TempDir Path project;

        private final Counterexample broken =
                counterexample("it broke", new WorkerHappening.CameToRest());

        @Test
        void it_is_written_within_the_project_and_the_failure_says_where() throws IOException {
            String text = new Gallery(project, "target/pictures").hang(broken, SUBJECT);

            assertThat(text)
                    .startsWith(broken.text())
                    .endsWith("\npicture: target/pictures/S0-FollowConnector.html\n");
            assertThat(project.resolve("target/pictures/S0-FollowConnector.html"))
                    .hasContent(Picture.of(broken, SUBJECT));
        }

        @Test
        void a_name_does_not_lead_out_of_it() {
            new Gallery(project, "pictures").hang(broken, new Subject("SourceLaws", "../../x/y"));

            assertThat(project.resolve("pictures/S0-______x_y.html")).exists();
        }

        @Test
        void nothing_is_written_outside_of_the_project() {
            Path inner = project.resolve("inner");
            for (String outside : List.of("../pictures", project.resolve("else").toString())) {
                assertThat(new Gallery(inner, outside).hang(broken, SUBJECT))
                        .startsWith(broken.text())
                        .contains("picture: none", "outside the project directory");
            }
            assertThat(project).isEmptyDirectory();
        }

        @Test
        void a_link_does_not_lead_out_of_the_project() throws IOException {
            Path inner = Files.createDirectory(project.resolve("inner"));
            Path outer = Files.createDirectory(project.resolve("outer"));
            Files.createSymbolicLink(inner.resolve("target"), outer);

            assertThat(new Gallery(inner, "target/pictures").hang(broken, SUBJECT))
                    .contains("picture: none", "outside the project directory");
            assertThat(outer).isEmptyDirectory();
        }

        @Test
        void what_can_not_be_written_does_not_hide_the_failure() throws IOException {
            Files.writeString(project.resolve("target"), "a file where the directory would be");

            assertThat(new Gallery(project, "target/pictures").hang(broken, SUBJECT))
                    .startsWith(broken.text())
                    .contains("picture: none, since it can't be written to 'target/pictures'");
        }
    }
}
