package dev.fairlead.samples.generator;

/** A source offset: how many records of the stream were made. */
public record Count(long records) {
    /** Refuses what cannot be. */
    public Count {
        if (records < 0) {
            throw new IllegalArgumentException(
                    "records is " + records + ", but cannot be negative");
        }
    }
}
