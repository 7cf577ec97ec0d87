package dev.fairlead.testkit.law;

/** How often a sink stores a record that is delivered more than once, as its author declares. */
public enum Delivery {
    /** At least once: what was not committed may be stored again. */
    AT_LEAST_ONCE,
    /** Storing a record again changes nothing, as with upserts under a key. */
    IDEMPOTENT,
    /** Exactly once, even beside a task that was given up and after calls without an answer. */
    EXACTLY_ONCE
}
