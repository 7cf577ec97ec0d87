package dev.fairlead.maven;

import dev.fairlead.maven.bundle.BuildTraces;
import dev.fairlead.maven.bundle.JarSummary;
import dev.fairlead.maven.bundle.Libraries;
import dev.fairlead.maven.bundle.Library;
import dev.fairlead.maven.bundle.PluginJar;
import dev.fairlead.maven.bundle.PluginPackage;
import dev.fairlead.maven.bundle.Provided;
import dev.fairlead.maven.bundle.ReducedPom;
import dev.fairlead.maven.sbom.Ingredient;
import dev.fairlead.maven.sbom.LibraryPoms;
import dev.fairlead.maven.sbom.Sbom;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;

/**
 * Turns the project's jar into the one jar that a worker needs, and its POM into one that asks for
 * nothing more.
 */
@Mojo(
        name = "plugin",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class PluginMojo extends AbstractMojo {
    /** What {@code fairlead:check-dependencies} says too. */
    private static final String LOGGING = "FL205";

    private final MavenProjectHelper helper;
    private final RepositorySystem repositories;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession session;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession build;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor self;

    /** Where the goal works, and writes the reduced POM. */
    @Parameter(
            defaultValue = "${project.build.directory}/fairlead",
            readonly = true,
            required = true)
    private File workDirectory;

    /**
     * The time that all entries of the jar bear, as ISO 8601 or seconds since 1970; without one it
     * is the first day of 1980.
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private String outputTimestamp = "";

    /**
     * Creates the goal; Maven calls this.
     *
     * @param helper attaches the thin jar
     * @param repositories reads the dependencies' POMs
     */
    @Inject
    public PluginMojo(MavenProjectHelper helper, RepositorySystem repositories) {
        this.helper = helper;
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Findings findings = new Findings(getLog());
        try {
            Libraries libraries = ProjectLibraries.of(project, repositories, session);
            boolean checked = CheckDependenciesMojo.hasRun(getPluginContext());
            if (!checked) {
                findings.tell(Provided.explain(libraries.outside(), pom()));
            }
            PluginPackage files = new PluginPackage(jar());
            Path thin = files.thinJar();
            findings.tell(traces().find(thin));
            String sbom = sbom(thin, libraries.inside());
            JarSummary summary =
                    files.make(
                            libraries.inside(),
                            new PluginJar(
                                    workDirectory.toPath(),
                                    project.getVersion(),
                                    OutputTime.parse(outputTimestamp),
                                    Map.of(PluginJar.SBOM, sbom.getBytes(StandardCharsets.UTF_8))));
            findings.tell(
                    files.judge(summary, libraries.inside(), pom()).stream()
                            .filter(finding -> !checked || !finding.code().equals(LOGGING))
                            .toList());
            attach(files, sbom);
            getLog().info(summary.line(libraries.inside().size()));
        } catch (IOException | RepositoryException e) {
            throw new MojoExecutionException(e.toString(), e);
        }
    }

    private void attach(PluginPackage files, String sbom) throws IOException {
        project.getArtifact().setFile(files.plugin().toFile());
        helper.attachArtifact(project, "jar", "thin", files.thin().toFile());
        Path list =
                files.plugin()
                        .resolveSibling(project.getBuild().getFinalName() + "-cyclonedx.json");
        helper.attachArtifact(project, "json", "cyclonedx", Files.writeString(list, sbom).toFile());
        Path reduced = workDirectory.toPath().resolve("pom.xml");
        ReducedPom.write(project.getModel(), reduced);
        project.setPomFile(reduced.toFile());
    }

    private BuildTraces traces() {
        return new BuildTraces(
                build.getStartTime().toInstant(),
                Instant.now(),
                ZoneId.systemDefault(),
                project.getBasedir().toPath());
    }

    private String sbom(Path thin, List<Library> inside) throws IOException, RepositoryException {
        LibraryPoms poms =
                new LibraryPoms(repositories, session, project.getRemoteProjectRepositories());
        List<Ingredient> ingredients = new ArrayList<>();
        for (Library library : inside) {
            ingredients.add(poms.read(library));
        }
        return new Sbom(project.getModel(), self.getVersion()).of(thin, ingredients);
    }

    private Path jar() throws MojoFailureException {
        File jar = project.getArtifact().getFile();
        if (jar == null || !jar.isFile()) {
            throw new MojoFailureException(
                    Finding.error(
                                    "FL209",
                                    "fairlead:plugin found no jar to work on",
                                    pom(),
                                    "the project's own jar is made by jar:jar, in the same phase"
                                            + " and before this goal",
                                    "run a phase instead of the goal: mvn package")
                            .toString());
        }
        return jar.toPath();
    }

    private String pom() {
        return String.valueOf(project.getFile());
    }
}
