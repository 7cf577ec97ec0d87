package dev.fairlead.maven.bundle;

import java.nio.file.Path;
import java.util.List;

/**
 * A jar on the project's runtime class path.
 *
 * @param groupId Maven's group
 * @param artifactId Maven's artifact
 * @param version the version as the POM writes it
 * @param classifier the classifier, or an empty string
 * @param file the jar
 * @param trail how the project came to it: {@code group:artifact:version} from its own dependency
 *     down to this
 */
public record Library(
        String groupId,
        String artifactId,
        String version,
        String classifier,
        Path file,
        List<String> trail) {
    /** Keeps a copy of the trail. */
    public Library {
        trail = List.copyOf(trail);
    }

    /**
     * Returns what identifies the library whatever its version.
     *
     * @return {@code group:artifact}, with {@code :classifier} if there is one
     */
    public String key() {
        return groupId + ":" + artifactId + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    /** Returns {@code group:artifact[:classifier]:version}. */
    @Override
    public String toString() {
        return key() + ":" + version;
    }
}
