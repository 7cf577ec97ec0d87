package dev.fairlead.api.source;

import dev.fairlead.api.internal.Failures;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * A subscription that is open, and its messages that are not acknowledged, in the order in which
 * they were received. When it is lost all of that is forgotten: the outside system hands out again
 * what was not acknowledged.
 */
final class Session<M> {
    private final Subscription<M> subscription;
    private final Intake<M> intake;
    private final boolean acknowledgesAll;
    private final Deque<Handed<M>> polled = new ArrayDeque<>();

    Session(Subscription<M> subscription, Intake<M> intake) {
        this.subscription = subscription;
        this.intake = intake;
        this.acknowledgesAll = subscription.acknowledgesAll();
    }

    Intake<M> intake() {
        return intake;
    }

    /** Fetches what is there, as far as there is room for it. */
    void receive(int most) throws Exception {
        intake.failure()
                .ifPresent(
                        reason -> {
                            throw Failures.of("the session was lost", reason);
                        });
        if (acknowledgesAll && intake.wasPushed()) {
            throw new ConnectException(
                    "a subscription that acknowledges everything it received put a message into"
                            + " the inbox; return messages from receive instead, or what waits"
                            + " before the inbox would be acknowledged, too");
        }
        int room = Math.min(most, intake.room());
        if (room == 0 || (acknowledgesAll && !isAtRest())) {
            return;
        }
        List<M> messages = subscription.receive(room);
        if (messages.size() > room) {
            throw new ConnectException(
                    "the subscription returned "
                            + messages.size()
                            + " messages when asked for "
                            + room
                            + " at most; it must keep the rest for the next call");
        }
        intake.addFetched(messages);
    }

    /** Moves the first message that waits to those that are polled. */
    void handOut(Handed<M> first) {
        polled.addLast(first);
        intake.removeFirst();
    }

    /** The messages that were polled and are not acknowledged. */
    Collection<Handed<M>> unacknowledged() {
        return polled;
    }

    private boolean isAtRest() {
        return polled.isEmpty() && !intake.hasNews();
    }

    /** Whether there is something to acknowledge now. */
    boolean canAcknowledge() {
        if (polled.isEmpty() || !polled.getFirst().isDone()) {
            return false;
        }
        return !acknowledgesAll || (!intake.hasNews() && polled.stream().allMatch(Handed::isDone));
    }

    /** Acknowledges the messages that Kafka has, up to the first that it doesn't have. */
    void acknowledge() throws Exception {
        if (!canAcknowledge()) {
            return;
        }
        List<M> done = polled.stream().takeWhile(Handed::isDone).map(Handed::message).toList();
        subscription.acknowledge(done);
        done.forEach(message -> polled.removeFirst());
        intake.acknowledged(done.size());
    }

    void close() {
        intake.close();
        try {
            subscription.close();
        } catch (Exception ignored) {
            // as Subscription.close promises: what was not acknowledged comes again
            polled.clear();
        }
    }
}
