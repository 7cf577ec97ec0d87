package dev.fairlead.runtime.log.local;

import org.jspecify.annotations.Nullable;

/** Runs several steps that may throw, and throws the first failure when all have run. */
final class Failures {
    private @Nullable RuntimeException first;

    void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (first == null) {
                first = e;
            } else if (first != e) {
                first.addSuppressed(e);
            }
        }
    }

    void throwFirst() {
        if (first != null) {
            throw first;
        }
    }
}
