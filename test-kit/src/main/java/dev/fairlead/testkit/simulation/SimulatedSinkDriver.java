package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.SinkTaskCalls;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SinkBatch;
import dev.fairlead.runtime.task.SinkEffect;
import dev.fairlead.runtime.task.SinkEvent;
import dev.fairlead.runtime.task.SinkRequests;
import dev.fairlead.runtime.task.SinkTaskMachine;
import dev.fairlead.runtime.task.SinkTimer;
import dev.fairlead.runtime.task.TaskState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Drives one incarnation of one sink task. Everything that the machine asks for is done at once,
 * except a fetch, which waits for {@link #fetch}, and timers, which wait for {@link #fire}.
 * Rebalances come inside a fetch, as they do with a real consumer.
 */
final class SimulatedSinkDriver {
    /**
     * The world of a driver.
     *
     * @param points where the worker can crash
     */
    record Site(
            SimulatedMember member, SinkCommits commits, VirtualClock clock, CrashPoints points) {}

    /** Waits for dead letters on their way; what went wrong, if anything did. */
    interface Letters {
        Optional<ConnectException> await();
    }

    private final SinkTaskMachine machine;
    private final SinkTaskCalls calls;
    private final Map<String, String> settings;
    private final Site site;
    private final Letters letters;
    private final Performer performer = new Performer();
    private final Deque<SinkEvent> mail = new ArrayDeque<>();
    private final Deque<Long> unanswered = new ArrayDeque<>();
    private final Map<SinkTimer, Duration> armed = new EnumMap<>(SinkTimer.class);
    private boolean telling;
    private boolean fetchAsked;
    private SinkEffect.Publish word =
            new SinkEffect.Publish(TaskState.UNASSIGNED, Optional.empty());

    SimulatedSinkDriver(
            SinkTaskMachine machine, SinkTaskCalls calls, Map<String, String> settings, Site site) {
        this(machine, calls, settings, site, Optional::empty);
    }

    SimulatedSinkDriver(
            SinkTaskMachine machine,
            SinkTaskCalls calls,
            Map<String, String> settings,
            Site site,
            Letters letters) {
        this.letters = letters;
        this.machine = machine;
        this.calls = calls;
        this.settings = settings;
        this.site = site;
    }

    /** Begins to drive; starts the task unless it is to begin paused. */
    void begin(boolean paused) {
        tell(new SinkEvent.Begun(paused));
    }

    void pause() {
        tell(new SinkEvent.PauseRequested());
    }

    void resume() {
        tell(new SinkEvent.ResumeRequested());
    }

    /** Asks the task to end, and answers the fetch that it may wait in. */
    void stop() {
        tell(new SinkEvent.StopRequested());
        fetch(0);
    }

    /** Whether the machine waits for a fetch. */
    boolean isFetching() {
        return fetchAsked;
    }

    /** Fetches at most {@code max} records, if the machine waits for it, and puts them. */
    void fetch(int max) {
        if (fetchAsked) {
            SinkBatch batch = max == 0 ? SinkBatch.EMPTY : site.member().fetch(max);
            fetchAsked = false;
            tell(new SinkEvent.Fetched(batch));
        }
    }

    /** Inside the fetch that the machine waits in, partitions come. */
    void assign(Collection<TopicPartition> partitions) {
        if (fetchAsked && !partitions.isEmpty()) {
            Map<TopicPartition, Long> begins = site.member().assign(partitions);
            calls.assign(begins.keySet());
            tell(new SinkEvent.Assigned(begins));
        }
    }

    /** Inside the fetch that the machine waits in, partitions go, after a last commit. */
    void revoke(Set<TopicPartition> partitions) {
        if (fetchAsked) {
            tell(new SinkEvent.Revoked(partitions));
            site.member().unassign(partitions);
        }
    }

    /** Inside the fetch that the machine waits in, partitions turn out to be gone. */
    void lose(Set<TopicPartition> partitions) {
        if (fetchAsked) {
            site.member().unassign(partitions);
            tell(new SinkEvent.Lost(partitions));
        }
    }

    /** The armed timer that is due first, and when. */
    Optional<Map.Entry<SinkTimer, Duration>> next() {
        return armed.entrySet().stream().min(Map.Entry.comparingByValue());
    }

    /** Lets the time of an armed timer come. */
    void fire(SinkTimer timer) {
        Duration due = armed.remove(timer);
        if (due != null) {
            site.clock().advanceTo(due);
            tell(new SinkEvent.TimerFired(timer));
        }
    }

    /** Answers the commits that succeeded without an answer, oldest first. */
    void answerLate() {
        for (Long commit = unanswered.poll(); commit != null; commit = unanswered.poll()) {
            tell(new SinkEvent.Committed(commit, Optional.empty()));
        }
    }

    /** Whether the task came to its end. */
    boolean hasEnded() {
        return machine.hasEnded();
    }

    /** The state that was published last. */
    TaskState state() {
        return word.state();
    }

    /** Why the task failed. */
    Optional<Failure> failure() {
        return word.failure();
    }

    /** Tells the machine, then what came of it, until nothing comes any more. */
    private void tell(SinkEvent event) {
        mail.add(event);
        if (telling) {
            return;
        }
        telling = true;
        for (SinkEvent next = mail.poll(); next != null; next = mail.poll()) {
            for (SinkEffect effect : machine.on(next)) {
                effect.perform(performer);
            }
        }
        telling = false;
    }

    /** The task is called between two points. */
    private void call(Supplier<SinkEvent> call) {
        site.points().reach();
        SinkEvent answer = call.get();
        site.points().reach();
        tell(answer);
    }

    private final class Performer implements SinkEffect.Performer {
        @Override
        public void startTask() {
            call(() -> calls.start(settings));
        }

        @Override
        public void fetch(SinkEffect.Fetch effect) {
            fetchAsked = true;
        }

        @Override
        public void put(SinkEffect.Put effect) {
            call(() -> calls.put(effect.records()));
        }

        @Override
        public void preCommit(SinkEffect.PreCommit effect) {
            Optional<ConnectException> trouble = letters.await();
            if (trouble.isPresent()) {
                Failure failure = Failure.retriable("the dead letters", trouble.get());
                tell(new SinkEvent.PreCommitFailed(failure, SinkRequests.NONE));
            } else {
                call(() -> calls.preCommit(effect.positions()));
            }
        }

        @Override
        public void open(SinkEffect.Open effect) {
            call(() -> calls.open(effect.partitions()));
        }

        @Override
        public void close(SinkEffect.Close effect) {
            call(() -> calls.close(effect.partitions()));
        }

        @Override
        public void commitAsync(SinkEffect.CommitAsync effect) {
            site.points().reach();
            Optional<Boolean> succeeded = site.commits().commit(effect.positions());
            site.points().reach();
            succeeded.ifPresentOrElse(
                    yes ->
                            tell(
                                    new SinkEvent.Committed(
                                            effect.commit(),
                                            yes
                                                    ? Optional.empty()
                                                    : Optional.of(
                                                            new ConnectException(
                                                                    "the commit failed")))),
                    () -> unanswered.add(effect.commit()));
        }

        @Override
        public void commitSync(SinkEffect.CommitSync effect) {
            site.points().reach();
            Optional<Boolean> ignored = site.commits().commit(effect.positions());
            site.points().reach();
        }

        @Override
        public void seek(SinkEffect.Seek effect) {
            site.member().seek(effect.positions());
        }

        @Override
        public void pause(SinkEffect.Pause effect) {
            site.member().pause(effect.partitions());
        }

        @Override
        public void resume(SinkEffect.Resume effect) {
            site.member().resume(effect.partitions());
        }

        @Override
        public void arm(SinkEffect.Arm effect) {
            armed.put(effect.timer(), site.clock().now().plus(effect.delay()));
        }

        @Override
        public void disarm(SinkEffect.Disarm effect) {
            armed.remove(effect.timer());
        }

        @Override
        public void stopTask() {
            call(calls::stop);
        }

        @Override
        public void publish(SinkEffect.Publish effect) {
            word = effect;
        }
    }
}
