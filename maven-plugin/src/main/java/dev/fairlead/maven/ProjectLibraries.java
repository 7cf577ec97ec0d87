package dev.fairlead.maven;

import dev.fairlead.maven.bundle.DependencyGraph;
import dev.fairlead.maven.bundle.Libraries;
import dev.fairlead.maven.bundle.Library;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.collection.DependencyCollectionException;

/** What of a project's dependencies goes into its plugin, and what stays outside. */
final class ProjectLibraries {
    private static final Set<String> BUNDLED_SCOPES =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    private ProjectLibraries() {}

    /** The project's dependencies must be resolved. */
    static Libraries of(
            MavenProject project, RepositorySystem repositories, RepositorySystemSession session)
            throws DependencyCollectionException {
        List<Library> runtime =
                project.getArtifacts().stream()
                        .filter(artifact -> BUNDLED_SCOPES.contains(artifact.getScope()))
                        .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                        .map(ProjectLibraries::library)
                        .toList();
        return Libraries.sort(
                runtime, new DependencyGraph(repositories, session).withoutProvided(project));
    }

    private static Library library(Artifact artifact) {
        return new Library(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                Objects.requireNonNullElse(artifact.getClassifier(), ""),
                artifact.getFile().toPath(),
                Trail.of(artifact));
    }
}
