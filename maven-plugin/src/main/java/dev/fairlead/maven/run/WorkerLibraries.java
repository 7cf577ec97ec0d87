package dev.fairlead.maven.run;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * The worker's class path. It is resolved on its own, apart from the project's dependencies and
 * from this Maven plugin's, so that neither changes what the worker runs with.
 */
public final class WorkerLibraries {
    private final RepositorySystem repositories;
    private final RepositorySystemSession session;

    /**
     * Names Maven's resolver.
     *
     * @param repositories the resolver
     * @param session the build's session
     */
    public WorkerLibraries(RepositorySystem repositories, RepositorySystemSession session) {
        this.repositories = repositories;
        this.session = session;
    }

    /**
     * Finds the worker and everything it needs, downloading what isn't there.
     *
     * @param version the worker's version
     * @param remotes where to download from
     * @return jars in class path order
     * @throws DependencyResolutionException if something can't be found
     */
    public List<Path> resolve(String version, List<RemoteRepository> remotes)
            throws DependencyResolutionException {
        return artifacts(version, remotes).stream()
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }

    /**
     * Finds Apache's connectors for files, of the worker's version of Kafka: they feed a sink, or
     * whatever isn't a source, with the lines of a file.
     *
     * @param version the worker's version
     * @param remotes where to download from
     * @return the jar
     * @throws RepositoryException if it can't be found
     */
    public Path fileConnectors(String version, List<RemoteRepository> remotes)
            throws RepositoryException {
        Artifact jar =
                new DefaultArtifact(
                        "org.apache.kafka", "connect-file", "jar", kafka(version, remotes));
        return repositories
                .resolveArtifact(session, new ArtifactRequest(jar, remotes, null))
                .getArtifact()
                .getFile()
                .toPath();
    }

    /**
     * Finds a Kafka broker, of the worker's version of Kafka.
     *
     * @param version the worker's version
     * @param remotes where to download from
     * @return jars in class path order
     * @throws RepositoryException if something can't be found
     */
    public List<Path> broker(String version, List<RemoteRepository> remotes)
            throws RepositoryException {
        Artifact jar =
                new DefaultArtifact(
                        "org.apache.kafka", "kafka_2.13", "jar", kafka(version, remotes));
        return artifacts(jar, remotes).stream()
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }

    private String kafka(String version, List<RemoteRepository> remotes)
            throws DependencyResolutionException {
        return artifacts(version, remotes).stream()
                .filter(artifact -> artifact.getArtifactId().equals("connect-api"))
                .map(Artifact::getVersion)
                .findFirst()
                .orElseThrow();
    }

    private List<Artifact> artifacts(String version, List<RemoteRepository> remotes)
            throws DependencyResolutionException {
        return artifacts(
                new DefaultArtifact("dev.fairlead", "fairlead-sdk-runtime", "jar", version),
                remotes);
    }

    private List<Artifact> artifacts(Artifact root, List<RemoteRepository> remotes)
            throws DependencyResolutionException {
        CollectRequest collect = new CollectRequest();
        collect.setRoot(new Dependency(root, "runtime"));
        collect.setRepositories(remotes);
        return repositories
                .resolveDependencies(session, new DependencyRequest(collect, null))
                .getArtifactResults()
                .stream()
                .map(ArtifactResult::getArtifact)
                .toList();
    }
}
