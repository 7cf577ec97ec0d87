package dev.fairlead.testkit.mutant;

import java.util.ArrayList;
import java.util.List;

/** The faulty converters, transformations and predicates, each with the law that catches it. */
public final class PluginMutants {
    private PluginMutants() {}

    /** All of them, by kind. */
    public static List<Mutant> all() {
        List<Mutant> mutants = new ArrayList<>();
        for (ConverterFault fault : ConverterFault.values()) {
            mutants.add(new Mutant(fault.law(), fault.name(), fault.text()));
        }
        for (TransformationFault fault : TransformationFault.values()) {
            mutants.add(new Mutant(fault.law(), fault.name(), fault.text()));
        }
        mutants.add(new Mutant("X9", "FRAGILE", "fails in close where configure never ran"));
        for (MutantPredicate.Fault fault : MutantPredicate.Fault.values()) {
            mutants.add(new Mutant(fault.law(), fault.name(), fault.text()));
        }
        mutants.add(new Mutant("P4", "UNDEFINED", "has no definition of its settings"));
        mutants.removeIf(mutant -> mutant.law().isEmpty());
        return List.copyOf(mutants);
    }
}
