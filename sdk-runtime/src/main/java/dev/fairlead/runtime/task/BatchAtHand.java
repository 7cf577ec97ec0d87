package dev.fairlead.runtime.task;

import dev.fairlead.runtime.log.SinkOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * The batch that a sink task is being put, kept until {@code put} took it. After a refusal it waits
 * to be put again, and nothing else may be fetched.
 */
final class BatchAtHand {
    private SinkBatch batch = SinkBatch.EMPTY;
    private int refusals;

    /** Takes a fetched batch; while a batch waits, there must be nothing new. */
    void fetched(SinkBatch fetched) {
        if (!isWaiting()) {
            batch = fetched;
        } else if (!fetched.positions().isEmpty()) {
            throw new IllegalStateException(
                    "records of "
                            + fetched.positions().keySet()
                            + " were fetched while a batch waits to be put again and all is"
                            + " paused");
        }
    }

    List<SinkRecord> records() {
        return batch.records();
    }

    Map<TopicPartition, Long> positions() {
        return batch.positions();
    }

    /** Whether the batch was refused and waits to be put again. */
    boolean isWaiting() {
        return refusals > 0;
    }

    /** Notes a refusal and returns how many there were. */
    int refused() {
        return ++refusals;
    }

    void clear() {
        batch = SinkBatch.EMPTY;
        refusals = 0;
    }

    /** Takes out what came from these partitions; true when nothing is left to wait for. */
    boolean forget(Set<TopicPartition> gone) {
        List<SinkRecord> kept = new ArrayList<>(batch.records().size());
        for (SinkRecord record : batch.records()) {
            if (!gone.contains(SinkOrigin.of(record))) {
                kept.add(record);
            }
        }
        Map<TopicPartition, Long> positions = new HashMap<>(batch.positions());
        positions.keySet().removeAll(gone);
        batch = new SinkBatch(kept, positions);
        return positions.isEmpty();
    }
}
