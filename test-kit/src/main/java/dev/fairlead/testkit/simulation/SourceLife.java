package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.offsets.MemoryOffsetStore;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.task.SourceTimer;
import dev.fairlead.testkit.fault.Gone;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.world.SourceWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.connect.source.SourceRecord;

/** One life of a source connector: what outlives a worker, and the worker of the moment. */
final class SourceLife {
    private static final int ROUNDS_MAX = 200;
    private static final int FAILURES_MAX = 3;
    private static final int STALLED_MAX = 4;

    private final History.Recorder recorder = new History.Recorder();
    private final CrashPoints points = new CrashPoints();
    private final VirtualClock clock = new VirtualClock();
    private final OutsideCalls calls;
    private final SourceJournal journal;
    private final SourceItems items;
    private final OffsetWrites writes;
    private final PollWatch watch;
    private final Waiting waiting;
    private final Operator operator;
    private final Zombies zombies;
    private SourceWorker.Surroundings surroundings;
    private final List<SourceWorker> workers = new ArrayList<>();
    private SimulatedLog log = new SimulatedLog();
    private Zombies.Fence fence;
    private SourceWorker worker;
    private boolean idlePolled;

    SourceLife(
            SourceSubject subject,
            SourceWorld world,
            PollWatch watch,
            OffsetCodec codec,
            Contents contents,
            Function<SourceRecord, Outcome<OutboundRecord>> pipeline) {
        MemoryOffsetStore store = new MemoryOffsetStore();
        OffsetTexts texts = new OffsetTexts(SourceSubject.NAME, world::shorten);
        this.watch = watch;
        this.calls = new OutsideCalls(subject.connector(), points, clock, recorder);
        this.journal =
                new SourceJournal(SourceSubject.NAME, world, codec, texts, contents, recorder);
        this.items = new SourceItems(world, journal);
        this.writes = new OffsetWrites(SourceSubject.NAME, codec, store, texts, recorder);
        this.surroundings =
                new SourceWorker.Surroundings(
                        subject,
                        subject.settingsIn(world.settings()),
                        journal,
                        watch,
                        store,
                        codec,
                        pipeline);
        this.waiting = new Waiting(clock, watch, journal);
        this.operator = new Operator(store, codec, texts, journal, world.mayShrink());
        this.zombies = new Zombies(journal);
        world.meet(calls.ofTheWorld());
        this.fence = new Zombies.Fence(writes);
        this.worker = newWorker();
    }

    private SourceWorker newWorker() {
        calls.incarnate();
        SourceWorker made =
                new SourceWorker(
                        surroundings,
                        new SimulatedSourceDriver.Site(
                                log, fence, clock, points, new SourceNotes(journal)));
        workers.add(made);
        return made;
    }

    History history() {
        return recorder.history();
    }

    /** Lets go of what crashed workers left open. */
    void bury() {
        calls.end();
        workers.forEach(SourceWorker::bury);
    }

    /** The first worker comes up. */
    void begin() {
        points.begin(0);
        worker.start();
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
        replaceFailed();
        if (worker.wantsOtherTasks()) {
            stop("reconfigure", true);
        }
        items.noteReleases();
        journal.lookAgain();
        return reached;
    }

