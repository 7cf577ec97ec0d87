package dev.fairlead.testkit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.subject.Answer;
import dev.fairlead.testkit.subject.Fork;
import dev.fairlead.testkit.subject.PluginJar;
import dev.fairlead.testkit.subject.PluginKind;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the pages of findings to what the kit finds in Apache's releases, both ways. Not part of
 * the ordinary build, because it takes minutes: the profile {@code findings} runs it, for one
 * release with {@code -Dfindings.release}.
 */
class FindingsCheck {
    private static final Path JARS = Path.of("target", "findings");
    private static final String THREADS = "X4";
    private static final Map<String, String> EFFORT =
            Map.of("fairlead.seed", "1", "fairlead.budget", "3600");

    /** What is judged, by the name that it has in the first cells of a row. */
    private record Subject(String name, Request request) {
        static Subject of(String name, String type, PluginKind kind) {
            return new Subject(
                    name,
                    new Request(
                            "org.apache.kafka.connect." + type,
                            kind,
                            Map.of(),
                            "",
                            Map.of(),
                            List.of(),
                            Map.of()));
        }

        static Subject file(String name, PluginKind kind, String world, String... settings) {
            Map<String, String> config = new TreeMap<>(Map.of("file", "${path}"));
            for (int i = 0; i < settings.length; i += 2) {
                config.put(settings[i], settings[i + 1]);
            }
            String type = kind == PluginKind.SOURCE ? "Source" : "Sink";
            return new Subject(
                    name,
                    new Request(
                            "org.apache.kafka.connect.file.FileStream" + type + "Connector",
                            kind,
                            config,
                            world,
                            Map.of(),
                            List.of(),
                            Map.of()));
        }

        Request replaying(List<String> tokens) {
            return new Request(
                    request.className(),
                    request.kind(),
                    request.config(),
                    request.world(),
                    Map.of(),
                    tokens,
                    Map.of());
        }
    }

    private static final List<Subject> FILES =
            List.of(
                    Subject.file("source", PluginKind.SOURCE, "file", "topic", "lines"),
                    Subject.file(
                            "source, batch.size=2",
                            PluginKind.SOURCE,
                            "file",
                            "topic",
                            "lines",
                            "batch.size",
                            "2"),
                    Subject.file(
                            "source, shrinking file",
                            PluginKind.SOURCE,
                            "shrinking-file",
                            "topic",
                            "lines"),
                    Subject.file("sink", PluginKind.SINK, "file"));

    private static final List<Subject> OTHERS =
            Stream.of(
                            Stream.of(
                                            "Cast",
                                            "DropHeaders",
                                            "ExtractField",
                                            "Filter",
                                            "Flatten",
                                            "HeaderFrom",
                                            "HoistField",
                                            "InsertField",
                                            "InsertHeader",
                                            "MaskField",
                                            "RegexRouter",
                                            "ReplaceField",
                                            "SetSchemaMetadata",
                                            "TimestampConverter",
                                            "TimestampRouter",
                                            "ValueToKey")
                                    .map(
                                            name ->
                                                    Subject.of(
                                                            name,
                                                            "transforms." + name,
                                                            PluginKind.TRANSFORMATION)),
                            Stream.of("HasHeaderKey", "RecordIsTombstone", "TopicNameMatches")
                                    .map(
                                            name ->
                                                    Subject.of(
                                                            name,
                                                            "transforms.predicates." + name,
                                                            PluginKind.PREDICATE)),
                            Stream.of(
                                    Subject.of(
                                            "JsonConverter",
                                            "json.JsonConverter",
                                            PluginKind.CONVERTER),
                                    Subject.of(
                                            "JsonConverter for headers",
                                            "json.JsonConverter",
                                            PluginKind.HEADER_CONVERTER),
                                    Subject.of(
                                            "StringConverter",
                                            "storage.StringConverter",
                                            PluginKind.CONVERTER),
                                    Subject.of(
                                            "StringConverter for headers",
                                            "storage.StringConverter",
                                            PluginKind.HEADER_CONVERTER),
                                    Subject.of(
                                            "SimpleHeaderConverter",
                                            "storage.SimpleHeaderConverter",
                                            PluginKind.HEADER_CONVERTER)))
                    .flatMap(each -> each)
                    .toList();

    /** A row of a page, in one release. */
    private record Cell(String subject, String law, String text) {
        boolean isToken() {
            return text.matches("`.*`");
        }

        String token() {
            return text.replace("`", "");
        }
    }

    @TestFactory
    Stream<DynamicTest> the_page_about_file_connectors() throws IOException {
        return page("connect-file.md", "connect-file", FILES);
    }

    @TestFactory
    Stream<DynamicTest> the_page_about_transformations_and_converters() throws IOException {
        return page("transforms-and-converters.md", "connect-transforms", OTHERS);
    }

    private static Stream<DynamicTest> page(String page, String artifact, List<Subject> subjects)
            throws IOException {
        return cells(Path.of("../docs/findings", page)).entrySet().stream()
                .filter(
                        each ->
                                System.getProperty("findings.release", each.getKey())
                                        .equals(each.getKey()))
                .flatMap(each -> release(each.getKey(), artifact, subjects, each.getValue()));
    }

