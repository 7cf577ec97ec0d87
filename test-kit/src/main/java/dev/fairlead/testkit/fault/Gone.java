package dev.fairlead.testkit.fault;

/**
 * The worker is gone, and what its plugin still calls must not happen. An error, so that no plugin
 * takes it for a failure of the outside system and tries again.
 */
public final class Gone extends Error {
    private static final long serialVersionUID = 1L;

    /** The end of a plugin whose worker crashed before this call. */
    public Gone(String call) {
        super("the worker crashed before this call: " + call, null, false, false);
    }
}
