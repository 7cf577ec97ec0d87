package dev.fairlead.samples.compared;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same course of things on real workers and in the test kit's simulation.
 *
 * @param scenario what real workers go through; its last step reads the calls
 * @param caller who is called: the connector or a task
 * @param simulated what the simulation goes through; nothing if it can't
 * @param calls what the caller notes, in turn
 */
record Course(Scenario scenario, String caller, Optional<Simulated> simulated, List<String> calls) {
    static final String TASK = "task 0";
    static final String CONNECTOR = "connector";

    Course {
        calls = List.copyOf(calls);
    }

    /**
     * A life in the simulation.
     *
     * @param settings of the connector
     * @param ended how many lives of the task come before those that are compared
     */
    record Simulated(boolean sink, Map<String, String> settings, String schedule, int ended) {}

    @Override
    public String toString() {
        return scenario.name();
    }
}
