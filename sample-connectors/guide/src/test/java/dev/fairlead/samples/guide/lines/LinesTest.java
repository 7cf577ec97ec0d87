package dev.fairlead.samples.guide.lines;

import static dev.fairlead.samples.guide.lines.Job.Part.main;
import static dev.fairlead.samples.guide.lines.Job.Part.test;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The tables in docs/samples.md say how many lines there are; {@code -Dfairlead.docs=write} writes
 * them anew.
 */
class LinesTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path PAGE = ROOT.resolve("docs/samples.md");
    private static final String GENERATOR = "generator";

    /** The same job twice; the same laws judge both. */
    private record Twins(Job typed, Job raw, Job rawSettings) {
        String row() {
            int mine = typed.lines(ROOT);
            int theirs = raw.lines(ROOT);
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.1f | %d |",
                    typed.name(),
                    mine,
                    theirs,
                    (double) theirs / mine,
                    rawSettings.lines(ROOT));
        }
    }

    /** What somebody else wrote, counted by the same rule at one commit. */
    private record Neighbour(Job typed, String existing, int lines) {
        String row() {
            return "| "
                    + typed.name()
                    + " | "
                    + typed.lines(ROOT)
                    + " | "
                    + existing
                    + " | "
                    + lines
                    + " |";
        }
    }

    private static final List<Twins> TWINS =
            List.of(
                    new Twins(
                            Job.of(
                                    "generator",
                                    main(
                                            GENERATOR,
                                            "Generator GeneratorConfig RowReader Made Pace Count"
                                                    + " Strand")),
                            Job.of(
                                    "",
                                    test(
                                            GENERATOR,
                                            "raw/RawGenerator raw/RawGeneratorSettings"
                                                    + " raw/RawGeneratorTask raw/RawStream"
                                                    + " raw/RawKind")),
                            Job.of("", test(GENERATOR, "raw/RawGeneratorSettings"))),
                    new Twins(
                            Job.of(
                                    "HTTP, source",
                                    main(
                                            "http",
                                            "HttpSource HttpSourceConfig PageReader Place Endpoint"
                                                    + " Http")),
                            Job.of(
                                    "",
                                    test(
                                            "http",
                                            "RawHttpSource RawHttpSourceSettings RawHttpSourceTask"
                                                    + " RawList"),
                                    main("http", "Http")),
                            Job.of("", test("http", "RawHttpSourceSettings"))),
                    new Twins(
                            Job.of(
                                    "HTTP, sink",
                                    main("http", "HttpSink HttpSinkConfig PostWriter Json Http")),
                            Job.of(
                                    "",
                                    test("http", "RawHttpSink RawHttpSinkSettings RawHttpSinkTask"),
                                    main("http", "Json Http")),
                            Job.of("", test("http", "RawHttpSinkSettings"))));

    private static final List<Neighbour> NEIGHBOURS =
            List.of(
                    new Neighbour(
                            Job.of(
                                    "files, source",
                                    main(
                                            "files",
                                            "FollowConnector FollowConfig LineReader TextFile"
                                                    + " Position")),
                            "Apache `FileStreamSourceConnector` (1eb7644)",
                            256),
                    new Neighbour(
                            Job.of(
                                    "files, sink",
                                    main("files", "FileSink FileSinkConfig LineWriter Checkpoint")),
                            "Apache `FileStreamSinkConnector` (1eb7644)",
                            86),
                    new Neighbour(
                            Job.of(
                                    "tables, source",
                                    main(
                                            "jdbc",
                                            "TableSource TableSourceConfig TableReader TableShape"
                                                    + " Cell Table RowOffset")),
                            "Confluent JDBC, source (388d41d)",
                            3172),
                    new Neighbour(
                            Job.of(
                                    "tables, sink",
                                    main(
                                            "jdbc",
                                            "TableSink TableSinkConfig TableWriter Changes Change"
                                                    + " Progress TargetTable Dialect")),
                            "Confluent JDBC, sink (388d41d)",
                            1797),
                    new Neighbour(
                            Job.of("tables, what both need", main("jdbc", "Access Trouble Quoted")),
                            "its dialects for PostgreSQL and any other, and helpers",
                            4426),
                    new Neighbour(
                            Job.of(
                                    "HTTP, source",
                                    main(
                                            "http",
                                            "HttpSource HttpSourceConfig PageReader Place Endpoint"
                                                    + " Http")),
                            "castorm HTTP (2248f3c)",
                            1580),
                    new Neighbour(
                            Job.of(
                                    "HTTP, sink",
                                    main("http", "HttpSink HttpSinkConfig PostWriter Json Http")),
                            "Aiven HTTP, without OAuth and trust stores (a054599)",
                            1220),
                    new Neighbour(
                            Job.of(
                                    "generator",
                                    main(
                                            GENERATOR,
                                            "Generator GeneratorConfig RowReader Made Pace Count"
                                                    + " Strand")),
                            "Confluent datagen (ae9c03e)",
                            393),
                    new Neighbour(
                            Job.of(
                                    "queue, source and sink",
                                    main(
                                            "queue",
                                            "QueueSource QueueSourceConfig QueueSubscription"
                                                    + " QueueSink QueueSinkConfig QueueWriter"
                                                    + " BrokerAccess")),
                            "macronova JMS (7646f8d)",
                            1429));

    private static String told() throws IOException {
        String page = Files.readString(PAGE);
        String twins = TWINS.stream().map(Twins::row).collect(Collectors.joining("\n", "\n", "\n"));
        String neighbours =
                NEIGHBOURS.stream()
                        .map(Neighbour::row)
                        .collect(Collectors.joining("\n", "\n", "\n"));
        return replaced(
                replaced(page, "| job | with the SDK | against Connect's API |", twins),
                "| job | with the SDK | existing connector |",
                neighbours);
    }

    /** The page with other rows in the table whose head begins so. */
    private static String replaced(String page, String head, String rows) {
        int begin = page.indexOf("\n|---", page.indexOf(head));
        int rowsFrom = page.indexOf('\n', begin + 1);
        int end = page.indexOf("\n\n", rowsFrom);
        assertThat(page.indexOf(head)).as("a table that begins with " + head).isNotNegative();
        return page.substring(0, rowsFrom) + rows + page.substring(end + 1);
    }

    @Test
    void are_as_many_as_the_page_says() throws IOException {
        String told = told();
        if (System.getProperty("fairlead.docs", "").equals("write")) {
            Files.writeString(PAGE, told);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/samples.md; write its tables anew with -Dfairlead.docs=write")
                .isEqualTo(told);
    }

    @Nested
    class ALineOfCode {
        @Test
        void counts_unless_it_is_blank_a_comment_an_import_a_package_or_only_closes() {
            String code =
                    """
                    package a;

                    import b.C;

                    /**
                     * Words.
                     */
                    class A {
                        // why
                        int a = 1; // counts
                        /* b */ int b = 2;
                        void c() {
                            run(() -> {
                                d();
                            });
                        }
                    }
                    """;
            assertThat(CodeLines.in(code)).isEqualTo(6);
        }
    }
}
