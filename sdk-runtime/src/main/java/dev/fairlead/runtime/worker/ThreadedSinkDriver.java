package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.calls.SinkTaskCalls;
import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SinkBatch;
import dev.fairlead.runtime.task.SinkEffect;
import dev.fairlead.runtime.task.SinkEvent;
import dev.fairlead.runtime.task.SinkRequests;
import dev.fairlead.runtime.task.SinkTaskMachine;
import dev.fairlead.runtime.task.SinkTimer;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one sink task on a thread of its own: the task, its machine and its log are all confined to
 * that thread. Operators leave mail and wake the fetch; timers are deadlines that bound the fetch.
 *
 * <p>{@link #cancel} ends the task's standing at once: what it still does is ignored, and nothing
 * is committed any more.
 */
public final class ThreadedSinkDriver implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedSinkDriver.class);
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(60);

    private final TaskId id;
    private final SinkTaskMachine machine;
    private final SinkTaskCalls calls;
    private final Map<String, String> settings;
    private final SinkPorts ports;
    private final Duration commitPatience;
    private final SinkConversion conversion;

    private final Queue<SinkEvent> mail = new ConcurrentLinkedQueue<>();
    private final Deadlines deadlines;
    private final Performer performer = new Performer();
    private Deque<SinkEffect> todo = new ArrayDeque<>();

    private volatile @Nullable Thread thread;
    private volatile boolean fetching;
    private volatile boolean cancelled;
    private SinkEffect.@Nullable Publish lastWord;

    public ThreadedSinkDriver(
            TaskId id,
            SinkTaskMachine machine,
            SinkTaskCalls calls,
            Map<String, String> settings,
            SinkPorts ports,
            Duration commitPatience) {
        this.id = id;
        this.machine = machine;
        this.calls = calls;
        this.settings = settings;
        this.ports = ports;
        this.commitPatience = commitPatience;
        this.deadlines = new Deadlines(ports.timers());
        this.conversion = new SinkConversion(ports.pipeline());
    }

    /**
     * Asks the task to pause; called before {@link #run}, it keeps the task from being started at
     * all until {@link #resume}. Any thread.
     */
    public void pause() {
        leave(new SinkEvent.PauseRequested());
    }

    /** Lets a paused task go on. Any thread. */
    public void resume() {
        leave(new SinkEvent.ResumeRequested());
    }

    /** Asks the task to commit and end. Any thread. */
    public void stop() {
        leave(new SinkEvent.StopRequested());
    }

    /**
     * Gives the task up: nothing it does counts any more, its thread is interrupted. Any thread.
     */
    public void cancel() {
        cancelled = true;
        Thread owner = thread;
        if (owner != null) {
            owner.interrupt();
        }
        ports.log().wakeup();
    }

    /** Runs the task to its end on the calling thread. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            begin();
            work();
        } catch (RuntimeException | Error e) {
            lastWord =
                    new SinkEffect.Publish(
                            TaskState.FAILED, Optional.of(Failure.fatal("the worker's logic", e)));
        }
        finish();
    }

    private void work() {
        while (!cancelled && !(machine.hasEnded() && todo.isEmpty())) {
            SinkEffect effect = todo.poll();
            if (effect != null) {
                effect.perform(performer);
            } else {
                awaitMail();
                readMail();
            }
        }
    }

    private void begin() {
        boolean startPaused = mail.peek() instanceof SinkEvent.PauseRequested;
        if (startPaused) {
            mail.poll();
        }
        tell(new SinkEvent.Begun(startPaused));
    }

    private void finish() {
        try {
            ports.log().close();
        } catch (RuntimeException e) {
            LOG.warn("{}: closing the log failed, the task has ended all the same", id, e);
        }
        SinkEffect.Publish word = lastWord;
        if (word != null && !cancelled) {
            ports.status().changed(id, word.state(), word.failure());
        }
    }

    private void awaitMail() {
        while (mail.isEmpty() && !cancelled) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                LOG.debug("{} was interrupted while it waited; it goes on waiting", id);
            }
        }
    }

    private void leave(SinkEvent event) {
        mail.add(event);
        if (fetching) {
            ports.log().wakeup();
        } else {
            LockSupport.unpark(thread);
        }
    }

    /** Tells what happened meanwhile and does what that causes; true when there was anything. */
    private boolean readMail() {
        boolean any = false;
        for (SinkTimer timer : deadlines.takeDue()) {
            any = true;
            tellAndPerform(new SinkEvent.TimerFired(timer));
        }
        for (SinkEvent event = mail.poll(); event != null; event = mail.poll()) {
            any = true;
            tellAndPerform(event);
        }
        return any;
    }

    private void tell(SinkEvent event) {
        if (!cancelled) {
            List<SinkEffect> effects = machine.on(event);
            ports.observer().observe(event, effects);
            todo.addAll(effects);
        }
    }

    /**
     * Tells and performs everything that follows before it returns, ahead of what is to do already.
     */
    private void tellAndPerform(SinkEvent event) {
        Deque<SinkEffect> later = todo;
        todo = new ArrayDeque<>();
        tell(event);
        while (!todo.isEmpty() && !cancelled && !(todo.peek() instanceof SinkEffect.Fetch)) {
            todo.remove().perform(performer);
        }
        todo.addAll(later);
    }

    private final class Performer implements SinkEffect.Performer, InboundLog.RebalanceListener {
        @Override
        public void startTask() {
            ports.log().subscribe(ports.topics(), this);
            tell(calls.start(settings));
        }

        @Override
        public void fetch(SinkEffect.Fetch effect) {
            fetching = true;
            boolean urgent = readMail() || !mail.isEmpty();
            Duration patience =
                    urgent
                            ? Duration.ZERO
                            : deadlines.untilNext(effect.patience().orElse(LONGEST_FETCH));
            SinkEvent answer;
            try {
                answer = convert(ports.log().fetch(patience));
            } catch (RuntimeException e) {
                answer = new SinkEvent.FetchFailed(Failure.fatal("fetch", e));
            }
            fetching = false;
            tell(answer);
        }

        private SinkEvent convert(List<InboundRecord> fetched) {
            ports.observer().read(fetched.size(), ports.log()::lag);
            return fetched.isEmpty()
                    ? new SinkEvent.Fetched(SinkBatch.EMPTY)
                    : conversion.of(fetched);
        }

        @Override
        public void assigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            for (TopicPartition partition : partitions) {
                positions.put(partition, ports.log().position(partition));
            }
            calls.assign(positions.keySet());
            tellAndPerform(new SinkEvent.Assigned(positions));
        }

        @Override
        public void revoked(Collection<TopicPartition> partitions) {
            tellAndPerform(new SinkEvent.Revoked(Set.copyOf(partitions)));
        }

        @Override
        public void lost(Collection<TopicPartition> partitions) {
            tellAndPerform(new SinkEvent.Lost(Set.copyOf(partitions)));
        }

        @Override
        public void put(SinkEffect.Put effect) {
            ports.observer().begins(effect);
            tell(calls.put(effect.records()));
        }

        @Override
        public void preCommit(SinkEffect.PreCommit effect) {
            try {
                ports.awaitReports().run();
            } catch (ConnectException e) {
                LOG.warn("{}: {}", id, e.getMessage());
                Failure refused = Failure.retriable("report of errant records", e);
                tell(new SinkEvent.PreCommitFailed(refused, SinkRequests.NONE));
                return;
            }
            tell(calls.preCommit(effect.positions()));
        }

        @Override
        public void open(SinkEffect.Open effect) {
            tell(calls.open(effect.partitions()));
        }

        @Override
        public void close(SinkEffect.Close effect) {
            tell(calls.close(effect.partitions()));
        }

        @Override
        public void commitAsync(SinkEffect.CommitAsync effect) {
            long commit = effect.commit();
            ports.log()
                    .commitAsync(
                            effect.positions(),
                            failure -> {
                                if (failure != null) {
                                    LOG.warn("{}: no commit {}: {}", id, commit, reason(failure));
                                }
                                mail.add(
                                        new SinkEvent.Committed(
                                                commit, Optional.ofNullable(failure)));
                            });
        }

        @Override
        public void commitSync(SinkEffect.CommitSync effect) {
            try {
                ports.log().commitSync(effect.positions(), commitPatience);
                ports.observer().committedSync(effect, true);
            } catch (KafkaException e) {
                LOG.warn("{}: commit of {} failed: {}", id, effect.positions(), e.toString());
                ports.observer().committedSync(effect, false);
            }
        }

        @Override
        public void seek(SinkEffect.Seek effect) {
            effect.positions().forEach(ports.log()::seek);
        }

        @Override
        public void pause(SinkEffect.Pause effect) {
            ports.log().pause(effect.partitions());
        }

        @Override
        public void resume(SinkEffect.Resume effect) {
            ports.log().resume(effect.partitions());
        }

        @Override
        public void arm(SinkEffect.Arm effect) {
            deadlines.arm(effect.timer(), effect.delay());
        }

        @Override
        public void disarm(SinkEffect.Disarm effect) {
            deadlines.disarm(effect.timer());
        }

        @Override
        public void stopTask() {
            tell(calls.stop());
        }

        @Override
        public void publish(SinkEffect.Publish effect) {
            if (effect.state() == TaskState.UNASSIGNED || effect.state() == TaskState.FAILED) {
                lastWord = effect;
            } else {
                ports.status().changed(id, effect.state(), effect.failure());
            }
        }
    }
}
