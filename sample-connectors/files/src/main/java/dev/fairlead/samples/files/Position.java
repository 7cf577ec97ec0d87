package dev.fairlead.samples.files;

/**
 * A source offset: where the next line begins.
 *
 * @param bytes counted from the beginning of the file
 */
public record Position(long bytes) {
    /** Refuses what no file can have. */
    public Position {
        if (bytes < 0) {
            throw new IllegalArgumentException(
                    "bytes is \"" + bytes + "\", but cannot be negative");
        }
    }
}
