package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.task.SourceDelivery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the log's answers wait for the task's owner: many writers, no lock, no allocation beyond
 * the one object per record that the log calls back.
 */
final class AckInbox {
    /** A record in flight, and the node of the list of answers. */
    final class InFlight implements Delivery {
        private final SourceDelivery delivery;
        private @Nullable InFlight earlier;
        private int count;
        private boolean failed;

        private InFlight(SourceDelivery delivery) {
            this.delivery = delivery;
        }

        @Override
        public void acknowledged(int partition, long offset, long timestamp) {
            delivery.acknowledgedAt(partition, offset, timestamp);
            push(this);
        }

        @Override
        public void failed(Throwable cause) {
            delivery.failedWith(cause);
            failed = true;
            push(this);
        }

        /** Whether it failed, for the thread that appends: it sees what happened in the append. */
        boolean hasFailed() {
            return failed;
        }
    }

    private final AtomicReference<@Nullable InFlight> newest = new AtomicReference<>();
    private final Runnable onArrival;
    private volatile int quorum = 1;

    /**
     * @param onArrival runs when an answer comes into an empty inbox, and when the quorum is there
     */
    AckInbox(Runnable onArrival) {
        this.onArrival = onArrival;
    }

    /** How many answers the owner wants to be woken for. */
    void expectAtLeast(int answers) {
        quorum = answers;
    }

    boolean hasQuorum() {
        InFlight head = newest.get();
        return head != null && head.count >= quorum;
    }

    InFlight expect(SourceDelivery delivery) {
        return new InFlight(delivery);
    }

    boolean isEmpty() {
        return newest.get() == null;
    }

    private void push(InFlight answer) {
        InFlight head;
        do {
            head = newest.get();
            answer.earlier = head;
            answer.count = head == null ? 1 : head.count + 1;
        } while (!newest.compareAndSet(head, answer));
        if (head == null || answer.count == quorum) {
            onArrival.run();
        }
    }

    /** Takes all answers out, in the order in which they came. */
    List<SourceDelivery> takeAll() {
        InFlight head = newest.getAndSet(null);
        if (head == null) {
            return List.of();
        }
        List<SourceDelivery> answers = new ArrayList<>(head.count);
        for (InFlight answer = head; answer != null; answer = answer.earlier) {
            answers.add(answer.delivery);
        }
        Collections.reverse(answers);
        return answers;
    }
}
