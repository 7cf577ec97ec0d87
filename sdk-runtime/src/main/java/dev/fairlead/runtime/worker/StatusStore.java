package dev.fairlead.runtime.worker;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps how connectors are doing, for the time after the worker. Thread-safe. */
public interface StatusStore extends AutoCloseable {
    /** Keeps nothing. */
    static StatusStore none() {
        return new StatusStore() {
            @Override
            public List<KeptStatus> all() {
                return List.of();
            }

            @Override
            public void changed(String connector, Supplier<Optional<KeptStatus>> now) {}

            @Override
            public void close() {}
        };
    }

    /** What was kept, as it was then. */
    List<KeptStatus> all();

    /**
     * Hears of each change, on the thread that made it; must be quick. What is kept may lag a
     * little behind, and is never older than what was kept before.
     *
     * @param now asks how the connector is by then, on any thread; empty when it is gone
     */
    void changed(String connector, Supplier<Optional<KeptStatus>> now);

    /** Keeps what it has heard of, and from then on hears no more. */
    @Override
    void close();
}
