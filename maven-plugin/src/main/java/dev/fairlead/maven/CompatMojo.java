package dev.fairlead.maven;

import dev.fairlead.maven.compat.KafkaJars;
import dev.fairlead.maven.compat.Surefire;
import dev.fairlead.maven.compat.TestReports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Runs the project's own tests with several versions of Kafka, and shows one table. */
@Mojo(name = "compat", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.TEST_COMPILE)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class CompatMojo extends AbstractMojo {
    private static final int FAILURES_SHOWN_MAX = 5;

    private final RepositorySystem repositories;
    private final BuildPluginManager plugins;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Versions of Kafka. */
    @Parameter(property = "fairlead.compat", defaultValue = "3.9.1,4.0.0,4.3.1")
    private List<String> versions;

    /** Where the reports go, a directory for each version. */
    @Parameter(
            defaultValue = "${project.build.directory}/fairlead/compat",
            readonly = true,
            required = true)
    private File reports;

    /**
     * Creates the goal; Maven calls this.
     *
     * @param repositories finds Kafka's jars
     * @param plugins runs Surefire
     */
    @Inject
    public CompatMojo(RepositorySystem repositories, BuildPluginManager plugins) {
        this.repositories = repositories;
        this.plugins = plugins;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        KafkaJars jars =
                new KafkaJars(project.getArtifacts(), repositories, session.getRepositorySession());
        Findings findings = new Findings(getLog());
        if (jars.isEmpty()) {
            findings.tell(List.of(withoutKafka()));
            return;
        }
        Map<String, TestReports> results = new LinkedHashMap<>();
        List<Finding> found = new ArrayList<>();
        for (String version : versions) {
            try {
                TestReports result = test(version.strip(), jars);
                results.put(version.strip(), result);
                if (!result.isGood()) {
                    found.add(failed(version.strip(), result));
                }
            } catch (DependencyResolutionException e) {
                found.add(missing(version.strip(), e));
            } catch (IOException e) {
                throw new MojoExecutionException("reports: " + e.getMessage(), e);
            }
        }
        table(results);
        findings.tell(found);
    }

    private TestReports test(String version, KafkaJars jars)
            throws DependencyResolutionException, IOException, MojoExecutionException {
        List<Path> kafka = jars.of(version, project.getRemoteProjectRepositories());
        getLog().info("tests with Kafka " + version);
        Path directory = reports.toPath().resolve(version);
        empty(directory);
        new Surefire(plugins, session).test(kafka, directory);
        return TestReports.read(directory);
    }

    private static void empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> old = Files.list(directory)) {
            for (Path file : old.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void table(Map<String, TestReports> results) {
        getLog().info(
                        String.format(
                                Locale.ROOT,
                                "%-10s %6s %7s %8s %8s",
                                "Kafka",
                                "tests",
                                "failed",
                                "skipped",
                                "seconds"));
        results.forEach(
                (version, result) ->
                        getLog().info(
                                        String.format(
                                                Locale.ROOT,
                                                "%-10s %6d %7d %8d %8.1f",
                                                version,
                                                result.tests(),
                                                result.failures().size(),
                                                result.skipped(),
                                                result.seconds())));
    }

    private Finding withoutKafka() {
        return Finding.error(
                "FL951",
                "the project has nothing of Kafka's to replace",
                String.valueOf(project.getFile()),
                "the goal runs the tests with other versions of the project's org.apache.kafka"
                        + " dependencies",
                """
                <dependency>
                  <groupId>org.apache.kafka</groupId>
                  <artifactId>connect-api</artifactId>
                  <version>4.3.1</version>
                  <scope>provided</scope>
                </dependency>\
                """);
    }

    private Finding failed(String version, TestReports result) {
        Path directory = reports.toPath().resolve(version);
        if (result.tests() == 0) {
            return Finding.error(
                    "FL952",
                    "no test ran with Kafka " + version,
                    directory.toString(),
                    "what isn't tested isn't known to work",
                    "write a test, or take -Dtest= and -DskipTests away");
        }
        List<String> failures = result.failures();
        String more =
                failures.size() > FAILURES_SHOWN_MAX
                        ? "\n… and " + (failures.size() - FAILURES_SHOWN_MAX) + " more"
                        : "";
        return Finding.error(
                "FL953",
                failures.size() + " of " + result.tests() + " tests fail with Kafka " + version,
                directory.toString(),
                String.join("\n", failures.stream().limit(FAILURES_SHOWN_MAX).toList()) + more,
                "don't promise this version, or use only what it has; a method that newer versions"
                        + " have is called behind a check");
    }

    private static Finding missing(String version, DependencyResolutionException e) {
        return Finding.error(
                "FL954",
                "there is no Kafka " + version,
                "-Dfairlead.compat",
                String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                "correct the version, or run once with a network");
    }
}
