package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.offsets.OffsetCommits;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.ZombieHappening;
import dev.fairlead.testkit.schedule.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Old incarnations that live on beside their successor: tasks that could not be stopped in time, or
 * on a worker that was taken for dead. What was in flight may still be acknowledged; what they send
 * and commit afterwards fails, as with a worker that gave them up; what they do to the outside
 * system is real.
 */
final class Zombies {
    static final char LEAVE_BEHIND = 'k';
    static final char LET_GO_ON = 'K';

    static final List<Verb> VERBS =
            List.of(
                    Verb.of(LEAVE_BEHIND, "the worker is replaced while the old one lives on", 1, 0)
                            .simplerAs(SourceSimulation.CRASH),
                    Verb.of(LET_GO_ON, "the old ones go on for n turns", 1, 2));

    private static final int ROUNDS = 5;

    private final SourceJournal journal;
    private final List<Zombie> zombies = new ArrayList<>();

    private record Zombie(SourceWorker worker, SimulatedLog log, Fence fence) {
        void giveUp() {
            log.fence();
            fence.close();
        }
    }

    /** Lets one incarnation's commits through until it is replaced. */
    static final class Fence implements OffsetCommits {
        private final OffsetCommits commits;
        private boolean closed;

        Fence(OffsetCommits commits) {
            this.commits = commits;
        }

        void close() {
            closed = true;
        }

        @Override
        public void commit(
                Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets,
                OffsetStore.WriteListener listener) {
            if (closed) {
                listener.completed(new ConnectException("the task was given up"));
            } else {
                commits.commit(offsets, listener);
            }
        }
    }

    Zombies(SourceJournal journal) {
        this.journal = journal;
    }

    /** The worker is about to be replaced, and lives on. */
    void leaveBehind(SourceWorker worker, SimulatedLog log, Fence fence) {
        zombies.add(new Zombie(worker, log, fence));
        journal.recorder().note(new ZombieHappening.LeftBehind());
    }

    /** Each of them gets a turn. */
    void goOn() {
        zombies.forEach(this::goOn);
    }

    private void goOn(Zombie zombie) {
        zombie.giveUp();
        journal.beginAside();
        try {
            while (zombie.log().inFlight() > 0) {
                zombie.log().acknowledge(0);
            }
            zombie.worker().drivers().forEach(SimulatedSourceDriver::poll);
            zombie.worker().drivers().forEach(Zombies::comeToAnEnd);
        } finally {
            note(journal.endAside());
        }
    }

    /** A task whose sends failed, or that was told to stop, goes on until it has stopped. */
    private static void comeToAnEnd(SimulatedSourceDriver driver) {
        for (int i = 0; i < ROUNDS && !driver.hasEnded() && !driver.isPolling(); i++) {
            driver.fireNext();
        }
    }

    private void note(History seen) {
        List<Emission> polled = new ArrayList<>();
        for (History.Entry entry : seen.entries()) {
            if (entry.what() instanceof SourceHappening.Acknowledged
                    || entry.what() instanceof SourceHappening.Dropped) {
                journal.recorder().note(entry.what());
            } else if (entry.what() instanceof SourceHappening.Polled poll) {
                polled.addAll(poll.emissions());
            }
        }
        journal.recorder().note(new ZombieHappening.WentOn(polled));
    }

    /** They are found and stopped at last. */
    void end() {
        for (Zombie zombie : zombies) {
            zombie.giveUp();
            journal.beginAside();
            try {
                zombie.worker().drivers().forEach(SimulatedSourceDriver::stop);
                for (SimulatedSourceDriver driver : zombie.worker().drivers()) {
                    driver.skipPoll();
                    comeToAnEnd(driver);
                }
                zombie.worker().stopConnector();
            } finally {
                note(journal.endAside());
            }
        }
        zombies.clear();
    }
}
