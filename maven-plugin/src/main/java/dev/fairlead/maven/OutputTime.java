package dev.fairlead.maven;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.apache.maven.plugin.MojoFailureException;

/** Reads {@code project.build.outputTimestamp}, Maven's property for reproducible builds. */
final class OutputTime {
    /** The earliest time that a ZIP entry can bear. */
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

    private OutputTime() {}

    /**
     * Maven's convention for an absent time: no text, or a single character that switches an
     * inherited one off.
     */
    static boolean isSet(String property) {
        String text = property.strip();
        return text.length() > 1 || text.matches("\\d");
    }

    static Instant parse(String property) throws MojoFailureException {
        String text = property.strip();
        if (!isSet(property)) {
            return EARLIEST;
        }
        try {
            Instant time =
                    text.matches("\\d+")
                            ? Instant.ofEpochSecond(Long.parseLong(text))
                            : OffsetDateTime.parse(text).toInstant();
            return time.isBefore(EARLIEST) ? EARLIEST : time;
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new MojoFailureException(
                    "property project.build.outputTimestamp is '"
                            + property
                            + "', which is neither ISO 8601 (2026-01-01T00:00:00Z) nor seconds"
                            + " since 1970; it fixes the time of the jar's entries: correct it, or"
                            + " remove it",
                    e);
        }
    }
}