    private void perform(Step step) {
        switch (step.verb()) {
            case SourceSimulation.POLL -> poll(step.countOr(1));
            case SourceSimulation.ACKNOWLEDGE -> acknowledge(step.countOr(Integer.MAX_VALUE));
            case SourceSimulation.ACKNOWLEDGE_NEWEST ->
                    log.acknowledgeNewest(step.countOr(Integer.MAX_VALUE), points);
            case SourceSimulation.COMMIT -> commit("commit offsets", OffsetWrites.Fate.STORED);
            case SourceSimulation.COMMIT_REFUSED ->
                    commit("commit offsets, in vain", OffsetWrites.Fate.REFUSED);
            case SourceSimulation.COMMIT_UNANSWERED ->
                    commit("commit, no answer", OffsetWrites.Fate.STORED_WITHOUT_ANSWER);
            case SourceSimulation.FAIL_SEND -> log.failOne(step.countOr(1));
            case SourceSimulation.REFUSE_SEND -> log.refuseNext();
            case SourceSimulation.IDLE -> waiting.idle(worker.drivers(), step.countOr(2));
            case SourceSimulation.PAUSE -> pause();
            case SourceSimulation.RESUME -> resume();
            case SourceSimulation.TIME -> waiting.passTime(worker.drivers(), step.countOr(1));
            case SourceSimulation.JUMP ->
                    waiting.jump(worker.drivers(), Duration.ofHours(step.countOr(1)));
            case SourceSimulation.CRASH -> crash();
            case SourceSimulation.STOP -> stop("stop", true);
            case SourceSimulation.STOP_HASTILY -> stop("stop hastily", false);
            case SourceSimulation.STOP_TWICE -> stopTwice();
            case SourceSimulation.START_IN_VAIN -> startInVain();
            case SourceSimulation.AWAY -> calls.goAway();
            case SourceSimulation.BACK -> calls.comeBack();
            case SourceSimulation.TIE -> addOutOfOrder(step, false);
            case SourceSimulation.LATE -> addOutOfOrder(step, true);
            case Zombies.LEAVE_BEHIND -> leaveBehind();
            case Zombies.LET_GO_ON -> letZombiesGoOn(step.countOr(1));
            default -> {
                if (!calls.plan(step) && !items.empty(step)) {
                    operator.intervention(step).ifPresentOrElse(this::intervene, () -> add(step));
                }
            }
        }
    }

    private void add(Step step) {
        idlePolled = false;
        items.add(step);
    }

    private void addOutOfOrder(Step step, boolean late) {
        idlePolled = false;
        items.addOutOfOrder(step, late);
    }

    private void intervene(Operator.Intervention intervention) {
        stop(
                intervention.name(),
                true,
                () -> surroundings = intervention.deed().apply(surroundings));
    }

    private void leaveBehind() {
        zombies.leaveBehind(worker, log, fence);
        replaceWorker();
    }

    /** Where they are in their code when the worker crashes is nobody's concern. */
    private void letZombiesGoOn(int turns) {
        points.begin(0);
        for (int i = 0; i < turns; i++) {
            zombies.goOn();
        }
    }

    private void pause() {
        recorder.note(new WorkerHappening.Asked("pause"));
        worker.drivers().forEach(SimulatedSourceDriver::pause);
    }

    private void resume() {
        recorder.note(new WorkerHappening.Asked("resume"));
        worker.drivers().forEach(SimulatedSourceDriver::resume);
    }

    private void stopTwice() {
        SourceWorker first = worker;
        stop("stop, twice", true);
        first.stopTasksAgain();
    }

    private void startInVain() {
        calls.crash();
        recorder.note(new WorkerHappening.Crashed());
        items.crashed();
        recorder.note(new WorkerHappening.Asked("start, offsets unreadable"));
        replaceWorker(false);
    }

    private void poll(int times) {
        recorder.note(new WorkerHappening.Asked("poll"));
        for (int i = 0; i < times && !isPollPointless(); i++) {
            idlePolled = journal.isNothingLeft();
            worker.drivers().forEach(SimulatedSourceDriver::poll);
        }
    }

    /** One poll that finds nothing is enough; it costs real time, and the next is no news. */
    private boolean isPollPointless() {
        return idlePolled && journal.isNothingLeft();
    }

    private void acknowledge(int count) {
        log.acknowledgeOldest(count, points);
    }

    private void commit(String name, OffsetWrites.Fate fate) {
        recorder.note(new WorkerHappening.Asked(name));
        writes.fate(fate);
        worker.drivers().forEach(driver -> driver.fire(SourceTimer.COMMIT));
        writes.fate(OffsetWrites.Fate.STORED);
    }

    private void crash() {
        calls.crash();
        recorder.note(new WorkerHappening.Crashed());
        items.crashed();
        writes.fate(OffsetWrites.Fate.STORED);
        replaceWorker();
    }

    /** The tasks drain, commit and stop, then a new worker comes up. */
    private void stop(String name, boolean patiently) {
        stop(name, patiently, () -> {});
    }

    private void stop(String name, boolean patiently, Runnable between) {
        recorder.note(new WorkerHappening.Asked(name));
        worker.drivers().forEach(SimulatedSourceDriver::stop);
        endTasks(patiently);
        worker.stopConnector();
        between.run();
        replaceWorker();
    }

