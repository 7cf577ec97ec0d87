package dev.fairlead.maven;

import dev.fairlead.maven.manifest.Manifests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Writes the service files through which a worker finds the project's plugins, and checks those
 * that were written by hand.
 */
@Mojo(
        name = "manifests",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class ManifestsMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The compiled classes; the service files go there too. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classes;

    /** Where the goal remembers which lines it wrote. */
    @Parameter(
            defaultValue = "${project.build.directory}/fairlead/generated-services",
            readonly = true,
            required = true)
    private File memory;

    /** Binary names of classes that look like plugins and are not meant to be. */
    @Parameter private Set<String> ignoredClasses = Set.of();

    /** Creates the goal; Maven calls this. */
    public ManifestsMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<Path> dependencies =
                project.getArtifacts().stream().map(Artifact::getFile).map(File::toPath).toList();
        try {
            Manifests.Report report =
                    new Manifests(classes.toPath(), dependencies, memory.toPath())
                            .write(ignoredClasses);
            new Findings(getLog()).tell(report.findings());
            getLog().debug("plugins: " + report.plugins());
        } catch (IOException e) {
            throw new MojoExecutionException(e.toString(), e);
        }
    }
}