    /** All of a release in one process, and then a test for each subject. */
    private static Stream<DynamicTest> release(
            String release, String artifact, List<Subject> subjects, List<Cell> cells) {
        List<Request> requests = new ArrayList<>();
        for (Subject subject : subjects) {
            requests.add(subject.request());
            Set<String> tokens = new TreeSet<>(replayed(written(subject, cells)).values());
            if (!tokens.isEmpty()) {
                requests.add(subject.replaying(List.copyOf(tokens)));
            }
        }
        Answer answer = answer(jar(release, artifact), release, requests);
        return IntStream.range(0, subjects.size())
                .mapToObj(
                        number ->
                                DynamicTest.dynamicTest(
                                        release + " " + subjects.get(number).name(),
                                        () ->
                                                holds(
                                                        answer,
                                                        number,
                                                        release,
                                                        subjects.get(number),
                                                        cells)));
    }

    /** The tokens of a page by the laws that they break. */
    private static Map<String, String> written(Subject subject, List<Cell> cells) {
        Map<String, String> written = new TreeMap<>();
        cells.stream()
                .filter(each -> each.subject().equals(subject.name()) && each.isToken())
                .forEach(each -> written.put(each.law(), each.token()));
        return written;
    }

    /** All but S20's: there, replaying waits some seconds of real time for each law. */
    private static Map<String, String> replayed(Map<String, String> written) {
        Map<String, String> replayed = new TreeMap<>(written);
        replayed.remove("S20");
        return replayed;
    }

    /** Exactly the laws of the page are broken, by its tokens, and each token does it again. */
    private static void holds(
            Answer answer, int number, String release, Subject subject, List<Cell> cells) {
        Trial trial = answer.trials().get(number);
        Map<String, String> written = written(subject, cells);
        boolean absent =
                cells.stream()
                        .filter(each -> each.subject().equals(subject.name()))
                        .anyMatch(each -> each.text().equals("not there"));

        if (absent) {
            assertThat(trial.judgements()).isEmpty();
        }
        Map<String, String> found = found(release, subject, trial);
        if (subject.name().equals("TimestampConverter")) {
            found.remove(THREADS); // its threads share a SimpleDateFormat, and meet as they like
        }
        assertThat(found).isEqualTo(written);
        for (Map.Entry<String, String> each : replayed(written).entrySet()) {
            assertThat(answer.notes())
                    .filteredOn(note -> note.startsWith((number + 1) + " " + each.getValue() + ":"))
                    .as(each.getValue())
                    .singleElement()
                    .asString()
                    .containsPattern("(?m)^" + each.getKey() + " ");
        }
    }

    private static Map<String, String> found(String release, Subject subject, Trial trial) {
        Map<String, String> found = new TreeMap<>();
        for (Judgement judgement : trial.judgements()) {
            if (judgement.verdict() instanceof Verdict.Broken broken) {
                String law = judgement.law().id();
                found.put(law, broken.replay().replaceAll("(?s).*\"(.*)\".*", "$1"));
                System.out.printf(
                        "%s %s: %s %s%n    %s%n",
                        release, subject.name(), law, broken.statement(), broken.replay());
            }
        }
        return found;
    }

    private static Answer answer(Path jar, String release, List<Request> requests) {
        PluginJar plugin =
                PluginJar.at(jar)
                        .withApi(api(release))
                        .withLibraries(List.of(jar(release, "connect-json")));
        Answer answer =
                new Fork(plugin, Replayer.class.getName(), EFFORT, line -> {})
                        .judge(contents -> requests);
        assertThat(answer.bugs()).isEmpty();
        assertThat(answer.notes()).contains(release);
        return answer;
    }

    private static Path jar(String release, String artifact) {
        return JARS.resolve(release).resolve(artifact + "-" + release + ".jar").toAbsolutePath();
    }

    private static List<Path> api(String release) {
        try (Stream<Path> jars = Files.list(JARS.resolve(release))) {
            return jars.filter(each -> !each.getFileName().toString().startsWith("connect-file"))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the table whose head has releases, by release. */
    private static Map<String, List<Cell>> cells(Path page) throws IOException {
        Map<String, List<Cell>> cells = new TreeMap<>();
        List<String> head = List.of();
        for (String line : Files.readAllLines(page)) {
            if (!line.startsWith("|")) {
                head = List.of();
                continue;
            }
            List<String> row = Stream.of(line.split("\\|")).skip(1).map(String::strip).toList();
            if (head.isEmpty()) {
                head = row;
                head.stream()
                        .filter(each -> each.matches("\\d.*"))
                        .forEach(each -> cells.putIfAbsent(each, new ArrayList<>()));
            } else if (!row.get(0).startsWith("--")) {
                for (int i = 0; i < row.size(); i++) {
                    if (cells.containsKey(head.get(i))) {
                        cells.get(head.get(i))
                                .add(new Cell(row.get(0).replace("`", ""), row.get(1), row.get(i)));
                    }
                }
            }
        }
        assertThat(cells).as("a table with releases in " + page).isNotEmpty();
        return cells;
    }
}
