package dev.fairlead.testkit.mutant;

import java.util.List;

/** Sinks that only a disk which fails, or loses power, finds out; see the tests of instrument. */
public final class WorldFaultMutants {
    private WorldFaultMutants() {}

    /** All of them. */
    public static List<Mutant> all() {
        return List.of(
                new Mutant(
                        "K1",
                        "LineSink without cut",
                        "leaves half a line when a write fails half-way, and glues the next to it"),
                new Mutant(
                        "K2",
                        "LineSink without cut",
                        "leaves half a line when a write fails half-way, and glues the next to it"),
                new Mutant(
                        "K29",
                        "LineSink without force",
                        "commits what it has written but not forced to the disk"));
    }
}
