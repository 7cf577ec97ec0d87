package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.offsets.MemoryOffsetStore;
import dev.fairlead.runtime.task.SourceTimer;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.TransactionHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.world.SourceWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One life of an exactly-once source: what outlives a worker, and the worker of the moment. */
final class TransactionLife {
    private static final int ROUNDS_MAX = 200;
    private static final int FAILURES_MAX = 3;

    private final History.Recorder recorder = new History.Recorder();
    private final CrashPoints points = new CrashPoints();
    private final SourceJournal journal;
    private final SourceItems items;
    private final PollWatch watch;
    private final TransactionLog log;
    private final TransactionWorker.Surroundings around;
    private final List<TransactionWorker> workers = new ArrayList<>();
    private List<TransactionDriver> undead = List.of();
    private TransactionWorker.Ends ends = TransactionWorker.Ends.WITH_EACH_POLL;
    private TransactionWorker worker;

    TransactionLife(TransactionSimulation.Subject subject, SourceWorld world) {
        MemoryOffsetStore store = new MemoryOffsetStore();
        OffsetTexts texts = new OffsetTexts(SourceSubject.NAME, world::shorten);
        this.watch = subject.watch();
        this.journal =
                new SourceJournal(
                        SourceSubject.NAME,
                        world,
                        subject.codec(),
                        texts,
                        subject.contents(),
                        recorder);
        this.items = new SourceItems(world, journal);
        this.log = new TransactionLog(journal, store, subject.codec(), texts);
        this.around =
                new TransactionWorker.Surroundings(
                        subject.source(),
                        subject.source().settingsIn(world.settings()),
                        journal,
                        watch,
                        store,
                        subject.codec(),
                        subject.pipeline(),
                        new VirtualClock(),
                        points);
        this.worker = newWorker();
    }

    private TransactionWorker newWorker() {
        TransactionWorker made = new TransactionWorker(around, log, ends);
        workers.add(made);
        return made;
    }

    History history() {
        return recorder.history();
    }

    void bury() {
        workers.forEach(TransactionWorker::bury);
    }

    void begin() {
        points.begin(0);
        worker.start();
    }

    /** Does a step; the answer is at how many points the worker could have crashed. */
    int step(int number, Step step) {
        recorder.enter(number);
        points.begin(step.crashAt());
        int reached;
        try {
            perform(step);
            reached = points.reached();
        } catch (CrashPoints.Crash crash) {
            reached = points.reached();
            points.begin(0);
            crash();
        }
        points.begin(0);
        replaceFailed();
        items.noteReleases();
        return reached;
    }

    private void perform(Step step) {
        switch (step.verb()) {
            case TransactionSimulation.POLL -> poll(step.countOr(1));
            case TransactionSimulation.INTERVAL -> endInterval();
            case TransactionSimulation.CRASH -> crash();
            case TransactionSimulation.STOP -> stop("stop");
            case TransactionSimulation.PAUSE -> {
                recorder.note(new WorkerHappening.Asked("pause"));
                worker.drivers().forEach(TransactionDriver::pause);
                worker.drivers().forEach(TransactionDriver::skipPoll);
            }
            case TransactionSimulation.RESUME -> {
                recorder.note(new WorkerHappening.Asked("resume"));
                worker.drivers().forEach(TransactionDriver::resume);
            }
            case TransactionSimulation.TIME ->
                    worker.drivers().forEach(TransactionDriver::fireNext);
            case TransactionSimulation.FAIL_SEND -> log.failNextSend();
            case TransactionSimulation.REFUSE_SEND -> log.refuseNextSend();
            case TransactionSimulation.TIME_OUT -> log.fate(TransactionLog.Fate.TIMED_OUT);
            case TransactionSimulation.UNANSWERED ->
                    log.fate(TransactionLog.Fate.COMMITTED_WITHOUT_ANSWER);
            case TransactionSimulation.REPLACE -> replaceTheLiving();
            case TransactionSimulation.UNDEAD -> undeadPoll(step.countOr(1));
            case TransactionSimulation.EACH_POLL ->
                    endWith(TransactionWorker.Ends.WITH_EACH_POLL, "a transaction for each poll");
            case TransactionSimulation.EACH_INTERVAL ->
                    endWith(
                            TransactionWorker.Ends.WITH_AN_INTERVAL,
                            "a transaction for each interval");
            case TransactionSimulation.AS_ASKED ->
                    endWith(
                            TransactionWorker.Ends.WHERE_THE_CONNECTOR_SAYS,
                            "transactions as the connector says");
            case TransactionSimulation.OLD_WORKER ->
                    endWith(
                            TransactionWorker.Ends.BEFORE_THEIR_TIME,
                            "a worker of the time before transactions");
            default -> items.add(step);
        }
    }

