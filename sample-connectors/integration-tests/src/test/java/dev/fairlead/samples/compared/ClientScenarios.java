package dev.fairlead.samples.compared;

import java.util.List;

final class ClientScenarios {
    private ClientScenarios() {}

    static List<Scenario> all() {
        return List.of();
    }
}
