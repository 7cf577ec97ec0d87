package dev.fairlead.samples.compared;

import java.util.List;
import java.util.stream.Stream;

/** Which calls a worker makes of connectors and tasks, and in which order. */
final class CallOrderScenarios {
    private CallOrderScenarios() {}

    static List<Course> courses() {
        return Stream.of(SourceCalls.all(), SinkCalls.all(), ConnectorCalls.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<Scenario> all() {
        return courses().stream().map(Course::scenario).toList();
    }
}
