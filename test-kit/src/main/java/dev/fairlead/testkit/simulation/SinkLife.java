package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SinkTimer;
import dev.fairlead.testkit.fault.Gone;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** One life of a sink connector: what outlives a worker, and the worker of the moment. */
final class SinkLife {
    private static final int ALL = 1000;
    private static final int ROUNDS_MAX = 200;
    private static final int FAILURES_MAX = 3;

    private enum Fate {
        STORED,
        REFUSED,
        STORED_WITHOUT_ANSWER
    }

    private final SinkSubject subject;
    private final SinkWorld world;
    private final PollWatch watch;
    private final Map<String, String> settings;
    private final History.Recorder recorder = new History.Recorder();
    private final CrashPoints points = new CrashPoints();
    private final VirtualClock clock = new VirtualClock();
    private final OutsideCalls calls = new OutsideCalls(points, clock, recorder);
    private final SimulatedTopic topic;
    private final SinkJournal journal;
    private final SinkFeed feed;
    private final List<SinkWorker> workers = new ArrayList<>();
    private Fate fate = Fate.STORED;
    private SimulatedMember member;
    private SinkWorker worker;

    SinkLife(SinkSubject subject, SinkWorld world, PollWatch watch) {
        this.subject = subject;
        this.world = world;
        this.watch = watch;
        this.settings = subject.settingsIn(world.settings());
        this.topic = new SimulatedTopic(world);
        this.journal = new SinkJournal(world, topic, recorder);
        this.feed = new SinkFeed(topic, journal, world.partitions());
        world.meet(calls.ofTheWorld());
        this.member = newMember();
        this.worker = newWorker(member);
        world.guard(points::reachWrite);
    }

    private SimulatedMember newMember() {
        return new SimulatedMember(
                topic,
                positions -> {
                    Map<Integer, Long> places = new TreeMap<>();
                    positions.forEach((partition, at) -> places.put(partition.partition(), at));
                    recorder.note(new SinkHappening.Positioned(places));
                });
    }

    private SinkWorker newWorker(SimulatedMember its) {
        calls.incarnate();
        SinkWorker made =
                new SinkWorker(
                        subject,
                        settings,
                        journal,
                        topic,
                        new SimulatedSinkDriver.Site(its, this::commit, clock, points));
        workers.add(made);
        return made;
    }

    History history() {
        return recorder.history();
    }

    /** Lets go of what crashed workers left open. */
    void bury() {
        calls.end();
        workers.forEach(SinkWorker::bury);
    }

    /** The first worker comes up. */
    void begin() {
        points.begin(0);
        worker.start(false);
    }

    private Optional<SimulatedSinkDriver> driver() {
        return worker.driver();
    }

