package dev.fairlead.testkit.fault;

/**
 * Stands between a plugin and the outside system. Whatever carries the plugin's calls (a file
 * system, a database connection, a server) asks before each of them, on the thread that calls, and
 * does what the answer says.
 */
@FunctionalInterface
public interface Interference {
    /** Lets everything pass. */
    Interference NONE = call -> Fate.PASS;

    /**
     * A call is about to be made.
     *
     * @param call what it is, as a failure may print it: "write 12 bytes to out.txt", "commit"
     */
    Fate meet(String call);
}
