package dev.fairlead.testkit.mutant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The sources with one fault each. */
public final class SourceMutants {
    private SourceMutants() {}

    /** All of them, in the order of the catalogue. */
    public static List<Mutant> all() {
        return Arrays.stream(SourceFault.values()).skip(1).map(SourceMutants::of).toList();
    }

    private static Mutant of(SourceFault fault) {
        String what = fault.name().substring(fault.law().length() + 1);
        return new Mutant(
                fault.law(), "MutantSource", what.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
