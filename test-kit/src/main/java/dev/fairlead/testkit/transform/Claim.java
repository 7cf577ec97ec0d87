package dev.fairlead.testkit.transform;

/** What an author says of a transformation beyond what all must keep. */
public enum Claim {
    /** Applied to its own result it changes nothing. */
    IDEMPOTENT,
    /** A record without a value comes out, and without a value. */
    PASSES_TOMBSTONES
}
