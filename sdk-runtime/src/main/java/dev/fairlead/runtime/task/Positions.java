package dev.fairlead.runtime.task;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a sink task has consumed and committed, by assigned partition, as the offset of the next
 * record.
 *
 * <p>A position is current once {@code put} returned for what lies before it. The task may answer a
 * preCommit with less than that, never with more; answers for partitions that are not assigned are
 * ignored, as is what was committed already.
 */
final class Positions {
    /** A commit that was started and has not been answered. */
    record Commit(long number, Map<TopicPartition, Long> positions) {}

    private final Map<TopicPartition, Long> current = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Map<TopicPartition, Long> rewinds = new HashMap<>();
    private long commits;
    private @Nullable Commit open;

    boolean isEmpty() {
        return current.isEmpty();
    }

    Set<TopicPartition> assigned() {
        return Set.copyOf(current.keySet());
    }

    Map<TopicPartition, Long> current() {
        return Map.copyOf(current);
    }

    Map<TopicPartition, Long> currentOf(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> held = new HashMap<>(current);
        held.keySet().retainAll(partitions);
        return Map.copyOf(held);
    }

    void assign(Map<TopicPartition, Long> assigned) {
        current.putAll(assigned);
        committed.putAll(assigned);
    }

    void remove(Set<TopicPartition> partitions) {
        current.keySet().removeAll(partitions);
        committed.keySet().removeAll(partitions);
        rewinds.keySet().removeAll(partitions);
        paused.removeAll(partitions);
    }

    void advance(Map<TopicPartition, Long> consumed) {
        consumed.forEach(
                (partition, position) ->
                        current.computeIfPresent(partition, (same, old) -> position));
    }

    void pause(Set<TopicPartition> partitions) {
        paused.addAll(partitions);
    }

    void resume(Set<TopicPartition> partitions) {
        paused.removeAll(partitions);
    }

    /** The assigned partitions that the task itself has not paused. */
    Set<TopicPartition> resumable() {
        Set<TopicPartition> resumable = new HashSet<>(current.keySet());
        resumable.removeAll(paused);
        return resumable;
    }

    void rewindLater(Map<TopicPartition, Long> requested) {
        rewinds.putAll(requested);
    }

    /**
     * Moves to the positions that the task asked for; empty when it asked for none that it holds.
     */
    Optional<Map<TopicPartition, Long>> takeRewinds() {
        Map<TopicPartition, Long> due = new HashMap<>(rewinds);
        rewinds.clear();
        due.keySet().retainAll(current.keySet());
        if (due.isEmpty()) {
            return Optional.empty();
        }
        current.putAll(due);
        committed.putAll(due);
        return Optional.of(due);
    }

    /** Goes back to what is committed, and returns it. */
    Map<TopicPartition, Long> rewindToCommitted() {
        current.putAll(committed);
        return Map.copyOf(committed);
    }

    boolean isCommitOpen() {
        return open != null;
    }

    /** Starts a commit of what the task provided; empty when that would change nothing. */
    Optional<Commit> openCommit(Map<TopicPartition, Long> provided) {
        return committable(provided, current.keySet())
                .map(
                        positions -> {
                            Commit commit = new Commit(++commits, positions);
                            open = commit;
                            return commit;
                        });
    }

    /** The part of what the task provided that may be committed and is news; empty when none is. */
    Optional<Map<TopicPartition, Long>> committable(
            Map<TopicPartition, Long> provided, Set<TopicPartition> requested) {
        Map<TopicPartition, Long> legal = new HashMap<>(committed);
        legal.keySet().retainAll(requested);
        Map<TopicPartition, Long> before = Map.copyOf(legal);
        provided.forEach(
                (partition, position) -> {
                    Long limit = current.get(partition);
                    if (limit != null && requested.contains(partition) && position <= limit) {
                        legal.put(partition, position);
                    }
                });
        return provided.isEmpty() || legal.equals(before)
                ? Optional.empty()
                : Optional.of(Map.copyOf(legal));
    }

    /** Takes a commit's end in; false when it is not the one that is waited for. */
    boolean commitEnded(long number, boolean succeeded) {
        Commit ended = open;
        if (ended == null || ended.number() != number) {
            return false;
        }
        open = null;
        if (succeeded) {
            ended.positions()
                    .forEach(
                            (partition, position) ->
                                    committed.computeIfPresent(partition, (same, old) -> position));
        }
        return true;
    }

    /** Waits no longer for the open commit. */
    void forgetCommit() {
        open = null;
    }
}
