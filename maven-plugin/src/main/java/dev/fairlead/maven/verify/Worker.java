package dev.fairlead.maven.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * What a stock worker has on its class path.
 *
 * @param kafka its version of Kafka
 * @param jars its jars, in class path order
 */
public record Worker(String kafka, List<Jar> jars) {

    /**
     * A jar.
     *
     * @param groupId Maven's group
     * @param artifactId Maven's artifact
     * @param version its version
     * @param file where it lies
     */
    public record Jar(String groupId, String artifactId, String version, Path file) {
        /** Kafka's artifacts that plugins may use; the others are the worker's inside. */
        private static final Set<String> API =
                Set.of("kafka-clients", "connect-api", "connect-json", "connect-transforms");

        boolean isKafkas() {
            return groupId.equals("org.apache.kafka");
        }

        boolean isApi() {
            return isKafkas() && API.contains(artifactId);
        }
    }

    /** Keeps a copy. */
    public Worker {
        jars = List.copyOf(jars);
    }

    /**
     * Finds a worker's jars, downloading what isn't there.
     *
     * @param kafka the version
     * @param repositories Maven's resolver
     * @param session the build's session
     * @param remotes where to download from
     * @return the worker
     * @throws DependencyResolutionException if something can't be found
     */
    public static Worker resolve(
            String kafka,
            RepositorySystem repositories,
            RepositorySystemSession session,
            List<RemoteRepository> remotes)
            throws DependencyResolutionException {
        CollectRequest collect = new CollectRequest();
        collect.setRoot(
                new Dependency(
                        new DefaultArtifact("org.apache.kafka", "connect-runtime", "jar", kafka),
                        "runtime"));
        collect.setRepositories(remotes);
        return new Worker(
                kafka,
                repositories
                        .resolveDependencies(session, new DependencyRequest(collect, null))
                        .getArtifactResults()
                        .stream()
                        .map(ArtifactResult::getArtifact)
                        .map(Worker::jar)
                        .toList());
    }

    private static Jar jar(Artifact artifact) {
        return new Jar(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                artifact.getFile().toPath());
    }

    /** The oldest Java on which a worker of this version runs. */
    int oldestJava() {
        return Integer.parseInt(kafka.replaceFirst("\\..*", "")) >= 4 ? 17 : 8;
    }
}