    /** Does a step; the answer is at how many points the worker could have crashed. */
    int step(int number, Step step) {
        recorder.enter(number);
        points.begin(step.crashAt());
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
                workers.get(workers.size() - 2).stopTaskAgain();
            }
            case SinkSimulation.STOP_UNSTARTED -> stopUnstarted();
            case SinkSimulation.STOP_AND_WAIT -> stopAndWait();
            case SinkSimulation.REVOKE -> revoke(step.countOr(ALL));
            case SinkSimulation.LOSE -> lose(step.countOr(ALL));
            case SinkSimulation.REFUSE -> {
                recorder.note(new SinkHappening.WorldRefuses(step.countOr(1)));
                world.refuse(step.countOr(1));
            }
            case SinkSimulation.START_IN_VAIN -> startInVain();
            case SinkSimulation.GIVE -> {
                TopicPartition gone = topic.partitions().get(place(step));
                recorder.note(
                        new WorkerHappening.Asked(
                                "give up " + SinkHappening.letter(gone.partition())));
                driver().ifPresent(driver -> driver.revoke(Set.of(gone)));
            }
            case SinkSimulation.TAKE -> {
                recorder.note(new WorkerHappening.Asked("take the rest"));
                assignTheRest();
            }
            case SinkSimulation.AWAY -> {
                recorder.note(new SinkHappening.WentAway());
                world.goAway();
            }
            case SinkSimulation.BACK -> comeBack();
            case SinkSimulation.RENAME -> {
                if (topic.rename()) {
                    recorder.note(new WorkerHappening.Asked("rename the topic"));
                }
            }
            case SinkSimulation.PAUSE -> {
                recorder.note(new WorkerHappening.Asked("pause"));
                driver().ifPresent(SimulatedSinkDriver::pause);
            }
            case SinkSimulation.RESUME -> {
                recorder.note(new WorkerHappening.Asked("resume"));
                driver().ifPresent(SimulatedSinkDriver::resume);
            }
            case SinkSimulation.TIME -> {
                for (int i = 0; i < step.countOr(1); i++) {
                    passTime();
                }
            }
            default -> {
                if (!calls.plan(step)) {
                    feed.append(step);
                }
            }
        }
    }

    private void fetch(int max) {
        driver().ifPresent(
                        driver -> {
                            if (driver.isFetching()) {
                                noteFetch(max);
                                driver.fetch(max);
                            }
                        });
    }

    private void noteFetch(int max) {
        List<Item> items = member.preview(max);
        if (!items.isEmpty()) {
            recorder.note(new SinkHappening.Fetched(items));
        }
    }

    /** The timer goes off while the task waits in a fetch; the commit comes in the next round. */
    private void commit(String name, Fate its) {
        recorder.note(new WorkerHappening.Asked(name));
        fate = its;
        driver().ifPresent(
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

    private void passTime() {
        driver().flatMap(SimulatedSinkDriver::next)
                .ifPresent(
                        timer -> {
                            Duration before = clock.now();
                            driver().ifPresent(driver -> driver.fire(timer.getKey()));
                            driver().ifPresent(SimulatedSinkDriver::answerLate);
                            recorder.note(
                                    new WorkerHappening.TimePassed(
                                            clock.now().minus(before), timer.getKey().name()));
                        });
    }

    private void revoke(int count) {
        recorder.note(new WorkerHappening.Asked("rebalance"));
        Set<TopicPartition> gone = last(count);
        driver().ifPresent(
                        driver -> {
                            driver.revoke(gone);
                            driver.assign(gone);
                        });
    }

    private void lose(int count) {
        recorder.note(new WorkerHappening.Asked("lose partitions"));
        Set<TopicPartition> gone = last(count);
        driver().ifPresent(
                        driver -> {
                            driver.lose(gone);
                            driver.assign(gone);
                        });
    }

    private Set<TopicPartition> last(int count) {
        List<TopicPartition> all = new ArrayList<>(topic.partitions());
        all.retainAll(member.assigned());
        return Set.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    private void crash() {
        calls.crash();
        recorder.note(new WorkerHappening.Crashed());
        world.crashed();
        fate = Fate.STORED;
        replaceWorker();
    }

    private void stop(String name) {
        recorder.note(new WorkerHappening.Asked(name));
        endTask();
        replaceWorker();
    }

    private void endTask() {
        driver().ifPresent(SimulatedSinkDriver::stop);
        for (int i = 0; i < ROUNDS_MAX && worker.isRunning(); i++) {
            driver().ifPresent(driver -> driver.fetch(0));
        }
        worker.stopConnector();
        journal.look(false);
    }

    private void stopAndWait() {
        recorder.note(new WorkerHappening.Asked("stop, wait"));
        endTask();
        watch.rest(() -> journal.look(true));
        replaceWorker();
    }

    private int place(Step step) {
        return (step.countOr(1) - 1) % topic.partitions().size();
    }

    private void assignTheRest() {
        List<TopicPartition> rest = new ArrayList<>(topic.partitions());
        rest.removeAll(member.assigned());
        driver().ifPresent(driver -> driver.assign(rest));
    }

    private void comeBack() {
        recorder.note(new SinkHappening.CameBack());
        world.comeBack();
    }

    /** The start fails, if the task needs the outside system for it; then it is stopped. */
    private void startInVain() {
        recorder.note(new WorkerHappening.Asked("stop"));
        endTask();
        recorder.note(new SinkHappening.WentAway());
        world.goAway();
        recorder.note(new WorkerHappening.Asked("start"));
        replaceWorker();
        endTask();
        comeBack();
        replaceWorker();
    }

    /** A worker that comes up with a paused connector stops a task that it never started. */
    private void stopUnstarted() {
        calls.crash();
        recorder.note(new WorkerHappening.Crashed());
        world.crashed();
        recorder.note(new WorkerHappening.Asked("begin paused, stop"));
        replaceWorker(true);
        endTask();
        replaceWorker();
    }

    private void replaceWorker() {
        replaceWorker(false);
    }

    private void replaceWorker(boolean paused) {
        recorder.incarnate();
        member = newMember();
        worker = newWorker(member);
        worker.start(paused);
    }

    /** When the task fails, an operator restarts the connector. */
    private void replaceFailed() {
        if (!worker.isRunning()) {
            noteFailure();
            worker.stopConnector();
            recorder.note(new WorkerHappening.Restarted(recorder.incarnation() + 1));
            replaceWorker();
        }
    }

    private void noteFailure() {
        Optional<Failure> failure = driver().flatMap(SimulatedSinkDriver::failure);
        failure.ifPresent(
                why -> recorder.note(new TaskHappening.Failed(0, why.during(), why.cause())));
    }

    /** Faults end; the connector gets the time to store everything, then it is stopped. */
    void comeToRest(int step) {
        recorder.enter(step);
        points.begin(0);
        recorder.note(new WorkerHappening.FaultsEnded());
        world.refuseNothing();
        calls.endFaults();
        world.comeBack();
        assignTheRest();
        driver().ifPresent(SimulatedSinkDriver::resume);
        storeTheRest();
        endTask();
        noteFailure();
        recorder.note(new WorkerHappening.CameToRest());
    }

    private void storeTheRest() {
        int still = 0;
        int failures = 0;
        for (int i = 0; i < ROUNDS_MAX; i++) {
            int before = journal.storedItems();
            fetch(ALL);
            driver().ifPresent(driver -> driver.fire(SinkTimer.COMMIT));
            fetch(ALL);
            journal.look(false);
            if (!worker.isRunning()) {
                failures++;
                if (failures > FAILURES_MAX) {
                    return;
                }
                replaceFailed();
            }
            still = journal.storedItems() > before ? 0 : still + 1;
            boolean done = journal.isEverythingStored() && member.hasNothing();
            if (done || (member.hasNothing() && !watch.isPatient(still))) {
                return;
            }
        }
    }
}
