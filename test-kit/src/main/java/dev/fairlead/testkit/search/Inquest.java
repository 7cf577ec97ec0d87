package dev.fairlead.testkit.search;

import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.report.Repetition;
import dev.fairlead.testkit.report.Turning;
import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.simulation.Simulation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Lives a counterexample's schedule again: as it is, to see whether it always comes to the same,
 * and cut off after each step, to see when it went wrong.
 */
final class Inquest {
    private static final int TIMES = 5;
    private static final Set<String> MEASURED = Set.of("K19", "S20", "L2");

    private final Simulation simulation;
    private final BooleanSupplier outOfTime;

    Inquest(Simulation simulation, BooleanSupplier outOfTime) {
        this.simulation = simulation;
        this.outOfTime = outOfTime;
    }

    /**
     * Whether a law that is measured in real time was broken once and never again: the machine
     * stalled, not the plugin.
     */
    static boolean wasStall(Counterexample found) {
        Repetition repetition = found.repetition();
        return isMeasured(found) && repetition.times() > 0 && repetition.broken() == 0;
    }

    private static boolean isMeasured(Counterexample found) {
        return MEASURED.contains(found.law().id());
    }

    Counterexample into(Counterexample found) {
        Repetition repetition = repeated(found);
        Turning turning =
                repetition.isFlaky() || outOfTime.getAsBoolean()
                        ? Turning.UNKNOWN
                        : turning(found.law(), found.schedule());
        return found.with(repetition, turning);
    }

    private Repetition repeated(Counterexample found) {
        Set<List<String>> lives = new HashSet<>();
        int times = 0;
        int broken = 0;
        while (times < TIMES && ((isMeasured(found) && times == 0) || !outOfTime.getAsBoolean())) {
            History history = simulation.live(found.schedule()).history();
            lives.add(spelled(history));
            times++;
            broken += found.law().violationIn(history).isPresent() ? 1 : 0;
        }
        return new Repetition(times, broken, lives.size() < 2);
    }

    private static List<String> spelled(History history) {
        List<String> words = new ArrayList<>(history.entries().size());
        for (History.Entry entry : history.entries()) {
            words.add(entry.step() + " " + spelled(entry.what()));
        }
        return words;
    }

    /** Without what is measured in real time. */
    private static String spelled(Happening what) {
        return what instanceof SourceHappening.PollOverdue
                        || what instanceof SourceHappening.PollSpun
                ? what.getClass().getSimpleName()
                : what.verb() + " " + what.object();
    }

    private Turning turning(Law law, Schedule schedule) {
        int length = schedule.steps().size();
        int inevitable = first(law, length, kept -> schedule.without(kept, length));
        int exposed =
                first(
                        law,
                        inevitable,
                        kept -> {
                            List<Step> steps = new ArrayList<>(schedule.steps().subList(0, kept));
                            steps.add(Step.of(Alphabet.CRASH));
                            return new Schedule(steps);
                        });
        return new Turning(exposed, inevitable);
    }

    /** The first step such that the law is broken if it is the last, and so on up to the end. */
    private int first(Law law, int end, IntFunction<Schedule> keeping) {
        int kept = end;
        while (kept > 0
                && law.violationIn(simulation.live(keeping.apply(kept - 1)).history())
                        .isPresent()) {
            kept--;
        }
        return kept;
    }
}