    private void endTasks(boolean patiently) {
        if (patiently) {
            acknowledge(Integer.MAX_VALUE);
        }
        for (SimulatedSourceDriver driver : worker.drivers()) {
            for (int i = 0; i < ROUNDS_MAX && !driver.hasEnded(); i++) {
                if (journal.isNothingLeft()) {
                    driver.skipPoll();
                } else {
                    driver.poll();
                }
                if (patiently) {
                    acknowledge(Integer.MAX_VALUE);
                }
                if (!driver.hasEnded() && !driver.isPolling()) {
                    driver.fireNext();
                }
            }
        }
    }

    private void replaceWorker() {
        replaceWorker(true);
    }

    private void replaceWorker(boolean offsetsAreReadable) {
        log = new SimulatedLog();
        fence = new Zombies.Fence(writes);
        journal.lookAgain();
        recorder.incarnate();
        journal.incarnated();
        idlePolled = false;
        worker = newWorker();
        if (!offsetsAreReadable) {
            worker.closeReader();
        }
        worker.start();
    }

    /** When a task fails, an operator restarts the connector. */
    private void replaceFailed() {
        if (!worker.isRunning()) {
            noteFailures();
            endAndReplace();
        }
    }

    private void endAndReplace() {
        worker.drivers().forEach(SimulatedSourceDriver::stop);
        endTasks(true);
        worker.stopConnector();
        recorder.note(new WorkerHappening.Restarted(recorder.incarnation() + 1));
        replaceWorker();
    }

    private void noteFailures() {
        List<SimulatedSourceDriver> drivers = worker.drivers();
        for (int i = 0; i < drivers.size(); i++) {
            int task = i;
            drivers.get(i)
                    .failure()
                    .ifPresent(
                            failure ->
                                    recorder.note(
                                            new TaskHappening.Failed(
                                                    task, failure.during(), failure.cause())));
        }
    }

    /** Faults end; the connector gets the time to deliver everything, then it is stopped. */
    void comeToRest(int step) {
        recorder.enter(step);
        points.begin(0);
        recorder.note(new WorkerHappening.FaultsEnded());
        log.refuseNone();
        calls.endFaults();
        zombies.end();
        worker.drivers().forEach(SimulatedSourceDriver::resume);
        items.finishAll();
        deliverTheRest();
        worker.drivers().forEach(SimulatedSourceDriver::stop);
        endTasks(true);
        noteFailures();
        worker.stopConnector();
        items.noteReleases();
        journal.lookAgain();
        recorder.note(new WorkerHappening.CameToRest());
    }

    private void deliverTheRest() {
        int empty = 0;
        int failures = 0;
        int stalled = 0;
        // each item may take as many rounds as it takes to be stalled, and a commit
        int rounds = ROUNDS_MAX + (STALLED_MAX + 1) * journal.items();
        Lull lull = new Lull(clock);
        for (int i = 0; i < rounds; i++) {
            int before = journal.itemsLogged();
            boolean emitted = deliverSome();
            stalled = journal.itemsLogged() > before ? 0 : stalled + 1;
            if (stalled >= STALLED_MAX) {
                // a worker commits every minute, and some connectors go on from there only
                worker.drivers().forEach(driver -> driver.fire(SourceTimer.COMMIT));
                stalled = 0;
            }
            if (!worker.isRunning()) {
                failures++;
                if (failures > FAILURES_MAX) {
                    return;
                }
                replaceFailed();
            } else if (worker.wantsOtherTasks()) {
                stop("reconfigure", true);
            }
            empty = emitted ? 0 : empty + 1;
            boolean delivered = journal.isEverythingLogged() && log.inFlight() == 0;
            if (emitted) {
                lull.end();
            }
            if (delivered || !(watch.isPatient(empty, items.travel()) || lull.goOn())) {
                return;
            }
        }
    }

    private boolean deliverSome() {
        int before = journal.emissions();
        for (SimulatedSourceDriver driver : List.copyOf(worker.drivers())) {
            driver.poll();
            acknowledge(Integer.MAX_VALUE);
            if (!driver.hasEnded() && !driver.isPolling()) {
                driver.fireNext();
            }
        }
        acknowledge(Integer.MAX_VALUE);
        return journal.emissions() > before;
    }
}
