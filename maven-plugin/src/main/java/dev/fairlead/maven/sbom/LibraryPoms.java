package dev.fairlead.maven.sbom;

import dev.fairlead.maven.bundle.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;

/**
 * What the POMs of libraries say, with all that they inherit. Maven has read them before, when it
 * resolved the project's dependencies.
 */
public final class LibraryPoms {
    private static final Set<String> SCOPES = Set.of("compile", "runtime");

    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> remotes;

    /**
     * Names Maven's resolver.
     *
     * @param repositories the resolver
     * @param session the build's session
     * @param remotes where to download from
     */
    public LibraryPoms(
            RepositorySystem repositories,
            RepositorySystemSession session,
            List<RemoteRepository> remotes) {
        this.repositories = repositories;
        this.session = session;
        this.remotes = List.copyOf(remotes);
    }

    /**
     * Reads a library's POM.
     *
     * @param library the library
     * @return what it says
     * @throws ArtifactDescriptorException if it can't be read
     */
    public Ingredient read(Library library) throws ArtifactDescriptorException {
        Artifact artifact =
                new DefaultArtifact(
                        library.groupId(),
                        library.artifactId(),
                        library.classifier(),
                        "jar",
                        library.version());
        ArtifactDescriptorResult pom =
                repositories.readArtifactDescriptor(
                        session, new ArtifactDescriptorRequest(artifact, remotes, null));
        return new Ingredient(library, licences(pom.getProperties()), needs(pom));
    }

    private static List<Licence> licences(Map<String, Object> properties) {
        int count =
                properties.get("license.count") instanceof Integer number ? number.intValue() : 0;
        List<Licence> licences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Licence.of(
                            Objects.toString(properties.get("license." + i + ".name"), null),
                            Objects.toString(properties.get("license." + i + ".url"), null))
                    .ifPresent(licences::add);
        }
        return licences;
    }

    private static List<String> needs(ArtifactDescriptorResult pom) {
        return pom.getDependencies().stream()
                .filter(dependency -> SCOPES.contains(dependency.getScope()))
                .map(Dependency::getArtifact)
                .map(LibraryPoms::key)
                .toList();
    }

    private static String key(Artifact artifact) {
        String classifier = artifact.getClassifier();
        return artifact.getGroupId()
                + ":"
                + artifact.getArtifactId()
                + (classifier.isEmpty() ? "" : ":" + classifier);
    }
}
