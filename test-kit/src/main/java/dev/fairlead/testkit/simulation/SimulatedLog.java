package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A log that takes records and answers when it is told to. One incarnation's records in flight; a
 * crash drops the log and with it what wasn't answered, which is the worst that can happen to it.
 */
final class SimulatedLog implements OutboundLog {
    private record InFlight(OutboundRecord record, Delivery delivery) {}

    private final List<InFlight> inFlight = new ArrayList<>();
    private int refusals;
    private boolean fenced;
    private long end;

    @Override
    public void append(OutboundRecord record, Delivery delivery) {
        if (fenced) {
            throw new KafkaException("the simulated log takes nothing of a task that was given up");
        }
        if (refusals > 0) {
            refusals--;
            throw new TimeoutException("the simulated log has no room at the moment");
        }
        inFlight.add(new InFlight(record, delivery));
    }

    /** How many records wait for an answer. */
    int inFlight() {
        return inFlight.size();
    }

    /** The next append is refused for now. */
    void refuseNext() {
        refusals++;
    }

    /** The worker gave its tasks up: from now on every append is refused for ever. */
    void fence() {
        fenced = true;
    }

    /** No append is refused any more. */
    void refuseNone() {
        refusals = 0;
    }

    /** Acknowledges this many, the oldest first; at each the worker may crash. */
    void acknowledgeOldest(int count, CrashPoints points) {
        for (int i = 0; i < count && !inFlight.isEmpty(); i++) {
            points.reach();
            acknowledge(0);
        }
    }

    /** Acknowledges this many, the newest first; at each the worker may crash. */
    void acknowledgeNewest(int count, CrashPoints points) {
        for (int i = 0; i < count && !inFlight.isEmpty(); i++) {
            points.reach();
            acknowledge(inFlight.size() - 1);
        }
    }

    /** Acknowledges the record at this place, counted from the oldest. */
    void acknowledge(int place) {
        InFlight answered = inFlight.remove(place);
        Integer partition = answered.record().partition();
        answered.delivery().acknowledged(partition == null ? 0 : partition, end++, 0);
    }

    /** Refuses the n-th record from the oldest for ever, counted from 1 and round again. */
    void failOne(int number) {
        if (!inFlight.isEmpty()) {
            fail(
                    (number - 1) % inFlight.size(),
                    new KafkaException("the simulated log refuses the record"));
        }
    }

    /** Refuses the record at this place for ever. */
    void fail(int place, RuntimeException cause) {
        inFlight.remove(place).delivery().failed(cause);
    }

    @Override
    public void close(Duration patience) {
        inFlight.clear();
    }
}
