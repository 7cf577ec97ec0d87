package dev.fairlead.testkit.planted;

import dev.fairlead.runtime.worker.ThreadedSourceDriver;

/** Breaks the rule that the kit knows the worker's core only. */
final class UsesTheWorker {
    private UsesTheWorker() {}

    static void run(ThreadedSourceDriver driver) {
        driver.run();
    }
}
