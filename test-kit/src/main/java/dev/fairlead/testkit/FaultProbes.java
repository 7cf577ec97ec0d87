package dev.fairlead.testkit;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Each kind of fault at each of the first calls to the outside system. */
final class FaultProbes {
    private static final String KINDS = "FGHTLP";
    private static final int CALLS = 6;

    private FaultProbes() {}

    /** For a source. */
    static List<Schedule> ofSource(Alphabet alphabet) {
        return of(alphabet, "A2 p a c %s A2 p a c p a c", "A2 %s p a c A1 p a c");
    }

    /** For a sink. */
    static List<Schedule> ofSink(Alphabet alphabet) {
        return of(alphabet, "A2 p c %s A2 p c A1 p c", "A2 %s p c v p c");
    }

    private static List<Schedule> of(Alphabet alphabet, String... forms) {
        List<Schedule> probes = new ArrayList<>();
        for (int i = 0; i < KINDS.length(); i++) {
            char kind = KINDS.charAt(i);
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
