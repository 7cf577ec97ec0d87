package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.SourceTaskCalls;
import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.offsets.OffsetCommits;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SourceDelivery;
import dev.fairlead.runtime.task.SourceEffect;
import dev.fairlead.runtime.task.SourceEvent;
import dev.fairlead.runtime.task.SourceTaskMachine;
import dev.fairlead.runtime.task.SourceTimer;
import dev.fairlead.runtime.task.TaskState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Drives one incarnation of one source task. Everything that the machine asks for is done at once,
 * except a poll, which waits for {@link #poll}, and timers, which wait for {@link #fire}.
 */
final class SimulatedSourceDriver {
    /**
     * The world of a driver.
     *
     * @param points where the worker can crash
     */
    record Site(
            OutboundLog log,
            OffsetCommits offsets,
            VirtualClock clock,
            CrashPoints points,
            SourceObserver observer) {}

    private final SourceTaskMachine machine;
    private final SourceTaskCalls calls;
    private final SourceTaskContext context;
    private final Map<String, String> settings;
    private final Site site;
    private final Performer performer = new Performer();
    private final Deque<SourceEvent> mail = new ArrayDeque<>();
    private final Map<SourceTimer, Duration> armed = new EnumMap<>(SourceTimer.class);
    private boolean telling;
    private boolean pollAsked;
    private SourceEffect.Publish word =
            new SourceEffect.Publish(TaskState.UNASSIGNED, Optional.empty());

    SimulatedSourceDriver(
            SourceTaskMachine machine,
            SourceTaskCalls calls,
            SourceTaskContext context,
            Map<String, String> settings,
            Site site) {
        this.machine = machine;
        this.calls = calls;
        this.context = context;
        this.settings = settings;
        this.site = site;
    }

    /** Begins to drive; starts the task unless it is to begin paused. */
    void begin(boolean paused) {
        tell(new SourceEvent.Begun(paused));
    }

    void pause() {
        tell(new SourceEvent.PauseRequested());
    }

    void resume() {
        tell(new SourceEvent.ResumeRequested());
    }

    void stop() {
        tell(new SourceEvent.StopRequested());
    }

    /** Whether the machine waits for a poll. */
    boolean isPolling() {
        return pollAsked;
    }

    /** Polls, if the machine waits for it. */
    void poll() {
        if (pollAsked) {
            pollAsked = false;
            site.points().reach();
            SourceEvent polled = calls.poll();
            site.points().reach();
            tell(polled);
        }
    }

    /** Answers a poll that the machine waits for with nothing, without calling the task. */
    void skipPoll() {
        if (pollAsked) {
            pollAsked = false;
            tell(new SourceEvent.Polled(List.of(), List.of()));
        }
    }

    /** Whether the timer is armed, and its time comes by then. */
    boolean isDueBy(SourceTimer timer, Duration then) {
        Duration due = armed.get(timer);
        return due != null && due.compareTo(then) <= 0;
    }

    /** When the next timer is due; empty while none is armed. */
    Optional<Duration> nextDue() {
        return next().map(Map.Entry::getValue);
    }

    /** Lets the time of the next timer come; empty when none is armed. */
    Optional<SourceTimer> fireNext() {
        Optional<SourceTimer> timer = next().map(Map.Entry::getKey);
        timer.ifPresent(this::fire);
        return timer;
    }

    private Optional<Map.Entry<SourceTimer, Duration>> next() {
        return armed.entrySet().stream().min(Map.Entry.comparingByValue());
    }

    /** Lets the time of an armed timer come. */
    void fire(SourceTimer timer) {
        Duration due = armed.remove(timer);
        if (due != null) {
            site.clock().advanceTo(due);
            tell(new SourceEvent.TimerFired(timer));
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
    private void tell(SourceEvent event) {
        mail.add(event);
        if (telling) {
            return;
        }
        telling = true;
        for (SourceEvent next = mail.poll(); next != null; next = mail.poll()) {
            for (SourceEffect effect : machine.on(next)) {
                effect.perform(performer);
            }
        }
        telling = false;
    }

    private final class Answer implements Delivery {
        private final SourceDelivery delivery;

        private Answer(SourceDelivery delivery) {
            this.delivery = delivery;
        }

        @Override
        public void acknowledged(int partition, long offset, long timestamp) {
            delivery.acknowledgedAt(partition, offset, timestamp);
            site.observer().acknowledged(delivery.record());
            tell(new SourceEvent.Settled(List.of(delivery)));
        }

        @Override
        public void failed(Throwable cause) {
            delivery.failedWith(cause);
            site.observer().refused(delivery.record(), false);
            tell(new SourceEvent.Settled(List.of(delivery)));
        }
    }

    private final class Performer implements SourceEffect.Performer {
        @Override
        public void startTask() {
            site.points().reach();
            SourceEvent started = calls.start(context, settings);
            site.points().reach();
            tell(started);
        }

        @Override
        public void poll() {
            pollAsked = true;
        }

        @Override
        public void dispatch(SourceEffect.Dispatch effect) {
            int sent = 0;
            Optional<Failure> failure = Optional.empty();
            try {
                for (SourceDelivery delivery : effect.deliveries()) {
                    site.points().reach();
                    site.log().append(delivery.outbound(), new Answer(delivery));
                    site.observer().sent(delivery.record());
                    sent++;
                }
            } catch (RetriableException e) {
                site.observer().refused(effect.deliveries().get(sent).record(), true);
                failure = Optional.of(Failure.retriable("send", e));
            } catch (KafkaException e) {
                site.observer().refused(effect.deliveries().get(sent).record(), false);
                failure = Optional.of(Failure.fatal("send", e));
            }
            site.points().reach();
            tell(new SourceEvent.Dispatched(sent, failure));
        }

        @Override
        public void reportRecords(SourceEffect.ReportRecords effect) {
            for (SourceDelivery delivery : effect.deliveries()) {
                site.points().reach();
                if (delivery.isDropped()) {
                    site.observer().dropped(delivery.record());
                }
                calls.reportRecords(List.of(delivery));
            }
        }

        @Override
        public void commitOffsets(SourceEffect.CommitOffsets effect) {
            long commit = effect.commit();
            site.points().reach();
            site.offsets()
                    .commit(
                            effect.offsets(),
                            cause ->
                                    mail.add(
                                            cause == null
                                                    ? new SourceEvent.OffsetsCommitted(commit)
                                                    : new SourceEvent.OffsetsNotCommitted(
                                                            commit, cause)));
            site.points().reach();
        }

        @Override
        public void reportCommit() {
            site.points().reach();
            calls.reportCommit();
        }

        @Override
        public void arm(SourceEffect.Arm effect) {
            armed.put(effect.timer(), site.clock().now().plus(effect.delay()));
        }

        @Override
        public void disarm(SourceEffect.Disarm effect) {
            armed.remove(effect.timer());
        }

        @Override
        public void stopTask() {
            site.points().reach();
            SourceEvent stopped = calls.stop();
            site.points().reach();
            tell(stopped);
        }

        @Override
        public void publish(SourceEffect.Publish effect) {
            word = effect;
        }
    }
}
