package dev.fairlead.maven.run;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be stopped, the last first: at the end, or when Maven is told to end (Ctrl-C,
 * SIGTERM). The worker gets time to stop its tasks and commit their offsets, and the broker ends
 * after it.
 */
final class Stops implements AutoCloseable {
    private final Deque<AutoCloseable> stops = new ArrayDeque<>();
    private final Thread hook = new Thread(this::stop, "fairlead-stop");

    Stops() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized <T extends AutoCloseable> T add(T next) {
        stops.push(next);
        return next;
    }

    private synchronized void stop() {
        while (!stops.isEmpty()) {
            try {
                stops.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e); // none of ours throws
            }
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the JVM is going down already, and the hook with it: nothing is left to undo
        }
    }
}
