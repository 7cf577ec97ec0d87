package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.SourceTaskCalls;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SourceDelivery;
import dev.fairlead.runtime.task.SourceEffect;
import dev.fairlead.runtime.task.SourceEvent;
import dev.fairlead.runtime.task.SourceTimer;
import dev.fairlead.runtime.task.TransactionalSourceTaskMachine;
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
 * Drives one incarnation of one exactly-once source task. Everything that the machine asks for is
 * done at once, except a poll, which waits for {@link #poll}, and timers.
 */
final class TransactionDriver {
    /** What a task is driven with. */
    record Parts(
            TransactionalSourceTaskMachine machine,
            SourceTaskCalls calls,
            SourceTaskContext context,
            Map<String, String> settings) {}

    /** The world of a driver. */
    record Site(
            TransactionLog.Producer producer,
            VirtualClock clock,
            CrashPoints points,
            SourceObserver observer) {}

    private final Parts parts;
    private final Site site;
    private final Performer performer = new Performer();
    private final Deque<SourceEvent> mail = new ArrayDeque<>();
    private final Map<SourceTimer, Duration> armed = new EnumMap<>(SourceTimer.class);
    private boolean telling;
    private boolean pollAsked;
    private Optional<Failure> failure = Optional.empty();

    TransactionDriver(Parts parts, Site site) {
        this.parts = parts;
        this.site = site;
    }

    void begin() {
        tell(new SourceEvent.Begun(false));
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

    boolean isPolling() {
        return pollAsked;
    }

    /** Polls, if the machine waits for it. */
    void poll() {
        if (pollAsked) {
            pollAsked = false;
            site.points().reach();
            SourceEvent polled = parts.calls().poll();
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

    /** Lets the time of the next timer come; empty when none is armed. */
    Optional<SourceTimer> fireNext() {
        Optional<SourceTimer> timer =
                armed.entrySet().stream().min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        timer.ifPresent(this::fire);
        return timer;
    }

    /** Lets the time of an armed timer come. */
    void fire(SourceTimer timer) {
        Duration due = armed.remove(timer);
        if (due != null) {
            site.clock().advanceTo(due);
            tell(new SourceEvent.TimerFired(timer));
        }
    }

    boolean hasEnded() {
        return parts.machine().hasEnded();
    }

    Optional<Failure> failure() {
        return failure;
    }

    private void tell(SourceEvent event) {
        mail.add(event);
        if (telling) {
            return;
        }
        telling = true;
        try {
            for (SourceEvent next = mail.poll(); next != null; next = mail.poll()) {
                for (SourceEffect effect : parts.machine().on(next)) {
                    effect.perform(performer);
                }
            }
        } finally {
            telling = false;
        }
    }

    private final class Performer implements SourceEffect.Performer {
        @Override
        public void startTask() {
            site.points().reach();
            SourceEvent started = parts.calls().start(parts.context(), parts.settings());
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
            Optional<Failure> cause = Optional.empty();
            try {
                for (SourceDelivery delivery : effect.deliveries()) {
                    site.points().reach();
                    site.producer().send(delivery);
                    site.observer().sent(delivery.record());
                    sent++;
                }
            } catch (RetriableException e) {
                site.observer().refused(effect.deliveries().get(sent).record(), true);
                cause = Optional.of(Failure.retriable("send", e));
            } catch (KafkaException e) {
                cause = Optional.of(Failure.fatal("send", e));
            }
            site.points().reach();
            tell(new SourceEvent.Dispatched(sent, cause));
        }

        @Override
        public void commitTransaction(SourceEffect.CommitTransaction effect) {
            site.points().reach();
            Optional<Failure> cause =
                    failureOf("commit", () -> site.producer().commit(effect.offsets()));
            site.points().reach();
            tell(
                    cause.<SourceEvent>map(SourceEvent.TransactionFailed::new)
                            .orElseGet(SourceEvent.TransactionCommitted::new));
        }

        @Override
        public void abortTransaction() {
            site.points().reach();
            Optional<Failure> cause = failureOf("abort", () -> site.producer().abort());
            site.points().reach();
            tell(
                    cause.<SourceEvent>map(SourceEvent.TransactionFailed::new)
                            .orElseGet(SourceEvent.TransactionAborted::new));
        }

        private Optional<Failure> failureOf(String during, Runnable action) {
            try {
                action.run();
                return Optional.empty();
            } catch (KafkaException e) {
                return Optional.of(Failure.fatal(during + " of the transaction", e));
            }
        }

        @Override
        public void reportRecords(SourceEffect.ReportRecords effect) {
            for (SourceDelivery delivery : effect.deliveries()) {
                site.points().reach();
                if (delivery.isDropped()) {
                    site.observer().dropped(delivery.record());
                }
                parts.calls().reportRecords(List.of(delivery));
            }
        }

        @Override
        public void commitOffsets(SourceEffect.CommitOffsets effect) {
            throw new IllegalStateException("offsets are committed in transactions");
        }

        @Override
        public void reportCommit() {
            site.points().reach();
            parts.calls().reportCommit();
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
            SourceEvent stopped = parts.calls().stop();
            site.points().reach();
            tell(stopped);
        }

        @Override
        public void publish(SourceEffect.Publish effect) {
            failure = effect.failure();
        }
    }
}
