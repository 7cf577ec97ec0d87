package dev.fairlead.testkit.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gets the jars of a release of Kafka Connect with the user's Maven, so that mirrors and proxies
 * are the user's. Keeps them in a directory of its own, so that Maven runs once for each release.
 */
final class MavenJars {
    private static final String GOAL =
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
    private static final String POM =
            """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>dev.fairlead.generated</groupId>
              <artifactId>connect-%1$s</artifactId>
              <version>1</version>
              <dependencies>
            %2$s  </dependencies>
            </project>
            """;
    private static final String DEPENDENCY =
            """
                <dependency>
                  <groupId>org.apache.kafka</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                </dependency>
            """;

    private final Path kept;
    private final String maven;

    MavenJars(Path kept, String maven) {
        this.kept = kept;
        this.maven = maven;
    }

    /** Keeps jars where the user's caches are; finds Maven by its name. */
    static MavenJars ofUser() {
        String cache = System.getProperty("fairlead.cache");
        Path kept =
                cache == null
                        ? Path.of(System.getProperty("user.home"), ".cache", "fairlead", "connect")
                        : Path.of(cache);
        String home = System.getenv("MAVEN_HOME");
        return new MavenJars(kept, home == null ? "mvn" : home + "/bin/mvn");
    }

    /**
     * The jars of a release.
     *
     * @throws BadInput Maven isn't there, or doesn't find them
     */
    ConnectJars get(ConnectRelease release) {
        Path home = kept.resolve(release.version());
        try {
            if (!Files.isDirectory(home)) {
                fetch(release, home);
            }
            try (Stream<Path> jars = Files.list(home)) {
                return new ConnectJars(
                        Optional.of(release.version()),
                        jars.filter(jar -> jar.toString().endsWith(".jar"))
                                .map(Path::toAbsolutePath)
                                .sorted()
                                .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Offline first, which is quick where the jars are already; at last without the plugins. */
    private void fetch(ConnectRelease release, Path home) throws IOException {
        Files.createDirectories(kept);
        Path work = Files.createTempDirectory(kept, "fetching-");
        try {
            fetch(release, home, work);
        } finally {
            Rooms.delete(work);
        }
    }

    private void fetch(ConnectRelease release, Path home, Path work) throws IOException {
        List<String> all = List.of("connect-api", "connect-json", "connect-transforms");
        String said = run(release, work, all, true);
        if (!said.isEmpty()) {
            said = run(release, work, all, false);
        }
        if (!said.isEmpty()) {
            // the newest release may be there in parts
            said = run(release, work, List.of("connect-api"), false);
        }
        if (!said.isEmpty()) {
            throw new BadInput(
                    ("Maven can't get connect-api %s, which the plugin is to be judged with: %s;"
                                    + " correct --connect-version, or name the jars with --api")
                            .formatted(release.version(), said));
        }
        try {
            Files.move(work.resolve("jars"), home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(work.resolve("jars"), home);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) { // else another process was quicker
                throw e;
            }
        }
    }

    /** What Maven complained about; empty when it did what it was told. */
    private String run(ConnectRelease release, Path work, List<String> artifacts, boolean offline)
            throws IOException {
        String dependencies =
                artifacts.stream()
                        .map(each -> DEPENDENCY.formatted(each, release.version()))
                        .collect(Collectors.joining());
        Path pom = work.resolve("pom.xml");
        Files.writeString(pom, POM.formatted(release.version(), dependencies));
        List<String> command = new ArrayList<>(List.of(maven, "-q", "-B", "-f", pom.toString()));
        if (offline) {
            command.add("-o");
        }
        command.addAll(
                List.of(
                        "-DincludeScope=runtime",
                        "-DoutputDirectory=" + work.resolve("jars"),
                        GOAL));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new BadInput(
                    ("Maven, which gets connect-api %s, can't be run (%s); install it, set"
                                    + " MAVEN_HOME, or name the jars with --api")
                            .formatted(release.version(), e.getMessage()));
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 ? "" : complaint(output);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new BadInput("getting connect-api was interrupted");
        }
    }

    private static String complaint(String output) {
        return output.lines()
                .filter(line -> line.contains("ERROR"))
                .map(
                        line ->
                                line.replaceAll("\u001b\\[[0-9;]*m", "")
                                        .replace("[ERROR] ", "")
                                        .strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("it ended without a word");
    }
}
