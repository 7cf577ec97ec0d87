package dev.fairlead.maven;

import dev.fairlead.maven.bundle.DependencyGraph;
import dev.fairlead.maven.bundle.Provided;
import dev.fairlead.maven.check.Coming;
import dev.fairlead.maven.check.DependencyRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.eclipse.aether.collection.DependencyCollectionException;

/**
 * Looks for dependencies that don't belong into a plugin: those that workers have themselves, and
 * those that only tests need. It reads POMs and no jars.
 */
@Mojo(
        name = "check-dependencies",
        defaultPhase = LifecyclePhase.VALIDATE,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the parameters before it calls execute()
public final class CheckDependenciesMojo extends AbstractMojo {
    /** By this {@code fairlead:plugin} knows that it needn't say the same again. */
    private static final String CHECKED = "fairlead.dependencies.checked";

    private static final Set<String> SCOPES =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME, Artifact.SCOPE_SYSTEM);

    private final RepositorySystem repositories;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession session;

    /**
     * Creates the goal; Maven calls this.
     *
     * @param repositories reads the dependencies' POMs
     */
    @Inject
    public CheckDependenciesMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    @SuppressWarnings("unchecked") // Maven's map has raw types
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            List<Coming> libraries = libraries();
            boolean restExtension =
                    libraries.stream().anyMatch(each -> each.groupId().equals("jakarta.ws.rs"))
                            && hasRestExtension();
            new Findings(getLog())
                    .tell(
                            new DependencyRules(String.valueOf(project.getFile()), restExtension)
                                    .judge(libraries));
            ((Map<String, Object>) getPluginContext()).put(CHECKED, true);
        } catch (IOException | DependencyCollectionException e) {
            throw new MojoExecutionException(e.toString(), e);
        }
    }

    static boolean hasRun(Map<?, ?> pluginContext) {
        return pluginContext.containsKey(CHECKED);
    }

    /** What only Kafka needs stays outside with Kafka, and is not the author's business. */
    private List<Coming> libraries() throws DependencyCollectionException {
        Set<String> needed = new DependencyGraph(repositories, session).withoutProvided(project);
        return project.getArtifacts().stream()
                .filter(artifact -> SCOPES.contains(artifact.getScope()))
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .map(CheckDependenciesMojo::coming)
                .filter(
                        library ->
                                Provided.GROUPS.contains(library.groupId())
                                        ? library.trail().stream()
                                                .limit(Math.max(0, library.trail().size() - 1))
                                                .noneMatch(CheckDependenciesMojo::isProvided)
                                        : library.scope().equals(Artifact.SCOPE_SYSTEM)
                                                || needed.contains(library.key()))
                .toList();
    }

    private static boolean isProvided(String coordinates) {
        return Provided.GROUPS.contains(coordinates.substring(0, coordinates.indexOf(':')));
    }

    private static Coming coming(Artifact artifact) {
        return new Coming(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                artifact.getScope(),
                Trail.of(artifact));
    }

    private boolean hasRestExtension() throws IOException {
        for (String root : project.getCompileSourceRoots()) {
            if (!Files.isDirectory(Path.of(root))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (new String(
                                    Files.readAllBytes(file),
                                    java.nio.charset.StandardCharsets.UTF_8)
                            .contains("ConnectRestExtension")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
