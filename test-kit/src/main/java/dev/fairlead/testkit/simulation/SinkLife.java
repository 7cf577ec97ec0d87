package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SinkTimer;
import dev.fairlead.testkit.fault.Gone;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** One life of a sink connector: what outlives a worker, and the workers of the moment. */
final class SinkLife {
    private static final int ALL = 1000;
    private static final int ROUNDS_MAX = 200;
    private static final int FAILURES_MAX = 3;
    private static final int PLACES_MAX = 4;

    private enum Fate {
        STORED,
        REFUSED,
        STORED_WITHOUT_ANSWER
    }

    private final PollWatch watch;
    private final History.Recorder recorder = new History.Recorder();
    private final CrashPoints points = new CrashPoints();
    private final VirtualClock clock = new VirtualClock();
    private final OutsideCalls calls;
    private final SimulatedTopic topic;
    private final SinkJournal journal;
    private final SinkFeed feed;
    private final SinkCrew crew;
    private final SinkTroubles troubles;
    private final SinkRebalances rebalances;
    private Fate fate = Fate.STORED;

    SinkLife(SinkSubject subject, SinkWorld world, PollWatch watch) {
        this.watch = watch;
        this.calls = new OutsideCalls(subject.connector(), points, clock, recorder);
        this.topic = new SimulatedTopic(world);
        this.journal = new SinkJournal(world, topic, recorder);
        this.feed = new SinkFeed(topic, journal, world.partitions());
        world.meet(calls.ofTheWorld());
        SinkWorker.Home home =
                new SinkWorker.Home(subject, subject.settingsIn(world.settings()), journal, watch);
        this.crew =
                new SinkCrew(new SinkCrew.Means(home, topic, calls, clock, points), this::commit);
        this.rebalances = new SinkRebalances(crew, topic, recorder);
        this.troubles = new SinkTroubles(world, recorder);
        world.guard(points::reachWrite);
    }

    History history() {
        return recorder.history();
    }

    /** Lets go of what crashed workers left open. */
    void bury() {
        calls.end();
        crew.bury();
    }

    /** The first worker comes up. */
    void begin() {
        points.begin(0);
        crew.begin();
    }

    /** Does a step; the answer is at how many points the worker could have crashed. */
    int step(int number, Step step) {
        recorder.enter(number);
        points.step(step.crashAt());
        int reached;
        try {
            perform(step);
            points.settle();
            reached = points.reached();
        } catch (CrashPoints.Crash | Gone crash) {
            reached = points.reached();
            points.begin(0);
            crash();
        }
        points.begin(0);
        recorder.act(crew.first().incarnation());
        journal.look(false);
        replaceFailed();
        return reached;
    }

    private void perform(Step step) {
        switch (step.verb()) {
            case SinkSimulation.POLL -> {
                recorder.note(new WorkerHappening.Asked("poll"));
                fetch(step.countOr(ALL));
            }
            case SinkSimulation.COMMIT -> commit("commit", Fate.STORED);
            case SinkSimulation.COMMIT_REFUSED -> commit("commit, in vain", Fate.REFUSED);
            case SinkSimulation.COMMIT_UNANSWERED ->
                    commit("commit, no answer", Fate.STORED_WITHOUT_ANSWER);
            case SinkSimulation.CRASH -> crash();
            case SinkSimulation.STOP -> stop("stop");
            case SinkSimulation.STOP_TWICE -> {
                stop("stop, twice");
                crew.last().stopTaskAgain();
            }
            case SinkSimulation.STOP_UNSTARTED -> stopUnstarted();
            case SinkSimulation.STOP_AND_WAIT -> stopAndWait();
            case SinkSimulation.START_IN_VAIN -> startInVain();
            case SinkSimulation.RENAME -> {
                if (topic.rename()) {
                    recorder.note(new WorkerHappening.Asked("rename the topic"));
                }
            }
            case SinkSimulation.PAUSE -> {
                recorder.note(new WorkerHappening.Asked("pause"));
                crew.each(SimulatedSinkDriver::pause);
            }
            case SinkSimulation.RESUME -> {
                recorder.note(new WorkerHappening.Asked("resume"));
                crew.each(SimulatedSinkDriver::resume);
            }
            case SinkSimulation.TIME -> {
                for (int i = 0; i < step.countOr(1); i++) {
                    crew.each(this::passTime);
                }
            }
            case SinkSimulation.JUMP -> {
                Duration far = Duration.ofHours(step.countOr(1));
                recorder.note(new WorkerHappening.TimePassed(far, ""));
                clock.advanceTo(clock.now().plus(far));
            }
            default -> performOther(step);
        }
    }

