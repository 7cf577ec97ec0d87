package dev.fairlead.runtime.calls;

import dev.fairlead.runtime.task.Failure;
import java.util.concurrent.Callable;

/** Calls code of plugins that isn't a task's or a started connector's. Stateless. */
public final class PluginCode {
    private PluginCode() {}

    /**
     * Calls {@code code} on this thread.
     *
     * @param loader the plugin's
     * @param during what is going on, as a verb phrase
     */
    public static <T> Answer<T> call(ClassLoader loader, String during, Callable<T> code) {
        return new Boundary(loader)
                .call(
                        () -> new Answer.Returned<>(code.call()),
                        cause -> new Answer.Threw<>(Failure.fatal(during, cause)));
    }
}
