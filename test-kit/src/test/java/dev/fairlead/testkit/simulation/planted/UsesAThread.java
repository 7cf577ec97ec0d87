package dev.fairlead.testkit.simulation.planted;

/** Breaks the rule that a simulation has no threads. */
final class UsesAThread {
    private UsesAThread() {}

    static void run(Runnable task) {
        new Thread(task).start();
    }
}
