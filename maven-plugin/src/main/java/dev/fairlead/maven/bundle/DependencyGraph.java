package dev.fairlead.maven.bundle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionContext;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.collection.DependencySelector;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;

/**
 * A project's dependencies as they would be without Kafka and SLF4J. Maven's own list tells for
 * each library only one of the ways that lead to it; a library that came by way of Kafka may also
 * come by another, and then it belongs into the jar.
 */
public final class DependencyGraph {
    private static final Set<String> BUNDLED_SCOPES = Set.of("compile", "runtime");

    private final RepositorySystem repositories;
    private final RepositorySystemSession session;

    /**
     * Names Maven's resolver.
     *
     * @param repositories the resolver
     * @param session the build's session
     */
    public DependencyGraph(RepositorySystem repositories, RepositorySystemSession session) {
        this.repositories = repositories;
        this.session = session;
    }

    /**
     * Returns what a worker doesn't provide.
     *
     * @param project the project
     * @return {@link Library#key() keys} of libraries that some path reaches without touching
     *     {@link Provided#GROUPS}
     * @throws DependencyCollectionException if a POM can't be read
     */
    public Set<String> withoutProvided(MavenProject project) throws DependencyCollectionException {
        ArtifactTypeRegistry types = session.getArtifactTypeRegistry();
        CollectRequest request = new CollectRequest();
        request.setRepositories(project.getRemoteProjectRepositories());
        for (org.apache.maven.model.Dependency dependency : project.getDependencies()) {
            if (BUNDLED_SCOPES.contains(dependency.getScope())
                    && !Provided.GROUPS.contains(dependency.getGroupId())) {
                request.addDependency(RepositoryUtils.toDependency(dependency, types));
            }
        }
        if (project.getDependencyManagement() != null) {
            for (org.apache.maven.model.Dependency dependency :
                    project.getDependencyManagement().getDependencies()) {
                request.addManagedDependency(RepositoryUtils.toDependency(dependency, types));
            }
        }
        DefaultRepositorySystemSession without = new DefaultRepositorySystemSession(session);
        without.setDependencySelector(new NotProvided(session.getDependencySelector()));
        Set<String> keys = new HashSet<>();
        collect(repositories.collectDependencies(without, request).getRoot(), keys);
        return keys;
    }

    private static void collect(DependencyNode node, Set<String> keys) {
        for (DependencyNode child : List.copyOf(node.getChildren())) {
            Artifact artifact = child.getArtifact();
            String classifier = artifact.getClassifier();
            keys.add(
                    artifact.getGroupId()
                            + ":"
                            + artifact.getArtifactId()
                            + (classifier.isEmpty() ? "" : ":" + classifier));
            collect(child, keys);
        }
    }

    /** Maven's own selection, less what a worker provides. */
    private record NotProvided(DependencySelector mavens) implements DependencySelector {
        @Override
        public boolean selectDependency(Dependency dependency) {
            return !Provided.GROUPS.contains(dependency.getArtifact().getGroupId())
                    && mavens.selectDependency(dependency);
        }

        @Override
        public DependencySelector deriveChildSelector(DependencyCollectionContext context) {
            return new NotProvided(mavens.deriveChildSelector(context));
        }
    }
}
