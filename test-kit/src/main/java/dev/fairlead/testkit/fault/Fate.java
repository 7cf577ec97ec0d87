package dev.fairlead.testkit.fault;

/** What becomes of one call of a plugin to the outside system. */
public enum Fate {
    /** It is done, and answered. */
    PASS,
    /** It fails, and had no effect. */
    FAIL_BEFORE,
    /** It has its effect, and fails all the same: the caller can't know. */
    FAIL_AFTER,
    /** A part of it has its effect, then it fails; as a whole where it has no parts. */
    FAIL_HALFWAY,
    /** No effect and no answer, until the caller's patience is over. */
    TIME_OUT,
    /** It is done; the answer comes late. */
    ANSWER_LATE,
    /** The worker is gone: no effect may happen, and the call must throw. */
    GONE
}
