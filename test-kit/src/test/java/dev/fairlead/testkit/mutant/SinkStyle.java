package dev.fairlead.testkit.mutant;

/** How a {@link StyledSink} stores; each way is correct. */
public enum SinkStyle {
    /** Collects, and stores under keys in preCommit. */
    UPSERTS_IN_PRE_COMMIT,
    /** Stores each batch in put, as a whole. */
    WRITES_THROUGH,
    /** Stores each batch in put together with the positions, and answers preCommit with nothing. */
    KEEPS_ITS_OWN_POSITIONS
}
