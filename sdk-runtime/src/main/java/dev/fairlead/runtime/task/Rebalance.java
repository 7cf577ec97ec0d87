package dev.fairlead.runtime.task;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Partitions come and go, by stock's order: a release is preCommit, close, commit, in that order
 * and with close even if preCommit throws; what is lost is only closed; what is new is opened.
 */
final class Rebalance {
    private final Positions positions;
    private final SinkTaskMachine machine;
    private @Nullable Set<TopicPartition> releasing;
    private Optional<Map<TopicPartition, Long>> lastCommit = Optional.empty();

    Rebalance(Positions positions, SinkTaskMachine machine) {
        this.positions = positions;
        this.machine = machine;
    }

    boolean isReleasing() {
        return releasing != null;
    }

    void assigned(Map<TopicPartition, Long> assigned) {
        positions.assign(assigned);
        if (assigned.isEmpty()) {
            return;
        }
        if (machine.isHolding()) {
            machine.emit(new SinkEffect.Pause(assigned.keySet()));
        }
        if (!machine.hasFailed()) {
            machine.emit(new SinkEffect.Open(assigned.keySet()));
        }
    }

    void revoked(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> held = positions.currentOf(partitions);
        if (!held.isEmpty()) {
            release(held);
        }
    }

    void lost(Set<TopicPartition> partitions) {
        Set<TopicPartition> held = positions.currentOf(partitions).keySet();
        if (held.isEmpty()) {
            return;
        }
        releasing = held;
        lastCommit = Optional.empty();
        machine.emit(new SinkEffect.Close(held));
    }

    void release(Map<TopicPartition, Long> held) {
        releasing = held.keySet();
        lastCommit = Optional.empty();
        positions.forgetCommit();
        machine.emit(new SinkEffect.PreCommit(held));
    }

    void preCommitted(Map<TopicPartition, Long> provided) {
        Set<TopicPartition> held = released();
        lastCommit = positions.committable(provided, held);
        machine.emit(new SinkEffect.Close(held));
    }

    void preCommitFailed() {
        machine.emit(new SinkEffect.Close(released()));
    }

    void closed() {
        Set<TopicPartition> held = released();
        lastCommit.ifPresent(offsets -> machine.emit(new SinkEffect.CommitSync(offsets)));
        lastCommit = Optional.empty();
        releasing = null;
        positions.remove(held);
        machine.forgetRecordsOf(held);
    }

    private Set<TopicPartition> released() {
        Set<TopicPartition> held = releasing;
        if (held == null) {
            throw new IllegalStateException(
                    "close was answered but no partition is being released");
        }
        return held;
    }
}
