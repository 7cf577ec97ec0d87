package dev.fairlead.testkit.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

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
     * target/fairlead/counterexamples}.
     */
    public static Gallery fromProperties() {
        return new Gallery(
                Path.of(""), System.getProperty(DIRECTORY, "target/fairlead/counterexamples"));
    }

    /**
     * The failure as a person reads it, with a last line that says where its picture is, or why
     * there is none. Nothing that goes wrong with the picture hides the failure.
     */
    public String hang(Counterexample broken, Subject subject) {
        String name = broken.law().id() + "-" + subject.connector();
        return broken.text() + place(name, () -> Picture.of(broken, subject));
    }

    /** Hangs a page that was drawn before; the answer is a line that says where it is. */
    public String hang(String name, String page) {
        return place(name, () -> page);
    }

    private String place(String name, Supplier<String> page) {
        return "picture: " + write(name, page) + "\n";
    }

    private String write(String name, Supplier<String> page) {
        try {
            Path room = room();
            Path file = room.resolve(name.replaceAll("[^A-Za-z0-9_-]", "_") + ".html");
            Files.writeString(file, page.get(), StandardCharsets.UTF_8);
            return project.relativize(file).toString().replace('\\', '/');
        } catch (IOException | RuntimeException e) {
            return "none, since it can't be written to '" + directory + "': " + e;
        }
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
