package dev.fairlead.samples.compared;

import java.util.List;
import java.util.stream.Stream;

/** All that is compared. */
final class Scenarios {
    private Scenarios() {}

    static List<Scenario> all() {
        return Stream.of(
                        RestScenarios.all(),
                        BadRequestScenarios.all(),
                        ConfigScenarios.all(),
                        OffsetScenarios.all())
                .flatMap(List::stream)
                .toList();
    }
}
