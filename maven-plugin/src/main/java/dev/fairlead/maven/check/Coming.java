package dev.fairlead.maven.check;

import java.util.List;

/**
 * A library that would come into the plugin jar.
 *
 * @param groupId Maven's group
 * @param artifactId Maven's artifact
 * @param version its version
 * @param scope the scope that it comes with
 * @param trail how the project came to it: {@code group:artifact:version} from its own dependency
 *     down to this
 */
public record Coming(
        String groupId, String artifactId, String version, String scope, List<String> trail) {
    /** Keeps a copy of the trail. */
    public Coming {
        trail = List.copyOf(trail);
    }

    /**
     * Returns what identifies the library whatever its version.
     *
     * @return {@code group:artifact}
     */
    public String key() {
        return groupId + ":" + artifactId;
    }

    boolean isDirect() {
        return trail.size() <= 1;
    }

    /** Returns the coordinates, and the way by which it came unless the project itself names it. */
    @Override
    public String toString() {
        String coordinates = key() + ":" + version;
        return isDirect()
                ? coordinates
                : coordinates
                        + " (through "
                        + String.join(" > ", trail.subList(0, trail.size() - 1))
                        + ")";
    }
}
