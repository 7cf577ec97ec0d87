package dev.fairlead.testkit.real;

import java.util.EnumMap;
import java.util.Map;

/** How often the worker was killed in which situation. */
final class KillCount {
    private final Map<KillSituation, Long> situations = new EnumMap<>(KillSituation.class);

    void note(KillSituation situation, boolean present) {
        if (present) {
            situations.merge(situation, 1L, Long::sum);
        }
    }

    Map<KillSituation, Long> situations() {
        return situations;
    }
}
