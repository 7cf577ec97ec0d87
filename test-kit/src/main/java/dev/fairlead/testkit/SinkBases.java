package dev.fairlead.testkit;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import java.util.List;

/** The schedules that every sink goes through, with a crash at every point. */
final class SinkBases {
    private static final List<String> BASES =
            List.of(
                    "A3 p c A2 p c",
                    "A3 p1 p2 c A p1 s p",
                    "A3* p c A2* p2 v p c",
                    "A2 p2 e c l t A p w p c",
                    "A3 p c h A1 p u p c b A p",
                    "A2 B2 p3 c v1 p c w1 A p c",
                    "A2 o A3 p c p c",
                    "A1 p o2 A3 p c p v p s p",
                    "A2+ p A3* p2 c A1# p c s",
                    "r A2 p c A3 p c",
                    "A2 B2 p3 c g2 A1 B1 p c j p c",
                    "A2 p g A1 p c j p c",
                    "A3 p1 d p c p m p c A p",
                    "A p c A p c A p c A p c x p c",
                    "A2 p e c A p e c x p",
                    "A2 p F A p c p c",
                    "A2 B p W p c p c",
                    "A2 B2 p g p c c",
                    "A2 p k p c K A p c",
                    "A2 B2 p c M2 A B p c M p",
                    "Q3 A y A p c p c",
                    "A3 p c P A2 p c P p",
                    "A2 p2 P2 A2 p1 p c s A p P");

    private static final List<String> PROBES =
            List.of(
                    "n",
                    "A2 p n p c",
                    "A2 p b",
                    "A2 p i",
                    "A p c A p i",
                    "f A1 p",
                    "A2 p h t3 u p c",
                    "A2 p c J2 A1 p c A1 p c",
                    "A2 p c I2 A1 p c A1 p c",
                    "A2 p h J2 u p c",
                    "A2 p1 h c t2 u A p c",
                    "A2 p d s m p",
                    "A2 p c c c c c c c c",
                    "A p N2 p c A p c",
                    "O p c",
                    "O2 p c",
                    "O3 p c",
                    "O4 p c",
                    "A O A p c",
                    "y p c",
                    "A2 y A2 p c",
                    "A2 y B2 p c p c",
                    "Q A y A p c p c",
                    "Q A2 y A2 B p o p c",
                    "Q y A2 p1 p c",
                    "Q2 A y A2 p c",
                    "Q3 A y A p x p c",
                    "Q4 A y A p c p c",
                    "q A2 p c",
                    "q A y A p c",
                    "A o p k A p c K A p c",
                    flood());

    /** More than a sink should hold, while the outside system is away. */
    private static String flood() {
        return "d" + " A1000 p c".repeat(17);
    }

    private SinkBases() {}

    /** Those that the alphabet can spell. */
    static List<Schedule> bases(Alphabet alphabet) {
        return BASES.stream()
                .map(Schedule::parse)
                .filter(schedule -> canSpell(alphabet, schedule))
                .toList();
    }

    private static boolean canSpell(Alphabet alphabet, Schedule schedule) {
        List<Character> letters = alphabet.verbs().stream().map(verb -> verb.letter()).toList();
        return schedule.steps().stream().map(Step::verb).allMatch(letters::contains);
    }

    /** Schedules that are tried as they are, for situations that chance seldom makes. */
    static List<Schedule> probes(Alphabet alphabet) {
        return PROBES.stream()
                .map(Schedule::parse)
                .filter(schedule -> canSpell(alphabet, schedule))
                .toList();
    }
}
