package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.calls.SourceTaskCalls;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SourceDelivery;
import dev.fairlead.runtime.task.SourceEffect;
import dev.fairlead.runtime.task.SourceEvent;
import dev.fairlead.runtime.task.SourceTaskMachine;
import dev.fairlead.runtime.task.SourceTimer;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one source task on a thread of its own.
 *
 * <p>Whoever holds {@link #baton} owns the machine. That is the task thread, except while it is
 * away in {@code start}, {@code poll}, {@code stop} or a send. Acknowledgements, timers and
 * operators only leave mail. Mail is read by the task thread when it comes back; when it stays away
 * for longer than {@link #ABSENCE} while mail waits, a companion thread takes the baton, so that
 * offsets are committed and {@code commitRecord} and {@code commit} are called while {@code poll}
 * waits for data, as in stock Kafka Connect. A task that waits in {@code poll} for its {@code
 * commitRecord} thus gets it.
 *
 * <p>{@link #cancel} ends the task's standing at once: what it still does is ignored.
 */
public final class ThreadedSourceDriver implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedSourceDriver.class);
    private static final Duration ABSENCE = Duration.ofMillis(5);
    private static final int MANY = 1024;
    private static final Duration LOG_CLOSE_PATIENCE = Duration.ofSeconds(30);

    private final TaskId id;
    private final SourceTaskMachine machine;
    private final SourceTaskCalls calls;
    private final SourceTaskContext context;
    private final Map<String, String> settings;
    private final SourcePorts ports;

    private final ReentrantLock baton = new ReentrantLock();
    private final Queue<SourceEvent> mail = new ConcurrentLinkedQueue<>();
    private final Queue<Ring> rings = new ConcurrentLinkedQueue<>();
    private final AckInbox acks = new AckInbox(this::mailArrived);
    private final AtomicBoolean companionCalled = new AtomicBoolean();
    private final Performer performer = new Performer();
    private final Map<SourceTimer, Ring> armed = new EnumMap<>(SourceTimer.class);

    private volatile @Nullable Thread thread;
    private volatile boolean away;
    private volatile boolean cancelled;
    private volatile @Nullable SourceEffect workToDo;
    private SourceEffect.@Nullable Publish lastWord;

    /**
     * A timer that was armed; rings are compared by identity, so that a stale one is recognised.
     */
    private static final class Ring {
        private final SourceTimer timer;
        private Timers.@Nullable Pending pending;

        private Ring(SourceTimer timer) {
            this.timer = timer;
        }
    }

    public ThreadedSourceDriver(
            TaskId id,
            SourceTaskMachine machine,
            SourceTaskCalls calls,
            SourceTaskContext context,
            Map<String, String> settings,
            SourcePorts ports) {
        this.id = id;
        this.machine = machine;
        this.calls = calls;
        this.context = context;
        this.settings = settings;
        this.ports = ports;
    }

    /**
     * Asks the task to pause after the batch at hand; called before {@link #run}, it keeps the task
     * from being started at all until {@link #resume}. Any thread.
     */
    public void pause() {
        leave(new SourceEvent.PauseRequested());
    }

    /** Lets a paused task go on. Any thread. */
    public void resume() {
        leave(new SourceEvent.ResumeRequested());
    }

    /** Asks the task to drain, commit and end. Any thread. */
    public void stop() {
        leave(new SourceEvent.StopRequested());
    }

    /**
     * Gives the task up: nothing it does counts any more, its log is closed without patience, its
     * thread is interrupted. Any thread.
     */
    public void cancel() {
        cancelled = true;
        Thread owner = thread;
        if (owner != null) {
            owner.interrupt();
        }
        ports.log().close(Duration.ZERO);
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
                    new SourceEffect.Publish(
                            TaskState.FAILED, Optional.of(Failure.fatal("the worker's logic", e)));
        }
        finish();
    }

    private void work() {
        while (!cancelled && !machineHasEnded()) {
            SourceEffect work = takeWork();
            if (work == null) {
                awaitMail();
            } else {
                away = true;
                if (hasMail()) {
                    mailArrived(); // it came too late for the thread, too early for the companion
                }
                work.perform(performer);
                away = false;
            }
            readMail();
        }
    }

    private void begin() {
        boolean startPaused = mail.peek() instanceof SourceEvent.PauseRequested;
        if (startPaused) {
            mail.poll();
        }
        tell(new SourceEvent.Begun(startPaused));
    }

    private void finish() {
        ports.log().close(cancelled ? Duration.ZERO : LOG_CLOSE_PATIENCE);
        baton.lock();
        try {
            armed.values().forEach(ThreadedSourceDriver::silence);
            armed.clear();
        } finally {
            baton.unlock();
        }
        SourceEffect.Publish word = lastWord;
        if (word != null && !cancelled) {
            ports.status().changed(id, word.state(), word.failure());
        }
    }

    private boolean machineHasEnded() {
        baton.lock();
        try {
            return machine.hasEnded();
        } finally {
            baton.unlock();
        }
    }

    private @Nullable SourceEffect takeWork() {
        baton.lock();
        try {
            SourceEffect work = workToDo;
            workToDo = null;
            return work;
        } finally {
            baton.unlock();
        }
    }

    private void awaitMail() {
        int inFlight = inFlight();
        if (inFlight >= MANY) {
            // The log is behind. To be woken for each of its batches would cost more than they do.
            acks.expectAtLeast(inFlight / 4);
            if (!isWorthWaking()) {
                LockSupport.parkNanos(this, ABSENCE.toNanos());
            }
            acks.expectAtLeast(1);
        }
        while (!hasMail() && workToDo == null && !cancelled) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                LOG.debug("{} was interrupted while it waited; it goes on waiting", id);
            }
        }
    }

    private int inFlight() {
        baton.lock();
        try {
            return machine.inFlight();
        } finally {
            baton.unlock();
        }
    }

    private boolean isWorthWaking() {
        return acks.hasQuorum()
                || !mail.isEmpty()
                || !rings.isEmpty()
                || workToDo != null
                || cancelled;
    }

    private boolean hasMail() {
        return !acks.isEmpty() || !mail.isEmpty() || !rings.isEmpty();
    }

    private void leave(SourceEvent event) {
        mail.add(event);
        mailArrived();
    }

    private void mailArrived() {
        if (!away && isWorthWaking()) {
            Thread owner = thread;
            if (owner != null) {
                LockSupport.unpark(owner);
            }
        }
        if (away && companionCalled.compareAndSet(false, true)) {
            ports.timers().schedule(ABSENCE, this::sendCompanion);
        }
    }

    private void sendCompanion() {
        companionCalled.set(false);
        if (away && hasMail() && !cancelled) {
            ports.companions().execute(this::readMailAsCompanion);
        } else if (hasMail()) {
            LockSupport.unpark(thread);
        }
    }

    private void readMailAsCompanion() {
        if (baton.tryLock()) {
            try {
                readMail();
            } finally {
                baton.unlock();
            }
        }
        if (workToDo != null) {
            LockSupport.unpark(thread); // back meanwhile, and it found no mail
        }
        if (hasMail()) {
            mailArrived();
        }
    }

    private void readMail() {
        baton.lock();
        try {
            while (hasMail() && !cancelled) {
                List<SourceDelivery> answers = acks.takeAll();
                if (!answers.isEmpty()) {
                    tell(new SourceEvent.Settled(answers));
                }
                for (SourceEvent event = mail.poll(); event != null; event = mail.poll()) {
                    tell(event);
                }
                for (Ring ring = rings.poll(); ring != null; ring = rings.poll()) {
                    if (armed.get(ring.timer) == ring) {
                        armed.remove(ring.timer);
                        tell(new SourceEvent.TimerFired(ring.timer));
                    }
                }
            }
        } finally {
            baton.unlock();
        }
    }

    /** Tells the machine and does at once what isn't the task thread's work. */
    private void tell(SourceEvent event) {
        baton.lock();
        try {
            if (cancelled) {
                return;
            }
            List<SourceEffect> effects = machine.on(event);
            ports.observer().observe(event, effects);
            for (SourceEffect effect : effects) {
                if (isTaskThreadWork(effect)) {
                    workToDo = effect;
                } else {
                    effect.perform(performer);
                }
            }
        } finally {
            baton.unlock();
        }
    }

    private static boolean isTaskThreadWork(SourceEffect effect) {
        return effect instanceof SourceEffect.StartTask
                || effect instanceof SourceEffect.Poll
                || effect instanceof SourceEffect.Dispatch
                || effect instanceof SourceEffect.StopTask;
    }

    private static void silence(Ring ring) {
        if (ring.pending != null) {
            ring.pending.cancel();
        }
    }

    private final class Performer implements SourceEffect.Performer {
        @Override
        public void startTask() {
            tell(calls.start(context, settings));
        }

        @Override
        public void poll() {
            tell(calls.poll());
        }

        @Override
        public void dispatch(SourceEffect.Dispatch effect) {
            List<SourceDelivery> deliveries = effect.deliveries();
            int sent = 0;
            Optional<Failure> failure = Optional.empty();
            try {
                for (SourceDelivery delivery : deliveries) {
                    ports.topics().accept(delivery.outbound().topic());
                    AckInbox.InFlight inFlight = acks.expect(delivery);
                    ports.log().append(delivery.outbound(), inFlight);
                    sent++;
                    if (inFlight.hasFailed()) {
                        break;
                    }
                }
            } catch (RetriableException e) {
                failure = Optional.of(Failure.retriable("send", e));
            } catch (RuntimeException e) {
                failure = Optional.of(Failure.fatal("send", e));
            }
            if (sent < deliveries.size()) {
                readMail(); // a record that failed at once may end the task before the next is sent
            }
            tell(new SourceEvent.Dispatched(sent, failure));
        }

        @Override
        public void reportRecords(SourceEffect.ReportRecords effect) {
            calls.reportRecords(effect.deliveries());
        }

        @Override
        public void commitOffsets(SourceEffect.CommitOffsets effect) {
            long commit = effect.commit();
            ports.offsets()
                    .commit(
                            effect.offsets(),
                            cause ->
                                    leave(
                                            cause == null
                                                    ? new SourceEvent.OffsetsCommitted(commit)
                                                    : notCommitted(commit, cause)));
        }

        private SourceEvent notCommitted(long commit, Throwable cause) {
            LOG.warn("{}: commit {} will be tried again: {}", id, commit, reason(cause));
            return new SourceEvent.OffsetsNotCommitted(commit, cause);
        }

        @Override
        public void reportCommit() {
            calls.reportCommit();
        }

        @Override
        public void arm(SourceEffect.Arm effect) {
            disarm(new SourceEffect.Disarm(effect.timer()));
            Ring ring = new Ring(effect.timer());
            armed.put(effect.timer(), ring);
            ring.pending =
                    ports.timers()
                            .schedule(
                                    effect.delay(),
                                    () -> {
                                        rings.add(ring);
                                        mailArrived();
                                    });
        }

        @Override
        public void disarm(SourceEffect.Disarm effect) {
            Ring ring = armed.remove(effect.timer());
            if (ring != null) {
                silence(ring);
            }
        }

        @Override
        public void stopTask() {
            tell(calls.stop());
        }

        @Override
        public void publish(SourceEffect.Publish effect) {
            if (effect.state() == TaskState.UNASSIGNED || effect.state() == TaskState.FAILED) {
                lastWord = effect;
            } else {
                ports.status().changed(id, effect.state(), effect.failure());
            }
        }
    }
}
