package dev.fairlead.runtime.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Remembers what a member heard of rebalances; several members may write one journal. */
public final class Rebalances implements InboundLog.RebalanceListener {
    private final String member;
    private final List<String> journal;
    private final Set<String> owned = new TreeSet<>();
    private Consumer<Collection<TopicPartition>> onRevoked = partitions -> {};
    private Consumer<Collection<TopicPartition>> onAssigned = partitions -> {};

    public Rebalances(String member, List<String> journal) {
        this.member = member;
        this.journal = journal;
    }

    public static Rebalances alone() {
        return new Rebalances("member", new ArrayList<>());
    }

    public Rebalances onRevoked(Consumer<Collection<TopicPartition>> action) {
        onRevoked = action;
        return this;
    }

    public Rebalances onAssigned(Consumer<Collection<TopicPartition>> action) {
        onAssigned = action;
        return this;
    }

    /** Lines such as {@code a +orders-0}, {@code a -orders-0} and {@code a ?orders-0} (lost). */
    public List<String> journal() {
        return journal;
    }

    public Set<String> owned() {
        return owned;
    }

    @Override
    public void assigned(Collection<TopicPartition> partitions) {
        note("+", partitions);
        partitions.forEach(partition -> owned.add(partition.toString()));
        onAssigned.accept(partitions);
    }

    @Override
    public void revoked(Collection<TopicPartition> partitions) {
        note("-", partitions);
        partitions.forEach(partition -> owned.remove(partition.toString()));
        onRevoked.accept(partitions);
    }

    @Override
    public void lost(Collection<TopicPartition> partitions) {
        note("?", partitions);
        partitions.forEach(partition -> owned.remove(partition.toString()));
    }

    private void note(String sign, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            journal.add(member + " " + sign + "nothing");
        }
        new TreeSet<>(partitions.stream().map(TopicPartition::toString).toList())
                .forEach(partition -> journal.add(member + " " + sign + partition));
    }
}
