package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.History;
import java.util.List;

/**
 * A life that was lived.
 *
 * @param points how many points each step of the schedule had where the worker can crash
 */
public record Life(History history, List<Integer> points) {
    public Life {
        points = List.copyOf(points);
    }
}
