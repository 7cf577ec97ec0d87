package dev.fairlead.api.internal;

import java.util.List;

/**
 * Says what an operator should know. By Java's own logger, so that a plugin needs no library for
 * it; workers send that to their log, or to standard error.
 */
public final class Warnings {
    private Warnings() {}

    /** Logs each text under the name of the plugin. */
    public static void log(Class<?> plugin, List<String> texts) {
        if (!texts.isEmpty()) {
            System.Logger log = System.getLogger(plugin.getName());
            texts.forEach(text -> log.log(System.Logger.Level.WARNING, text));
        }
    }
}
