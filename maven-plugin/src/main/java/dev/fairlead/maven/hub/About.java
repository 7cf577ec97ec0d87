package dev.fairlead.maven.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a reader is told of a component.
 *
 * @param title its name for readers
 * @param description what it does
 * @param links where its documentation and its sources are
 * @param tags words to find it by
 * @param requirements what must be there before it can run
 * @param logo a picture, if there is one
 */
public record About(
        String title,
        String description,
        Links links,
        List<String> tags,
        List<String> requirements,
        Optional<Path> logo) {
    /** Keeps copies. */
    public About {
        tags = List.copyOf(tags);
        requirements = List.copyOf(requirements);
    }

    /**
     * Addresses; each may be an empty string.
     *
     * @param documentation of the documentation
     * @param source of the sources
     */
    public record Links(String documentation, String source) {}
}
