package dev.fairlead.samples.compared;

import java.util.List;
import java.util.stream.Stream;

/** All that is compared. */
final class Scenarios {
    private Scenarios() {}

    /** Those in which the workers differ only where docs/differences.md says so. */
    static List<Scenario> all() {
        return Stream.of(
                        RestScenarios.all(),
                        BadRequestScenarios.all(),
                        ConfigScenarios.all(),
                        OffsetScenarios.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Those whose differences nobody has gone through yet: to be mended, or listed. */
    static List<Scenario> unsettled() {
        return Stream.of(
                        LifeScenarios.all(),
                        ErrorScenarios.all(),
                        PipelineScenarios.all(),
                        ClientScenarios.all(),
                        CallOrderScenarios.all(),
                        PluginScenarios.all())
                .flatMap(List::stream)
                .toList();
    }
}
