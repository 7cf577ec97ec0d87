package dev.fairlead.testkit.mutant;

import java.util.List;
import java.util.stream.Stream;

/** The faulty connectors and definitions, for the table of mutants. */
public final class ConnectorMutants {
    private ConnectorMutants() {}

    /** All of them, in the order of their laws. */
    public static List<Mutant> all() {
        Stream<Mutant> sources =
                FaultySources.all().stream()
                        .map(fault -> new Mutant(fault.law(), fault.name(), fault.words()));
        Stream<Mutant> sinks =
                FaultySink.FAULTS.stream()
                        .map(law -> new Mutant(law, "FaultySink " + law, wordsOf(law)));
        Stream<Mutant> definitions =
                FaultyDefinitions.all().stream()
                        .map(
                                fault ->
                                        new Mutant(
                                                fault.law(),
                                                fault.type().getSimpleName(),
                                                fault.words()));
        return Stream.of(sources, sinks, definitions).flatMap(rows -> rows).toList();
    }

    private static String wordsOf(String law) {
        return switch (law) {
            case "O9" -> "a sink that reads a position that is null";
            case "L6" -> "a sink that asks for its assignment from a thread of its own";
            case "L7" -> "a sink that swallows an Error while it writes";
            default -> "a sink whose tasks write to the store that was started last";
        };
    }
}
