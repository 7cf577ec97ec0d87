package dev.fairlead.maven.compat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Kafka's jars in a class path, in another version.
 *
 * <p>The project's own version stays behind the other: whatever drives the tests, such as the test
 * kit, is made for a newer Kafka and needs a few classes that older ones lack. Classes that both
 * have come from the other version, so a plugin meets that version's API. That a plugin itself uses
 * what the version lacks is not seen here, but by {@code fairlead:verify}.
 */
public final class KafkaJars {
    private static final String GROUP = "org.apache.kafka";
    private static final Set<String> NEEDED = Set.of("connect-api", "kafka-clients");

    private final Collection<Artifact> projects;
    private final RepositorySystem repositories;
    private final RepositorySystemSession session;

    /**
     * Names the project's class path.
     *
     * @param projects all artifacts of the tests' class path
     * @param repositories Maven's resolver
     * @param session the build's session
     */
    public KafkaJars(
            Collection<Artifact> projects,
            RepositorySystem repositories,
            RepositorySystemSession session) {
        this.projects =
                projects.stream().filter(artifact -> artifact.getGroupId().equals(GROUP)).toList();
        this.repositories = repositories;
        this.session = session;
    }

    /**
     * Tells whether there is something to replace.
     *
     * @return false for a project that has nothing of Kafka's
     */
    public boolean isEmpty() {
        return projects.isEmpty();
    }

    /**
     * Finds the jars.
     *
     * @param version a version of Kafka
     * @param remotes where to download from
     * @return the version's jars, then the project's, then what else the version needs
     * @throws DependencyResolutionException there is no connect-api or kafka-clients of the version
     */
    public List<Path> of(String version, List<RemoteRepository> remotes)
            throws DependencyResolutionException {
        Set<Path> versions = new LinkedHashSet<>();
        Set<Path> libraries = new LinkedHashSet<>();
        for (Artifact artifact : projects) {
            try {
                resolve(artifact, version, remotes)
                        .forEach(
                                found ->
                                        (found.getGroupId().equals(GROUP) ? versions : libraries)
                                                .add(found.getFile().toPath()));
            } catch (DependencyResolutionException e) {
                if (NEEDED.contains(artifact.getArtifactId())) {
                    throw e;
                }
                // some of Kafka's artifacts are younger than others; the project's own remains
            }
        }
        List<Path> jars = new ArrayList<>(versions);
        projects.forEach(artifact -> jars.add(artifact.getFile().toPath()));
        jars.addAll(libraries);
        return jars;
    }

    private List<org.eclipse.aether.artifact.Artifact> resolve(
            Artifact artifact, String version, List<RemoteRepository> remotes)
            throws DependencyResolutionException {
        DefaultArtifact wanted =
                new DefaultArtifact(
                        GROUP,
                        artifact.getArtifactId(),
                        Objects.requireNonNullElse(artifact.getClassifier(), ""),
                        artifact.getArtifactHandler().getExtension(),
                        version);
        CollectRequest collect = new CollectRequest(new Dependency(wanted, "runtime"), remotes);
        return repositories
                .resolveDependencies(session, new DependencyRequest(collect, null))
                .getArtifactResults()
                .stream()
                .map(ArtifactResult::getArtifact)
                .toList();
    }
}
