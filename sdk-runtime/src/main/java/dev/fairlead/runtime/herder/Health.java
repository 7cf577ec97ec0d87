package dev.fairlead.runtime.herder;

import java.util.List;

/**
 * How the worker is.
 *
 * @param state of the worker, not of its connectors
 * @param message a sentence
 * @param abandoned calls of plugins that were given up and still hang, with their stacks
 */
public record Health(State state, String message, List<String> abandoned) {
    /** Whether the worker can be asked. */
    public enum State {
        STARTING,
        HEALTHY,
        UNHEALTHY
    }

    public Health {
        abandoned = List.copyOf(abandoned);
    }
}
