package dev.fairlead.testkit.world.server;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** What was seen in a server; looking may cost a process, so it is done where something changed. */
final class Looked {
    private final Supplier<? extends Collection<String>> look;
    private final Entrance entrance;
    private List<String> seen = List.of();
    private long at;
    private boolean fresh;

    Looked(Supplier<? extends Collection<String>> look, Entrance entrance) {
        this.look = look;
        this.entrance = entrance;
    }

    /** The texts that are there. */
    List<String> texts() {
        if (!fresh || entrance.isUsedSince(at)) {
            at = System.nanoTime();
            fresh = true;
            seen = List.copyOf(look.get());
        }
        return seen;
    }

    /** Something else than the connector changed the server. */
    void forget() {
        fresh = false;
    }
}
