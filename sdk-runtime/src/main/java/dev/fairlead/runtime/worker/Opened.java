package dev.fairlead.runtime.worker;

import java.util.ArrayDeque;
import java.util.Deque;

/** What an assembly has opened so far, to be closed again if the rest can't be made. */
final class Opened {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /** Remembers how to close something. */
    void add(Runnable closing) {
        closings.push(closing);
    }

    /** Closes all, the last one first; what that throws is added to {@code cause}. */
    void closeBecauseOf(RuntimeException cause) {
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