    private void endWith(TransactionWorker.Ends other, String name) {
        ends = other;
        stop(name);
    }

    private void poll(int times) {
        recorder.note(new WorkerHappening.Asked("poll"));
        for (int i = 0; i < times; i++) {
            worker.drivers().forEach(TransactionDriver::poll);
        }
    }

    private void endInterval() {
        recorder.note(new WorkerHappening.Asked("the interval ends"));
        worker.drivers().forEach(driver -> driver.fire(SourceTimer.COMMIT));
    }

    private void crash() {
        recorder.note(new WorkerHappening.Crashed());
        replaceWorker();
    }

    /** A worker that was thought dead: a new one takes over while its tasks live on. */
    private void replaceTheLiving() {
        recorder.note(new WorkerHappening.Asked("another worker takes over"));
        undead = List.copyOf(worker.drivers());
        replaceWorker();
    }

    private void undeadPoll(int times) {
        if (undead.isEmpty()) {
            return;
        }
        recorder.note(new TransactionHappening.Undead("polls"));
        for (int i = 0; i < times; i++) {
            undead.forEach(TransactionDriver::poll);
        }
    }

    private void stop(String name) {
        recorder.note(new WorkerHappening.Asked(name));
        worker.drivers().forEach(TransactionDriver::stop);
        endTasks();
        worker.noteFailures();
        worker.stopConnector();
        recorder.note(new WorkerHappening.Restarted(recorder.incarnation() + 1));
        replaceWorker();
    }

    /** A poll that is under way when the stop comes still counts. */
    private void endTasks() {
        for (TransactionDriver driver : worker.drivers()) {
            for (int i = 0; i < ROUNDS_MAX && !driver.hasEnded(); i++) {
                if (journal.isNothingLeft() || i > 0) {
                    driver.skipPoll();
                } else {
                    driver.poll();
                }
                if (!driver.hasEnded() && !driver.isPolling()) {
                    driver.fireNext();
                }
            }
        }
    }

    private void replaceWorker() {
        recorder.incarnate();
        journal.incarnated();
        worker = newWorker();
        worker.start();
    }

    private void replaceFailed() {
        if (!worker.isRunning()) {
            worker.noteFailures();
            worker.drivers().forEach(TransactionDriver::stop);
            endTasks();
            worker.stopConnector();
            recorder.note(new WorkerHappening.Restarted(recorder.incarnation() + 1));
            replaceWorker();
        }
    }

    /** Faults end; the connector gets the time to deliver everything, then it is stopped. */
    void comeToRest(int step) {
        recorder.enter(step);
        points.begin(0);
        recorder.note(new WorkerHappening.FaultsEnded());
        log.calm();
        worker.drivers().forEach(TransactionDriver::resume);
        items.finishAll();
        deliverTheRest();
        worker.noteRequestsLeft();
        worker.drivers().forEach(TransactionDriver::stop);
        endTasks();
        worker.noteFailures();
        worker.stopConnector();
        items.noteReleases();
        recorder.note(new WorkerHappening.CameToRest());
    }

    private void deliverTheRest() {
        int empty = 0;
        int failures = 0;
        for (int i = 0; i < ROUNDS_MAX; i++) {
            int before = journal.emissions();
            for (TransactionDriver driver : List.copyOf(worker.drivers())) {
                driver.poll();
                if (!driver.hasEnded()) {
                    driver.fireNext();
                }
            }
            if (!worker.isRunning()) {
                failures++;
                if (failures > FAILURES_MAX) {
                    return;
                }
                replaceFailed();
            }
            empty = journal.emissions() > before ? 0 : empty + 1;
            if (journal.isEverythingLogged() || !watch.isPatient(empty, Duration.ZERO)) {
                return;
            }
        }
    }
}
