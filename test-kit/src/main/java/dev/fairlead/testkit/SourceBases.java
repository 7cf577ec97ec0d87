package dev.fairlead.testkit;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Verb;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schedules that every source goes through, with a crash at every point. */
final class SourceBases {
    private static final List<String> BASES =
            List.of(
                    "A3 p a c A2 p a c",
                    "A3 p2 a1 c A2 p z1 c a c s A1 p",
                    "A2* p a c A2* p a c A1 p",
                    "A1+ p c A1 p a c A2# p a c s p",
                    "A4 p a2 e c l t A1 p a c q A1 p a",
                    "A3 p f t A1 p a c r A1 p t a c h p A1 u p a c b",
                    "A2 B2 p2 a c B1 A1 p2 z1 c",
                    "A2 p B2 p a3 c s B1 p",
                    "A3 p a1 c k A1 p a1 K c A1 p a c",
                    "E3 p a1 c E2 p a c");

    /** Resets, garbage, other tasks, faults and jumps: their points are those of the bases. */
    private static final List<String> PROBES =
            List.of(
                    "n",
                    "A1 p a n p s",
                    "A2 p a c b",
                    "i",
                    "A3 p a1 c x p a c",
                    "A3 p2 a2 c s p a c",
                    "A3 p a c R A2 p a c x p",
                    "A2 B2 p2 a c R1 A1 B1 p2 a c s p",
                    "A2 p a c S A1 p a c x p",
                    "A3 p2 a c A1 Y1 p a",
                    "A3 p2 a c A1 Y2 p a",
                    "A3 p2 a c A1 Y3 p a",
                    "A3 p2 a c A1 Y4 p a",
                    "A2 p a c M2 A1 p a c M3 A1 p a c M1 A1 p a",
                    "A2 B2 p2 a c M2 A1 B1 p2 a c M1 A1 B1 p2 a c",
                    "A2 B2 C2 p2 a1 M3 A1 C1 p2 a2 c x M2 B1 p2",
                    "A2 p a c U A1 p a c U1 A1 p a c",
                    "A3 p z1 c z1 a x p",
                    "A3 p2 f2 A1 p a f3 p a",
                    "A1 p k K A1 p a K2 x p",
                    "A3 p k A2 p K a c K A1 p a",
                    "A2 p J2 A1 p a c h J1 A1 u p a c",
                    "A2 p a c I2 A1 p a c",
                    "A4 p1 a h J1 u p a c A1 p a",
                    "A2 p a c d s m A1 p a c",
                    "A2 p a F1 A2 p t p2 a c F2 A2 p t p a",
                    "A2 p a H1 A2 p t p2 G1 A1 p t p a T1 A1 p t p a",
                    "A1 p a c d A1 p60",
                    "E4 p a1 c E1 p x E1 p a c",
                    "A1 E5 p3 a2 c x p a E2 s p",
                    "A3 p a c Z1 p a c A1 p Z2 p a",
                    "A2 p a c h A6000 u p a1 c");

    private SourceBases() {}

    static List<Schedule> bases(Alphabet alphabet) {
        return understood(BASES, alphabet).toList();
    }

    /** Schedules that are tried as they are. */
    static List<Schedule> probes(Alphabet alphabet) {
        return understood(PROBES, alphabet).toList();
    }

    /** Those that happen in this world. */
    private static Stream<Schedule> understood(List<String> tokens, Alphabet alphabet) {
        Set<Character> letters =
                alphabet.verbs().stream().map(Verb::letter).collect(Collectors.toSet());
        return tokens.stream()
                .map(Schedule::parse)
                .filter(
                        schedule ->
                                schedule.steps().stream()
                                        .allMatch(step -> letters.contains(step.verb())));
    }
}
