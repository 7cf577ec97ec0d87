package dev.fairlead.runtime.cli;

import java.util.logging.LogManager;

/**
 * Keeps logging alive while the process shuts down. The JDK's own manager takes its handlers away
 * as soon as the shutdown begins, and with them all that connectors say while they stop.
 *
 * <p>Becomes the process's manager by a system property, which must be set without touching this
 * class: its superclass chooses the manager when it is initialised.
 */
public final class LastingLogging extends LogManager {
    /** Made by the JDK. */
    public LastingLogging() {}

    /** Does nothing: the JDK calls it when the process shuts down. */
    @Override
    public void reset() {}
}
