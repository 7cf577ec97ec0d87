package dev.fairlead.testkit.report;

import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.TrialJson;
import dev.fairlead.testkit.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes the pictures of counterexamples into a directory of the project. Any thread; of two
 * pictures with the same law and connector the later one stays.
 */
public final class Gallery {
    private static final String DIRECTORY = "fairlead.report.dir";

    private final Path project;
    private final String directory;

    /**
     * @param project the project's directory
     * @param directory where pictures go, relative to it or within it
     */
    public Gallery(Path project, String directory) {
        this.project = project.toAbsolutePath().normalize();
        this.directory = directory;
    }

    /**
     * The gallery of the project that the build runs tests of: the working directory, and in it
     * what the system property {@code fairlead.report.dir} says, else {@code
     * target/fairlead/report}.
     */
    public static Gallery fromProperties() {
        return new Gallery(Path.of(""), System.getProperty(DIRECTORY, "target/fairlead/report"));
    }

    /**
     * The failure as a person reads it, with a last line that says where its picture is, or why
     * there is none. Nothing that goes wrong with the picture hides the failure.
     */
    public String hang(Counterexample broken, Subject subject) {
        String name = broken.law().id() + "-" + subject.connector();
        return broken.text() + place(name, () -> Picture.of(broken, subject));
    }

    /**
     * Writes what came of a trial: its page, and for each law that is broken a picture and a test.
     * The answer is a line that says where the page is, or why there is none.
     */
    public String hang(Trial trial) {
        for (Judgement judgement : trial.judgements()) {
            if (judgement.verdict() instanceof Verdict.Broken broken) {
                hang(judgement.law().id(), broken, trial.name());
            }
        }
        String name = pageOf(trial);
        write(name + ".json", () -> TrialJson.of(trial));
        String page = write(name + ".html", () -> TrialPage.of(trial));
        write("index.html", this::index);
        return "report: " + page + "\n";
    }

    /** A connector may be checked in several ways, each with a page of its own. */
    private static String pageOf(Trial trial) {
        return Set.of("source", "sink").contains(trial.kind())
                ? trial.name()
                : trial.name() + "-" + trial.kind().replace(' ', '-');
    }

    /** A page that leads to the pages of all trials that were written here. */
    private String index() {
        List<Trial> trials = new ArrayList<>();
        try (Stream<Path> files = Files.list(room())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                trials.add(TrialJson.parse(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TrialPage.index(trials, Gallery::pageOf);
    }

    /** Writes a picture and a test; lines that say where they are. */
    public String hang(String law, Verdict.Broken broken, String plugin) {
        StringBuilder lines = new StringBuilder();
        if (!broken.picture().isEmpty()) {
            lines.append(place(law + "-" + plugin, broken::picture));
        }
        if (!broken.test().isEmpty()) {
            lines.append("test: ")
                    .append(write(Pin.nameOf(law, plugin) + ".java", broken::test))
                    .append('\n');
        }
        return lines.toString();
    }

    private String place(String name, Supplier<String> page) {
        return "picture: " + write(name + ".html", page) + "\n";
    }

    private String write(String name, Supplier<String> page) {
        try {
            Path room = room();
            Path file = room.resolve(safe(name));
            Files.writeString(file, page.get(), StandardCharsets.UTF_8);
            return project.relativize(file).toString().replace('\\', '/');
        } catch (IOException | RuntimeException e) {
            return "none, since it can't be written to '" + directory + "': " + e;
        }
    }

    /** A name without anything that could lead elsewhere; its ending stays. */
    private static String safe(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot).replaceAll("[^A-Za-z0-9_-]", "_") + name.substring(dot);
    }

    /** The directory, made if need be; links don't lead out of the project either. */
    private Path room() throws IOException {
        Path room = project.resolve(directory).normalize();
        if (!room.startsWith(project) || !existing(room).startsWith(project.toRealPath())) {
            throw new IOException(
                    "it is outside the project directory '"
                            + project
                            + "'; set the system property "
                            + DIRECTORY
                            + " to a directory within");
        }
        return Files.createDirectories(room);
    }

    /** Where the part of a path within the project that exists really is. */
    private Path existing(Path room) throws IOException {
        Path existing = project;
        for (Path part : project.relativize(room)) {
            if (!Files.exists(existing.resolve(part))) {
                break;
            }
            existing = existing.resolve(part);
        }
        return existing.toRealPath();
    }
}
