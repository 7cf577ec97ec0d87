package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.instrument.Disk;
import dev.fairlead.testkit.instrument.InstrumentedLoader;
import dev.fairlead.testkit.instrument.Lots;
import dev.fairlead.testkit.instrument.Outside;
import dev.fairlead.testkit.instrument.Time;
import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.schedule.Verb;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The calls of a plugin to the outside system, in all its incarnations: each of them is a point
 * where the worker can crash, and may meet a fault that the schedule planned.
 */
final class OutsideCalls {
    static final char FAIL_BEFORE = 'F';
    static final char FAIL_AFTER = 'G';
    static final char FAIL_HALFWAY = 'H';
    static final char TIME_OUT = 'T';
    static final char ANSWER_LATE = 'L';
    static final char POWER = 'P';
    static final char CLOCK_BACK = 'I';

    private static final List<Verb> VERBS =
            List.of(
                    Verb.of(
                            FAIL_BEFORE,
                            "the n-th call to the outside system from now fails, without effect",
                            1,
                            6),
                    Verb.of(
                                    FAIL_AFTER,
                                    "the n-th call to the outside system from now has its effect,"
                                            + " but fails",
                                    1,
                                    6)
                            .simplerAs(FAIL_BEFORE),
                    Verb.of(
                                    FAIL_HALFWAY,
                                    "the n-th call to the outside system from now fails half-way",
                                    1,
                                    6)
                            .simplerAs(FAIL_BEFORE),
                    Verb.of(
                                    TIME_OUT,
                                    "the n-th call to the outside system from now is never"
                                            + " answered",
                                    1,
                                    6)
                            .simplerAs(FAIL_BEFORE),
                    Verb.of(
                            ANSWER_LATE,
                            "the n-th call to the outside system from now is answered late",
                            1,
                            6));

    private static final Verb POWER_LOSS =
            Verb.of(
                            POWER,
                            "the power goes, now or at the n-th call to the outside system from"
                                    + " now; what wasn't forced to the disk is gone",
                            3,
                            6)
                    .simplerAs(Alphabet.CRASH);

    private static final Verb SET_BACK =
            Verb.of(CLOCK_BACK, "the machine's clock is set back by n hours", 1, 2);

    /** Later than any file that the machine has just made, so that no file is from the future. */
    private static final Instant BEGIN = Instant.parse("2040-01-01T00:00:00Z");

    private final CrashPoints points;
    private final VirtualClock clock;
    private final History.Recorder recorder;
    private final List<Planned> plans = new ArrayList<>();
    private final Lots lots = new Lots();
    private boolean away;
    private final List<Gate> gates = new ArrayList<>();
    private final Optional<Disk> disk;
    private final AtomicLong looks = new AtomicLong();
    private volatile Gate gate = new Gate();
    private volatile boolean isOver;
    private boolean powerGoes;

    private static final class Planned {
        private final Fate fate;
        private int left;

        private Planned(Fate fate, int left) {
            this.fate = fate;
            this.left = left;
        }
    }

    /** One incarnation's way out. */
    private final class Gate implements Interference {
        private volatile boolean closed;

        @Override
        public Fate meet(String call) {
            if (closed || !points.reachCall()) {
                return Fate.GONE;
            }
            return points.isOwn() ? meetPlans(call) : Fate.PASS;
        }
    }

    OutsideCalls(
            Class<?> plugin, CrashPoints points, VirtualClock clock, History.Recorder recorder) {
        this.disk =
                InstrumentedLoader.losesPower(plugin) ? Optional.of(new Disk()) : Optional.empty();
        this.points = points;
        this.clock = clock;
        this.recorder = recorder;
    }

    /**
     * The verbs that are understood.
     *
     * @param worldMeets whether the world tells the plugin's calls apart
     */
    static List<Verb> verbs(Class<?> plugin, boolean worldMeets) {
        List<Verb> verbs = new ArrayList<>();
        if (worldMeets || InstrumentedLoader.hasMade(plugin)) {
            verbs.addAll(VERBS);
        }
        if (InstrumentedLoader.hasMade(plugin)) {
            verbs.add(SET_BACK);
        }
        if (InstrumentedLoader.losesPower(plugin)) {
            verbs.add(POWER_LOSS);
        }
        return verbs;
    }