    private void performOther(Step step) {
        switch (step.verb()) {
            case SinkSimulation.REVOKE -> rebalances.revoke(step.countOr(ALL));
            case SinkSimulation.LOSE -> rebalances.lose(step.countOr(ALL));
            case SinkSimulation.GIVE -> rebalances.give(place(step), false);
            case SinkSimulation.GIVE_LOST -> rebalances.give(place(step), true);
            case SinkSimulation.TAKE -> rebalances.takeBack();
            case SinkSimulation.GIVE_UP -> {
                recorder.note(new WorkerHappening.Asked("give the task up, start another"));
                crew.giveUp();
            }
            case SinkSimulation.ZOMBIE -> haunt(step.countOr(1));
            case SinkSimulation.TASKS -> {
                int tasks = Math.min(step.countOr(2), PLACES_MAX);
                recorder.note(new WorkerHappening.Asked("restart with " + tasks + " tasks"));
                endTasks();
                crew.replace(tasks);
            }
            case SinkSimulation.REPORT -> {
                crew.report(Reporting.of(step.count()));
                boolean tolerant = Reporting.of(step.count()) != Reporting.REFUSED;
                recorder.note(new SinkIncident.ReporterChosen(tolerant));
                stop("restart, reports: " + Reporting.of(step.count()).words());
            }
            case SinkSimulation.OLD_WORKER -> {
                crew.report(Reporting.UNKNOWN);
                stop("restart, reports: " + Reporting.UNKNOWN.words());
            }
            case SinkSimulation.POISON -> feed.append(place(step), SinkIncident.Oddity.POISON);
            case SinkSimulation.ODD -> feed.append(0, oddity(step.countOr(1)));
            case SinkSimulation.NEW_PARTITION -> {
                if (topic.partitions().size() < PLACES_MAX) {
                    TopicPartition made = feed.appendToNewPartition(step.countOr(1));
                    crew.first().assign(List.of(made));
                }
            }
            default -> {
                if (!troubles.meet(step) && !calls.plan(step)) {
                    feed.append(step);
                }
            }
        }
    }

    private static SinkIncident.Oddity oddity(int number) {
        SinkIncident.Oddity[] all = SinkIncident.Oddity.values();
        return all[1 + (number - 1) % (all.length - 1)];
    }

    private void fetch(int max) {
        for (SinkWorker worker : crew.members()) {
            Optional<SimulatedSinkDriver> driver = worker.driver();
            if (driver.isPresent() && driver.get().isFetching()) {
                List<Item> items = worker.member().preview(max);
                recorder.act(worker.incarnation());
                if (!items.isEmpty()) {
                    recorder.note(new SinkHappening.Fetched(items));
                }
                driver.get().fetch(max);
            }
        }
    }

    /** The timer goes off while the task waits in a fetch; the commit comes in the next round. */
    private void commit(String name, Fate its) {
        recorder.note(new WorkerHappening.Asked(name));
        fate = its;
        crew.each(
                driver -> {
                    driver.fire(SinkTimer.COMMIT);
                    driver.fetch(0);
                });
        fate = Fate.STORED;
    }

    private Optional<Boolean> commit(Map<TopicPartition, Long> positions) {
        if (fate == Fate.REFUSED) {
            recorder.note(new SinkHappening.CommitRefused());
            return Optional.of(false);
        }
        journal.look(false);
        Map<Integer, Long> sorted = new TreeMap<>();
        positions.forEach(
                (partition, position) -> {
                    topic.commit(partition, position);
                    sorted.put(partition.partition(), position);
                });
        sorted.forEach(
                (place, position) ->
                        recorder.note(new SinkHappening.PositionCommitted(place, position)));
        return fate == Fate.STORED ? Optional.of(true) : Optional.empty();
    }

    private void passTime(SimulatedSinkDriver driver) {
        driver.next()
                .ifPresent(
                        timer -> {
                            long before = clock.now().toMillis();
                            driver.fire(timer.getKey());
                            driver.answerLate();
                            recorder.note(
                                    new WorkerHappening.TimePassed(
                                            clock.now().minusMillis(before),
                                            timer.getKey().name()));
                        });
    }

    private int place(Step step) {
        return (step.countOr(1) - 1) % topic.partitions().size();
    }

