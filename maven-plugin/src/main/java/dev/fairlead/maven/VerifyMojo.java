package dev.fairlead.maven;

import dev.fairlead.maven.verify.KitCommand;
import dev.fairlead.maven.verify.Options;
import dev.fairlead.maven.verify.Verification;
import dev.fairlead.maven.verify.Worker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Loads the plugin jar as a worker does, with the loader of each Kafka version that it is for, in a
 * JVM of its own for each.
 */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class VerifyMojo extends AbstractMojo {
    private static final String KAFKA = "org.apache.kafka";

    private final RepositorySystem repositories;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession session;

    /** The plugin jar, as {@code mvn package} makes it. */
    @Parameter(
            defaultValue = "${project.build.directory}/${project.build.finalName}.jar",
            readonly = true,
            required = true)
    private File jar;

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classes;

    @Parameter(
            defaultValue = "${project.build.directory}/fairlead/verify",
            readonly = true,
            required = true)
    private File workDirectory;

    /** The versions of Kafka whose workers it is for; without any, that of connect-api. */
    @Parameter(property = "fairlead.kafkaVersions")
    private List<String> kafkaVersions = List.of();

    /** Beginnings of names of classes that may come from the worker, or be missing. */
    @Parameter private Set<String> fromWorker = Set.of();

    /** Settings that are named like a secret and aren't one. */
    @Parameter private Set<String> notSecret = Set.of();

    /** How many seconds one version of Kafka may take. */
    @Parameter(property = "fairlead.verify.seconds", defaultValue = "60")
    private int seconds = 60;

    /**
     * Whether the test kit, if the project has it, judges plugins that no test judges, and the
     * certificate that the tests left.
     */
    @Parameter(property = "fairlead.verify.laws", defaultValue = "true")
    private boolean laws = true;

    /** Doesn't verify. */
    @Parameter(property = "fairlead.verify.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Creates the goal; Maven calls this.
     *
     * @param repositories finds workers
     */
    @Inject
    public VerifyMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("not verified: fairlead.verify.skip is set");
            return;
        }
        Findings findings = new Findings(getLog());
        if (!jar.isFile()) {
            findings.tell(List.of(noJar()));
        }
        try {
            judge(findings, workers());
        } catch (IOException e) {
            throw new MojoExecutionException(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while plugins were looked at", e);
        }
    }

    private void judge(Findings findings, List<Worker> workers)
            throws IOException, InterruptedException, MojoFailureException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path directory = Files.createDirectories(workDirectory.toPath());
        Duration limit = Duration.ofSeconds(seconds);
        Verification.Result result =
                new Verification(java, directory, limit, new Options(own(), fromWorker, notSecret))
                        .run(jar.toPath(), workers);
        result.table().forEach(line -> getLog().info(line));
        findings.tell(result.findings());
        if (laws && hasKit()) {
            findings.tell(
                    new KitCommand(java, testClassPath(), directory, limit)
                            .judge(jar.toPath(), workers.get(workers.size() - 1)));
        }
    }

    private boolean hasKit() {
        return project.getArtifacts().stream()
                .anyMatch(
                        artifact ->
                                artifact.getGroupId().equals("dev.fairlead")
                                        && artifact.getArtifactId().equals("fairlead-test-kit"));
    }

    private List<Path> testClassPath() {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }

    private List<Worker> workers() throws MojoFailureException {
        List<Worker> workers = new ArrayList<>();
        for (String version : versions()) {
            try {
                workers.add(
                        Worker.resolve(
                                version,
                                repositories,
                                session,
                                project.getRemoteProjectRepositories()));
            } catch (DependencyResolutionException e) {
                throw new MojoFailureException(noWorker(version, e).toString(), e);
            }
        }
        return workers;
    }

    private Set<String> versions() throws MojoFailureException {
        if (!kafkaVersions.isEmpty()) {
            return new LinkedHashSet<>(kafkaVersions); // in the order of the table
        }
        for (String artifact : List.of("connect-api", "kafka-clients")) {
            for (Artifact each : project.getArtifacts()) {
                if (each.getGroupId().equals(KAFKA) && each.getArtifactId().equals(artifact)) {
                    return Set.of(each.getBaseVersion());
                }
            }
        }
        throw new MojoFailureException(
                Finding.error(
                                "FL402",
                                "no version of Kafka to verify the plugin with",
                                pom(),
                                "without <kafkaVersions> it is the version of the dependency"
                                        + " org.apache.kafka:connect-api, and there is none",
                                "<configuration><kafkaVersions><version>4.3.1</version></kafkaVersions>"
                                    + "</configuration>")
                        .toString());
    }

    private Finding noWorker(String version, Exception e) {
        return Finding.error(
                "FL402",
                "the worker of Kafka " + version + " can't be found",
                pom(),
                e.getMessage() == null ? e.toString() : e.getMessage(),
                "name a version that org.apache.kafka:connect-runtime has; if Maven is offline,"
                        + " build once without -o");
    }

    /** The POM that a person wrote; {@code project.getFile()} is the one that is installed. */
    private String pom() {
        return project.getBasedir().toPath().resolve("pom.xml").toString();
    }

    private Finding noJar() {
        return Finding.error(
                "FL401",
                "there is no plugin jar to verify",
                jar.toString(),
                "the goal loads what mvn package makes",
                "mvn verify");
    }

    /** The project's own classes, as opposed to those of libraries. */
    private Set<String> own() throws IOException {
        Path root = classes.toPath();
        if (!Files.isDirectory(root)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(
                            file ->
                                    file.substring(0, file.length() - ".class".length())
                                            .replace(File.separatorChar, '.'))
                    .collect(Collectors.toSet());
        }
    }
}
