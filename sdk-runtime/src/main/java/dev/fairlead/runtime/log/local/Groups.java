package dev.fairlead.runtime.log.local;

import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.TopicSelection;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The consumer groups of one log inside one process. Thread-safe.
 *
 * <p>Members share the partitions of each topic like Kafka's range assignor, in the order of their
 * names. A name is taken by one member at a time: who joins under a name in use takes the earlier
 * member's place, like a static member of Kafka (KIP-345), so that a task that hangs can be
 * replaced at once.
 */
public final class Groups {
    private final Object monitor = new Object();
    private final Map<String, Group> groups = new HashMap<>();
    private final LocalPartitions partitions;
    private final Positions positions;
    private final GroupOptions options;
    private final InstantSource clock;
    private long changes;

    public Groups(
            LocalPartitions partitions,
            Positions positions,
            GroupOptions options,
            InstantSource clock) {
        this.partitions = partitions;
        this.positions = positions;
        this.options = options;
        this.clock = clock;
    }

    /** A member that enters {@code group} when it subscribes. */
    public InboundLog join(String group, String member, MemberOptions memberOptions) {
        return new GroupMember(this, partitions, group, member, memberOptions);
    }

    /** Wakes the fetches that wait for records. To be called after records became readable. */
    public void appended() {
        synchronized (monitor) {
            changed();
        }
    }

    /** Shares out topics that appeared. To be called after they became readable. */
    public void topicsChanged() {
        synchronized (monitor) {
            Map<String, Integer> topics = partitions.topics();
            boolean moved = false;
            for (Group group : groups.values()) {
                moved |= group.follow(topics);
            }
            if (moved) {
                changed();
            }
        }
    }

    /** The members of {@code group} by name; an expelled one is back after its next fetch. */
    public List<String> members(String group) {
        synchronized (monitor) {
            return group(group).members();
        }
    }

    /** What {@code member} owns now: its listener heard of it and hasn't given it back. */
    public Set<TopicPartition> owned(String group, String member) {
        synchronized (monitor) {
            Membership membership = group(group).member(member);
            return membership == null ? Set.of() : group(group).owned(membership);
        }
    }

    /**
     * Shares out the partitions of {@code group} by hand, until {@link #rebalance}: a member gets
     * what {@code shares} has under its name, at its next fetches.
     *
     * @throws IllegalArgumentException a partition has two owners
     */
    public void assign(String group, Map<String, ? extends Collection<TopicPartition>> shares) {
        Map<String, Set<TopicPartition>> plan = new TreeMap<>();
        Set<TopicPartition> seen = new TreeSet<>(Membership.ORDER);
        shares.forEach(
                (member, share) -> {
                    Set<TopicPartition> sorted = new TreeSet<>(Membership.ORDER);
                    sorted.addAll(share);
                    plan.put(member, sorted);
                    for (TopicPartition partition : sorted) {
                        if (!seen.add(partition)) {
                            throw new IllegalArgumentException(
                                    "partition " + partition + " is assigned to two members");
                        }
                    }
                });
        synchronized (monitor) {
            group(group).plan(plan, partitions.topics());
            changed();
        }
    }

    /** Starts a new generation of {@code group} in which members share evenly. */
    public void rebalance(String group) {
        synchronized (monitor) {
            group(group).plan(null, partitions.topics());
            changed();
        }
    }

    /**
     * Throws {@code member} out as if it hadn't been heard of for too long. At its next fetch it
     * loses what it owned and enters again.
     */
    public void expel(String group, String member) {
        synchronized (monitor) {
            Membership membership = group(group).member(member);
            if (membership != null) {
                group(group).expel(membership, partitions.topics());
                changed();
            }
        }
    }

    Membership enter(String group, String member, TopicSelection topics) {
        synchronized (monitor) {
            Membership membership = new Membership(member, topics, clock.millis());
            group(group).enter(membership, partitions.topics());
            changed();
            return membership;
        }
    }

    void leave(String group, Membership member) {
        synchronized (monitor) {
            group(group).leave(member, partitions.topics());
            changed();
        }
    }

    void beginFetch(Membership member) {
        synchronized (monitor) {
            member.fetching = true;
        }
    }

    void endFetch(Membership member) {
        synchronized (monitor) {
            member.fetching = false;
            member.seenAtMs = clock.millis();
        }
    }

    void wake(Membership member) {
        synchronized (monitor) {
            member.woken = true;
            changed();
        }
    }

    boolean takeWakeup(Membership member) {
        synchronized (monitor) {
            boolean woken = member.woken;
            member.woken = false;
            return woken;
        }
    }

    boolean isReplaced(Membership member) {
        synchronized (monitor) {
            return member.replaced;
        }
    }

    /** What {@code member} was deprived of since the last call; lets it enter again. */
    Set<TopicPartition> takeLost(String group, Membership member) {
        synchronized (monitor) {
            Group its = group(group);
            long sinceMs = clock.millis() - options.fetchIntervalMax().toMillis();
            if (its.expelAbsent(member, sinceMs, partitions.topics())) {
                changed();
            }
            if (!member.replaced && !its.contains(member)) {
                its.enter(member, partitions.topics());
                changed();
            }
            Set<TopicPartition> lost = Set.copyOf(member.lost);
            member.lost.clear();
            return lost;
        }
    }

    Set<TopicPartition> toRevoke(String group, Membership member) {
        synchronized (monitor) {
            return group(group).toRevoke(member);
        }
    }

    Set<TopicPartition> ownedBy(String group, Membership member) {
        synchronized (monitor) {
            return group(group).owned(member);
        }
    }

    void release(String group, Membership member, Collection<TopicPartition> released) {
        synchronized (monitor) {
            group(group).release(member, released);
            changed();
        }
    }

    Set<TopicPartition> take(String group, Membership member) {
        synchronized (monitor) {
            return group(group).take(member);
        }
    }

    OptionalLong committed(String group, TopicPartition partition) {
        synchronized (monitor) {
            return positions.committed(group, partition);
        }
    }

    void commit(String group, Membership member, Map<TopicPartition, Long> committed) {
        synchronized (monitor) {
            Set<TopicPartition> owned = group(group).owned(member);
            for (TopicPartition partition : committed.keySet()) {
                if (!owned.contains(partition)) {
                    throw new CommitFailedException(
                            "group '"
                                    + group
                                    + "': member '"
                                    + member.member
                                    + "' doesn't own partition "
                                    + partition
                                    + " any more, so its position wasn't committed");
                }
            }
            positions.commit(group, committed);
        }
    }

    long changes() {
        synchronized (monitor) {
            return changes;
        }
    }

    long nowMs() {
        return clock.millis();
    }

    /** Waits until something changed after {@code seen}; false when it is time to give up. */
    boolean awaitChange(long seen, long deadlineMs) {
        if (options.patience() == GroupOptions.Patience.IGNORED) {
            return false;
        }
        synchronized (monitor) {
            while (changes == seen) {
                long leftMs = deadlineMs - clock.millis();
                if (leftMs <= 0) {
                    return false;
                }
                try {
                    monitor.wait(leftMs);
                } catch (InterruptedException e) {
                    throw new InterruptException(e);
                }
            }
            return true;
        }
    }

    private Group group(String name) {
        return groups.computeIfAbsent(name, any -> new Group(options.protocol()));
    }

    private void changed() {
        changes++;
        monitor.notifyAll();
    }
}