    /** What a world asks, which may answer on threads of its own. */
    Interference ofTheWorld() {
        return call -> {
            if (gate.closed || !points.reachCall()) {
                return Fate.GONE;
            }
            return meetPlans(call);
        };
    }

    private synchronized Fate meetPlans(String call) {
        Fate fate = away ? Fate.FAIL_BEFORE : Fate.PASS;
        for (Iterator<Planned> each = plans.iterator(); each.hasNext(); ) {
            Planned planned = each.next();
            if (planned.fate == Fate.GONE && !points.isStepping()) {
                continue;
            }
            planned.left--;
            if (planned.left == 0) {
                fate = planned.fate;
                each.remove();
            }
        }
        if (fate == Fate.GONE) {
            powerGoes = true;
            points.die();
        } else if (fate != Fate.PASS) {
            recorder.note(new WorldHappening.Interfered(fate, call));
        }
        return fate;
    }

    /** Plans a fault; false when the step is about something else. */
    boolean plan(Step step) {
        switch (step.verb()) {
            case FAIL_BEFORE -> plan(Fate.FAIL_BEFORE, step);
            case FAIL_AFTER -> plan(Fate.FAIL_AFTER, step);
            case FAIL_HALFWAY -> plan(Fate.FAIL_HALFWAY, step);
            case TIME_OUT -> plan(Fate.TIME_OUT, step);
            case ANSWER_LATE -> plan(Fate.ANSWER_LATE, step);
            case POWER -> losePower(step);
            case CLOCK_BACK -> {
                Duration far = Duration.ofHours(step.countOr(1));
                clock.setBack(far);
                recorder.note(new WorkerHappening.ClockSetBack(far));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void losePower(Step step) {
        if (step.count() > 0) {
            plan(Fate.GONE, step);
        } else {
            powerGoes = true;
            points.die();
        }
    }

    private synchronized void plan(Fate fate, Step step) {
        plans.add(new Planned(fate, step.countOr(1)));
    }

    /** From now on every call fails. */
    synchronized void goAway() {
        away = true;
        recorder.note(new WorldHappening.WentAway());
    }

    /** From now on calls pass again. */
    synchronized void comeBack() {
        away = false;
        recorder.note(new WorldHappening.CameBack());
    }

    /** From now on nothing fails any more. */
    synchronized void endFaults() {
        plans.clear();
        away = false;
    }

    /** A new incarnation comes up, on this thread; the one before may still call. */
    void incarnate() {
        gate = new Gate();
        gates.add(gate);
        new Outside(gate, new LifeTime(), lots, disk).enter();
    }

    /** All incarnations so far crashed: what they call from now on must not happen. */
    void crash() {
        gate.closed = true;
        gates.forEach(open -> open.closed = true);
        gates.clear();
        if (powerGoes) {
            powerGoes = false;
            recorder.note(new WorldHappening.LostPower());
            disk.ifPresent(Disk::losePower);
        }
    }

    /** The life is over. */
    void end() {
        isOver = true;
        crash();
        endFaults();
    }

    private final class LifeTime implements Time {
        @Override
        public Instant now() {
            return BEGIN.plus(clock.shown()).plus(looks.incrementAndGet(), ChronoUnit.MICROS);
        }

        @Override
        public Instant steady() {
            return BEGIN.plus(clock.now()).plus(looks.incrementAndGet(), ChronoUnit.MICROS);
        }

        @Override
        public boolean isOwn() {
            return points.isOwn();
        }

        @Override
        public boolean isOver() {
            return isOver;
        }

        @Override
        public void pass(Duration duration) {
            clock.advanceTo(clock.now().plus(duration));
        }
    }
}
