package dev.fairlead.testkit.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that happens around a connector in one simulated life: what the outside system gets,
 * what the worker does, what fails, where it crashes. The same schedule gives the same life on
 * every machine. After its last step faults end, and the connector gets the time to finish.
 */
public record Schedule(List<Step> steps) {
    public Schedule {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a token as failures print it: steps separated by blanks, such as {@code "A3 p a2 c x"}.
     *
     * @throws IllegalArgumentException a step isn't written as {@link Step#parse} says
     */
    public static Schedule parse(String token) {
        return new Schedule(
                Arrays.stream(token.trim().split("\\s+"))
                        .filter(step -> !step.isEmpty())
                        .map(Step::parse)
                        .toList());
    }

    /** The same with another step at {@code index}. */
    public Schedule with(int index, Step step) {
        List<Step> changed = new ArrayList<>(steps);
        changed.set(index, step);
        return new Schedule(changed);
    }

    /** The same without the steps from {@code from} up to but not including {@code to}. */
    public Schedule without(int from, int to) {
        List<Step> changed = new ArrayList<>(steps.subList(0, from));
        changed.addAll(steps.subList(to, steps.size()));
        return new Schedule(changed);
    }

    /** The token that {@link #parse} reads. */
    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(" "));
    }
}
