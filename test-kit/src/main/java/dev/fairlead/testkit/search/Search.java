package dev.fairlead.testkit.search;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.Violation;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.simulation.Life;
import dev.fairlead.testkit.simulation.Simulation;
import dev.fairlead.testkit.situation.Situations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tries schedules until every law is broken or the effort is spent: base schedules, each of them
 * with a crash at every point, then at pairs of points near each other, then random ones. Single
 * use, one thread.
 */
public final class Search {
    private final Simulation simulation;
    private final Simulation remembered;
    private final List<Law> laws;
    private final Effort effort;
    private final BooleanSupplier outOfTime;
    private final Map<Law, Counterexample> found = new LinkedHashMap<>();
    private final Map<Law, Integer> reached = new HashMap<>();
    private final Situations situations = new Situations();
    private final List<CrashedOnce> crashedOnce = new ArrayList<>();
    private int schedules;
    private int crashPairs;
    private int crashPoints;
    private int leftOut;
    private boolean outOfTimeNow;

    /** A schedule with a crash in one step, and the points of its life. */
    private record CrashedOnce(Schedule schedule, int step, List<Integer> points) {}

    /**
     * @param outOfTime asked before each schedule; once true, the search ends with what it has
     */
    public Search(Simulation simulation, List<Law> laws, Effort effort, BooleanSupplier outOfTime) {
        this.simulation = simulation;
        this.remembered = new RememberedLives(simulation);
        this.laws = List.copyOf(laws);
        this.effort = effort;
        this.outOfTime = outOfTime;
    }

    /**
     * Searches.
     *
     * @param bases are tried first, with a crash at every point
     * @param probes are tried once each, as they are
     */
    public Findings run(List<Schedule> bases, List<Schedule> probes) {
        bases.forEach(this::crashEverywhere);
        for (Schedule probe : probes) {
            if (hasWork()) {
                attempt(probe);
            }
        }
        boolean cutShort = outOfTimeNow;
        crashedOnce.forEach(this::crashAgain);
        RandomSchedules random = new RandomSchedules(simulation.alphabet(), effort.seed());
        for (int i = 0; i < effort.randomSchedules(); i++) {
            if (hasWork()) {
                attempt(random.next());
            } else {
                leaveOut();
            }
        }
        return new Findings(
                found,
                reached,
                situations.counts(),
                schedules,
                crashPoints,
                crashPairs,
                cutShort,
                leftOut);
    }

    private boolean hasWork() {
        if (found.size() == laws.size()) {
            return false;
        }
        outOfTimeNow |= outOfTime.getAsBoolean();
        return !outOfTimeNow;
    }

    private void leaveOut() {
        leftOut += outOfTimeNow ? 1 : 0;
    }

    private void crashEverywhere(Schedule base) {
        if (!hasWork()) {
            return;
        }
        List<Integer> points = attempt(base).points();
        for (int step = 0; step < points.size(); step++) {
            for (int point = 1; point <= points.get(step) && hasWork(); point++) {
                crashPoints++;
                Step cut = base.steps().get(step).withCrashAt(point);
                Schedule crashed = base.with(step, cut);
                crashedOnce.add(new CrashedOnce(crashed, step, attempt(crashed).points()));
            }
        }
    }

    /** Crashes a second time at each of the next points; they may be others than without crash. */
    private void crashAgain(CrashedOnce once) {
        int left = effort.pairDistance();
        for (int step = once.step() + 1; step < once.points().size() && left > 0; step++) {
            for (int point = 1; point <= once.points().get(step) && left > 0; point++) {
                left--;
                if (hasWork()) {
                    Step cut = once.schedule().steps().get(step).withCrashAt(point);
                    crashPairs++;
                    attempt(once.schedule().with(step, cut));
                } else {
                    leaveOut();
                }
            }
        }
    }

    private Life attempt(Schedule schedule) {
        schedules++;
        Life life = simulation.live(schedule);
        situations.follow(life.history());
        for (Law law : laws) {
            if (law.isReachedIn(life.history())) {
                reached.merge(law, 1, Integer::sum);
            }
            Optional<Violation> violation =
                    found.containsKey(law) ? Optional.empty() : law.violationIn(life.history());
            if (violation.isPresent()) {
                Counterexample seen =
                        new Counterexample(law, schedule, life.history(), violation.get());
                Counterexample judged = shrunk(seen);
                if (!Inquest.wasStall(judged)) {
                    found.put(law, judged);
                }
            }
        }
        return life;
    }

    private Counterexample shrunk(Counterexample seen) {
        Law law = seen.law();
        Shrinker shrinker =
                new Shrinker(
                        simulation.alphabet(),
                        candidate -> !outOfTime.getAsBoolean() && breaks(law, candidate),
                        effort.shrinkTries());
        Schedule smallest = shrinker.shrink(shortestThatBreaks(law).orElse(seen.schedule()));
        Counterexample found =
                replay(law, smallest).or(() -> replay(law, seen.schedule())).orElse(seen);
        return new Inquest(simulation, outOfTime).into(found);
    }

    /** Among the schedules that others were shrunk to. */
    private Optional<Schedule> shortestThatBreaks(Law law) {
        return found.values().stream()
                .map(Counterexample::schedule)
                .filter(schedule -> breaks(law, schedule))
                .min(Comparator.comparingInt(schedule -> schedule.steps().size()));
    }

    private boolean breaks(Law law, Schedule schedule) {
        return law.violationIn(remembered.live(schedule).history()).isPresent();
    }

    /** Lives a schedule once; one counterexample for each law that this breaks. */
    public static List<Counterexample> replay(
            Simulation simulation, List<Law> laws, Schedule schedule) {
        History history = simulation.live(schedule).history();
        List<Counterexample> broken = new ArrayList<>();
        for (Law law : laws) {
            law.violationIn(history)
                    .map(violation -> new Counterexample(law, schedule, history, violation))
                    .ifPresent(broken::add);
        }
        return broken;
    }

    /** Lives a schedule once; empty when it doesn't break the law. */
    public Optional<Counterexample> replay(Law law, Schedule schedule) {
        Life life = simulation.live(schedule);
        Optional<Violation> violation = law.violationIn(life.history());
        return violation.map(broken -> new Counterexample(law, schedule, life.history(), broken));
    }
}
