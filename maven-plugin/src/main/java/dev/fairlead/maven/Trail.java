package dev.fairlead.maven;

import java.util.List;
import org.apache.maven.artifact.Artifact;

/** The way from a project to a library. */
final class Trail {
    private Trail() {}

    /**
     * Returns {@code group:artifact:version} from the project's own dependency down to the library;
     * nothing when Maven doesn't know.
     */
    static List<String> of(Artifact artifact) {
        List<String> trail = artifact.getDependencyTrail();
        // the first element is the project itself
        return trail == null || trail.isEmpty()
                ? List.of()
                : trail.stream().skip(1).map(Trail::coordinates).toList();
    }

    /**
     * Turns Maven's {@code group:artifact:type[:classifier]:version} into {@code
     * group:artifact:version}.
     */
    private static String coordinates(String id) {
        String[] parts = id.split(":", -1);
        return parts[0] + ":" + parts[1] + ":" + parts[parts.length - 1];
    }
}
