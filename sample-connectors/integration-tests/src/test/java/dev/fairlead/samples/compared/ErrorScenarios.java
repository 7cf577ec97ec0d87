package dev.fairlead.samples.compared;

import java.util.List;

final class ErrorScenarios {
    private ErrorScenarios() {}

    static List<Scenario> all() {
        return List.of();
    }
}
