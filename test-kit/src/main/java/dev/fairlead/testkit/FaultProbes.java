package dev.fairlead.testkit;

import dev.fairlead.testkit.instrument.InstrumentedLoader;
import dev.fairlead.testkit.report.Recipe;
import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Each kind of fault at each of the first calls to the outside system. */
final class FaultProbes {
    private static final List<Character> KINDS = List.of('F', 'G', 'H', 'T', 'L', 'P');
    private static final int CALLS = 6;

    private FaultProbes() {}

    /** A recipe that says how the connector was loaded. */
    static Recipe spelled(Recipe recipe, Class<?> connector) {
        if (InstrumentedLoader.losesPower(connector)) {
            return recipe.and("survivesPowerLoss()");
        }
        return InstrumentedLoader.hasMade(connector) ? recipe.and("instrumented()") : recipe;
    }

    /** For a source. */
    static List<Schedule> ofSource(Alphabet alphabet) {
        return of(alphabet, "A2 p a c %s A2 p a c p a c", "A2 %s p a c A1 p a c");
    }

    /** For a sink. */
    static List<Schedule> ofSink(Alphabet alphabet) {
        return of(alphabet, "A2 p c %s A2 p c A1 p c", "A2 %s p c v p c");
    }

    /** For a source whose places can be emptied. */
    static List<Schedule> ofShrinking(Alphabet alphabet) {
        return alphabet.verbs().stream().noneMatch(verb -> verb.letter() == 'y')
                ? List.of()
                : Stream.of(
                                "A3 p a c y p A1 p a c p",
                                "A3 p a c v p A1 p a c p",
                                "A3 p a c y p A4 p a c s p",
                                "A3 p1 a c y x p A1 p a c",
                                "A3 p a c v s p A1 p a c")
                        .map(Schedule::parse)
                        .toList();
    }

    private static List<Schedule> of(Alphabet alphabet, String... forms) {
        List<Schedule> probes = new ArrayList<>();
        for (char kind : KINDS) {
            if (alphabet.verbs().stream().anyMatch(verb -> verb.letter() == kind)) {
                for (int call = 1; call <= CALLS; call++) {
                    String fault = kind + Integer.toString(call);
                    Stream.of(forms)
                            .map(form -> Schedule.parse(form.formatted(fault)))
                            .forEach(probes::add);
                }
            }
        }
        return probes;
    }
}
