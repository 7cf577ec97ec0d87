package dev.fairlead.testkit.search;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.schedule.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a failing schedule smaller as long as it fails: fewer steps, then fewer items, fewer
 * particulars, simpler verbs. Each accepted change lowers {@link #weight}, so it comes to an end.
 */
final class Shrinker {
    /** A schedule with so many items more takes the time of one more try. */
    private static final int ITEMS_OF_A_TRY = 100;

    private final Alphabet alphabet;
    private final Predicate<Schedule> fails;
    private int triesLeft;

    /**
     * @param tries how many schedules may be tried; one with many items counts as several
     */
    Shrinker(Alphabet alphabet, Predicate<Schedule> fails, int tries) {
        this.alphabet = alphabet;
        this.fails = fails;
        this.triesLeft = tries;
    }

    /** The smallest failing schedule found. */
    Schedule shrink(Schedule failing) {
        Schedule smallest = failing;
        Optional<Schedule> smaller = smaller(smallest);
        while (smaller.isPresent()) {
            smallest = smaller.get();
            smaller = smaller(smallest);
        }
        return smallest;
    }

    private Optional<Schedule> smaller(Schedule schedule) {
        return Stream.of(shorter(schedule), merged(schedule), simpler(schedule))
                .flatMap(List::stream)
                .filter(candidate -> weight(candidate) < weight(schedule))
                .filter(this::stillFails)
                .findFirst();
    }

    private boolean stillFails(Schedule candidate) {
        if (triesLeft <= 0) {
            return false;
        }
        triesLeft -= 1 + items(candidate) / ITEMS_OF_A_TRY;
        return fails.test(candidate);
    }

    private int items(Schedule schedule) {
        return schedule.steps().stream()
                .filter(step -> alphabet.verb(step.verb()).addsItems())
                .mapToInt(step -> step.countOr(1))
                .sum();
    }

    private static List<Schedule> shorter(Schedule schedule) {
        List<Schedule> candidates = new ArrayList<>();
        int length = schedule.steps().size();
        for (int size = Math.max(1, length / 2); size > 0; size /= 2) {
            for (int from = 0; from + size <= length; from += size) {
                candidates.add(schedule.without(from, from + size));
            }
        }
        return candidates;
    }

    private static List<Schedule> merged(Schedule schedule) {
        List<Schedule> candidates = new ArrayList<>();
        for (int i = 0; i + 1 < schedule.steps().size(); i++) {
            Step one = schedule.steps().get(i);
            Step two = schedule.steps().get(i + 1);
            if (one.verb() == two.verb() && !one.unfinished() && !one.isCut()) {
                int count = one.countOr(1) + two.countOr(1);
                candidates.add(schedule.with(i + 1, two.withCount(count)).without(i, i + 1));
            }
        }
        return candidates;
    }

    private List<Schedule> simpler(Schedule schedule) {
        List<Schedule> candidates = new ArrayList<>();
        for (int i = 0; i < schedule.steps().size(); i++) {
            Step before = schedule.steps().get(i);
            if (before.isCut()) {
                candidates.add(crashBehind(schedule, i));
            }
            for (Step step : simpler(before)) {
                candidates.add(schedule.with(i, step));
            }
        }
        return candidates;
    }

    /** A crash between two steps is easier to understand than one within a step. */
    private static Schedule crashBehind(Schedule schedule, int index) {
        List<Step> steps = new ArrayList<>(schedule.steps());
        steps.set(index, steps.get(index).withCrashAt(0));
        steps.add(index + 1, Step.of(Alphabet.CRASH));
        return new Schedule(steps);
    }

    private List<Step> simpler(Step step) {
        List<Step> candidates = new ArrayList<>();
        Verb verb = alphabet.verb(step.verb());
        if (verb.simpler() != step.verb()) {
            candidates.add(step.withVerb(verb.simpler()));
        }
        if (step.isCut()) {
            candidates.add(step.withCrashAt(0));
            candidates.add(step.withCrashAt(1));
            candidates.add(step.withCrashAt(step.crashAt() / 2));
            candidates.add(step.withCrashAt(step.crashAt() - 1));
        }
        if (step.unfinished()) {
            candidates.add(step.withUnfinished(false));
        }
        if (step.texture() != Texture.PLAIN) {
            candidates.add(step.withTexture(Texture.PLAIN));
        }
        if (step.count() > 0) {
            candidates.add(step.withCount(0));
            candidates.add(step.withCount(step.count() / 2));
            candidates.add(step.withCount(step.count() - 1));
        }
        return candidates;
    }

    /** How complicated a schedule is; an order of magnitude for each kind of complication. */
    private long weight(Schedule schedule) {
        long weight = 0;
        for (Step step : schedule.steps()) {
            Verb verb = alphabet.verb(step.verb());
            weight +=
                    1_000_000
                            + (verb.simpler() == step.verb() ? 0 : 100_000)
                            + (step.isCut() ? 1_200_000 + Math.min(step.crashAt(), 99) * 100 : 0)
                            + (step.texture() == Texture.PLAIN ? 0 : 5_000)
                            + (step.unfinished() ? 2_000 : 0)
                            + Math.min(step.count(), 99);
        }
        return weight;
    }
}
