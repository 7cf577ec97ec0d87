package dev.fairlead.testkit;

import dev.fairlead.testkit.schedule.Schedule;
import java.util.List;
import java.util.stream.Stream;

/** The schedules that every source goes through, with a crash at every point. */
final class SourceBases {
    private static final List<String> ONE_PLACE =
            List.of(
                    "A3 p a c A2 p a c",
                    "A3 p2 a1 c A2 p z1 c a c s A1 p",
                    "A2* p a c A2* p a c A1 p",
                    "A1+ p c A1 p a c A2# p a c s p",
                    "A4 p a2 e c l t A1 p a c q A1 p a",
                    "A3 p f t A1 p a c r A1 p t a c h p A1 u p a c b");
    private static final List<String> TWO_PLACES =
            List.of("A2 B2 p2 a c B1 A1 p2 z1 c", "A2 p B2 p a3 c s B1 p");

    private SourceBases() {}

    static List<Schedule> bases(int places) {
        return Stream.concat(ONE_PLACE.stream(), places > 1 ? TWO_PLACES.stream() : Stream.empty())
                .map(Schedule::parse)
                .toList();
    }

    /** Schedules that are tried as they are: starts in vain, a second stop, idle polls. */
    static List<Schedule> probes() {
        return Stream.of("n", "A1 p a n p s", "A2 p a c b", "i").map(Schedule::parse).toList();
    }
}
