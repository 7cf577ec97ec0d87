package dev.fairlead.maven.compat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * What the tests came to with one version of Kafka.
 *
 * @param tests how many ran
 * @param skipped how many of them were skipped
 * @param seconds how long they took
 * @param failures one line for each that failed: its name and the first line of its message
 */
public record TestReports(int tests, int skipped, double seconds, List<String> failures) {
    /** Copies what it is given. */
    public TestReports {
        failures = List.copyOf(failures);
    }

    /**
     * Reads what Surefire wrote.
     *
     * @param directory the directory of its XML files, which may not exist
     * @return the sum of all
     * @throws IOException a file can't be read
     */
    public static TestReports read(Path directory) throws IOException {
        int tests = 0;
        int skipped = 0;
        double seconds = 0;
        List<String> failures = new ArrayList<>();
        for (Path file : files(directory)) {
            Xpp3Dom suite = parse(file);
            tests += number(suite, "tests");
            skipped += number(suite, "skipped");
            seconds += Double.parseDouble(suite.getAttribute("time").replace(",", ""));
            for (Xpp3Dom test : suite.getChildren("testcase")) {
                failure(test).ifPresent(failures::add);
            }
        }
        return new TestReports(tests, skipped, seconds, failures);
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    private static Xpp3Dom parse(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return Xpp3DomBuilder.build(reader);
        } catch (XmlPullParserException | EOFException e) {
            throw new IOException(file + " is no report: " + e.getMessage(), e);
        }
    }

    private static int number(Xpp3Dom suite, String attribute) {
        return Integer.parseInt(suite.getAttribute(attribute));
    }

    private static Optional<String> failure(Xpp3Dom test) {
        Xpp3Dom failure =
                test.getChild("failure") == null
                        ? test.getChild("error")
                        : test.getChild("failure");
        if (failure == null) {
            return Optional.empty();
        }
        String type = String.valueOf(failure.getAttribute("type"));
        String message = failure.getAttribute("message");
        String first =
                message == null || message.isBlank()
                        ? ""
                        : ": " + message.strip().lines().findFirst().orElse("");
        String className = test.getAttribute("classname");
        return Optional.of(
                className.substring(className.lastIndexOf('.') + 1)
                        + "."
                        + test.getAttribute("name")
                        + " – "
                        + type.substring(type.lastIndexOf('.') + 1)
                        + first);
    }

    /**
     * Tells whether the version will do.
     *
     * @return true if tests ran and none failed
     */
    public boolean isGood() {
        return tests > 0 && failures.isEmpty();
    }
}
