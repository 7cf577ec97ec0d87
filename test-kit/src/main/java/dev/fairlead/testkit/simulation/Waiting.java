package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.task.SourceTimer;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets time pass for source tasks: the simulation's, or real time in which they poll in vain. */
final class Waiting {
    private final VirtualClock clock;
    private final PollWatch watch;
    private final SourceJournal journal;

    Waiting(VirtualClock clock, PollWatch watch, SourceJournal journal) {
        this.clock = clock;
        this.watch = watch;
        this.journal = journal;
    }

    /** Each task polls some times, and nobody cuts its waiting short. */
    void idle(List<SimulatedSourceDriver> drivers, int times) {
        journal.recorder().note(new WorkerHappening.Asked("poll while there is nothing"));
        if (drivers.isEmpty()) { // the connector didn't start; nobody polls
            return;
        }
        int emitted = journal.emissions();
        watch.inRealTime(true);
        Duration shortest = Duration.ofDays(1);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            Duration before = clock.now();
            drivers.forEach(SimulatedSourceDriver::poll);
            Duration virtual = clock.now().minus(before);
            Duration real = watch.lastPoll();
            Duration taken = virtual.compareTo(real) > 0 ? virtual : real;
            shortest = taken.compareTo(shortest) < 0 ? taken : shortest;
            longest = taken.compareTo(longest) > 0 ? taken : longest;
        }
        watch.inRealTime(false);
        if (!journal.isNothingLeft() || journal.emissions() > emitted) {
            return;
        }
        if (watch.isOverdue(shortest)) {
            journal.recorder().note(new SourceHappening.PollOverdue(shortest, watch.limit()));
        } else if (watch.isSpinning(longest)) {
            journal.recorder().note(new SourceHappening.PollSpun(times, longest));
        }
    }

    /** Time passes until the next timer, some times. */
    void passTime(List<SimulatedSourceDriver> drivers, int times) {
        for (int i = 0; i < times; i++) {
            passTime(drivers);
        }
    }

    private void passTime(List<SimulatedSourceDriver> drivers) {
        drivers.stream()
                .filter(driver -> driver.nextDue().isPresent())
                .min(Comparator.comparing(driver -> driver.nextDue().orElse(Duration.ZERO)))
                .ifPresent(
                        driver -> {
                            Duration before = clock.now();
                            Optional<SourceTimer> fired = driver.fireNext();
                            journal.recorder()
                                    .note(
                                            new WorkerHappening.TimePassed(
                                                    clock.now().minus(before),
                                                    fired.map(Enum::name).orElse("")));
                        });
    }

    /** Time jumps, as when a machine sleeps; timers that are due fire once each. */
    void jump(List<SimulatedSourceDriver> drivers, Duration far) {
        journal.recorder().note(new WorkerHappening.TimePassed(far, ""));
        Duration then = clock.now().plus(far);
        for (SimulatedSourceDriver driver : List.copyOf(drivers)) {
            for (SourceTimer timer : SourceTimer.values()) {
                if (driver.isDueBy(timer, then)) {
                    driver.fire(timer);
                }
            }
        }
        clock.advanceTo(then);
    }
}
