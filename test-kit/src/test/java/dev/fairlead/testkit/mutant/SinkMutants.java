package dev.fairlead.testkit.mutant;

import java.util.Arrays;
import java.util.List;

/** Which faulty sink shows that a law bites. */
public final class SinkMutants {
    private SinkMutants() {}

    /** All of them, in the order of the catalogue. */
    public static List<Mutant> all() {
        return Arrays.stream(SinkFault.values())
                .filter(fault -> fault != SinkFault.NONE && fault != SinkFault.HASTE)
                .map(fault -> new Mutant(fault.law(), "MutantSink " + fault, fault.what()))
                .toList();
    }
}