    /** Tasks that were given up go on for a while. */
    private void haunt(int turns) {
        if (crew.zombies().isEmpty()) {
            return;
        }
        recorder.note(new SinkIncident.ZombieTurn(true));
        for (SinkWorker zombie : crew.zombies()) {
            for (int i = 0; i < turns; i++) {
                zombie.driver().ifPresent(driver -> driver.fire(SinkTimer.COMMIT));
                zombie.driver().ifPresent(driver -> driver.fetch(0));
            }
        }
        journal.look(false);
        recorder.note(new SinkIncident.ZombieTurn(false));
    }

    private void crash() {
        calls.crash();
        recorder.note(new WorkerHappening.Crashed());
        troubles.crashed();
        fate = Fate.STORED;
        crew.die();
        crew.replace(false);
    }

    private void stop(String name) {
        recorder.note(new WorkerHappening.Asked(name));
        endTasks();
        crew.replace(false);
    }

    private void endTasks() {
        crew.members().forEach(this::end);
        journal.look(false);
    }

    private void end(SinkWorker worker) {
        worker.driver().ifPresent(SimulatedSinkDriver::stop);
        for (int i = 0; i < ROUNDS_MAX && worker.isRunning(); i++) {
            worker.driver().ifPresent(driver -> driver.fetch(0));
        }
        worker.stopConnector();
    }

    private void stopAndWait() {
        recorder.note(new WorkerHappening.Asked("stop, wait"));
        crew.members().forEach(this::end); // and what comes from now on comes too late
        watch.rest(() -> journal.look(true));
        crew.replace(false);
    }

    /** The start fails, if the task needs the outside system for it; then it is stopped. */
    private void startInVain() {
        recorder.note(new WorkerHappening.Asked("stop"));
        endTasks();
        troubles.goAway();
        recorder.note(new WorkerHappening.Asked("start"));
        crew.replace(false);
        endTasks();
        troubles.comeBack();
        crew.replace(false);
    }

    /** A worker that comes up with a paused connector stops a task that it never started. */
    private void stopUnstarted() {
        calls.crash();
        recorder.note(new WorkerHappening.Crashed());
        troubles.crashed();
        recorder.note(new WorkerHappening.Asked("begin paused, stop"));
        crew.die();
        crew.replace(true);
        endTasks();
        crew.replace(false);
    }

    /** When the task fails, an operator restarts the connector. */
    private void replaceFailed() {
        for (SinkWorker worker : crew.members()) {
            boolean hasTask = worker.driver().isPresent() || worker == crew.first();
            if (!worker.isRunning() && hasTask) {
                recorder.act(worker.incarnation());
                noteFailure(worker);
                worker.stopConnector();
                recorder.note(new WorkerHappening.Restarted(recorder.incarnation() + 1));
                crew.replaceFailed(worker);
            }
        }
    }

    private void noteFailure(SinkWorker worker) {
        Optional<Failure> failure = worker.driver().flatMap(SimulatedSinkDriver::failure);
        failure.ifPresent(
                why -> recorder.note(new TaskHappening.Failed(0, why.during(), why.cause())));
    }

    /** Faults end; the connector gets the time to store everything, then it is stopped. */
    void comeToRest(int step) {
        recorder.enter(step);
        points.begin(0);
        recorder.note(new WorkerHappening.FaultsEnded());
        troubles.end();
        calls.endFaults();
        haunt(1);
        crew.zombies().forEach(this::end);
        crew.members().forEach(worker -> worker.letters().heal());
        rebalances.assignTheRest();
        crew.each(SimulatedSinkDriver::resume);
        storeTheRest();
        crew.members().forEach(this::end);
        journal.look(false);
        crew.members().forEach(this::noteFailure);
        journal.arrange();
        recorder.note(new WorkerHappening.CameToRest());
    }

    private void storeTheRest() {
        int still = 0;
        int failures = 0;
        for (int i = 0; i < ROUNDS_MAX; i++) {
            int before = journal.storedItems();
            fetch(ALL);
            crew.each(driver -> driver.fire(SinkTimer.COMMIT));
            fetch(ALL);
            journal.look(false);
            if (!crew.first().isRunning()) {
                failures++;
                if (failures > FAILURES_MAX) {
                    return;
                }
            }
            replaceFailed();
            still = journal.storedItems() > before ? 0 : still + 1;
            boolean nothing = crew.members().stream().allMatch(each -> each.member().hasNothing());
            if (nothing
                    && (journal.isEverythingStored() || !watch.isPatient(still, Duration.ZERO))) {
                return;
            }
        }
    }
}
