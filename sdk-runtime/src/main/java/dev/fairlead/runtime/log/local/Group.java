package dev.fairlead.runtime.log.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a group, what each member should own and what each does own. A partition changes hands
 * in two steps, so that it never has two owners: the old one releases it, then the new one takes
 * it; both steps happen in the members' own fetches. Guarded by the groups' monitor.
 */
final class Group {
    private final RebalanceProtocol protocol;
    private final Map<String, Membership> members = new TreeMap<>();
    private final Map<TopicPartition, Membership> owners = new TreeMap<>(Membership.ORDER);
    private @Nullable Map<String, Set<TopicPartition>> plan;
    private int generation;

    Group(RebalanceProtocol protocol) {
        this.protocol = protocol;
    }

    List<String> members() {
        return List.copyOf(members.keySet());
    }

    @Nullable Membership member(String name) {
        return members.get(name);
    }

    boolean contains(Membership member) {
        return members.get(member.member) == member;
    }

    void enter(Membership member, Map<String, Integer> topics) {
        Membership earlier = members.get(member.member);
        if (earlier != null) {
            dispossess(earlier);
            earlier.replaced = true;
        }
        members.put(member.member, member);
        nextGeneration(topics);
    }

    void leave(Membership member, Map<String, Integer> topics) {
        release(member, owned(member));
        if (contains(member)) {
            members.remove(member.member);
            nextGeneration(topics);
        }
    }

    /** Takes everything from a member and forgets it; it enters again at its next fetch. */
    void expel(Membership member, Map<String, Integer> topics) {
        dispossess(member);
        members.remove(member.member);
        nextGeneration(topics);
    }

    /**
     * Expels the members, other than {@code present}, that haven't fetched since the time given.
     */
    boolean expelAbsent(Membership present, long sinceMs, Map<String, Integer> topics) {
        List<Membership> absent = new ArrayList<>();
        for (Membership member : members.values()) {
            if (member != present && !member.fetching && member.seenAtMs < sinceMs) {
                absent.add(member);
            }
        }
        absent.forEach(member -> expel(member, topics));
        return !absent.isEmpty();
    }

    /** Follows topics that appeared; starts a generation only if it moves a partition. */
    boolean follow(Map<String, Integer> topics) {
        Map<String, Set<TopicPartition>> shares = shares(topics);
        for (Membership member : members.values()) {
            if (!share(shares, member).equals(member.target)) {
                nextGeneration(topics);
                return true;
            }
        }
        return false;
    }

    /** Gives members what {@code shares} says from now on; null goes back to sharing evenly. */
    void plan(@Nullable Map<String, Set<TopicPartition>> shares, Map<String, Integer> topics) {
        plan = shares;
        nextGeneration(topics);
    }

    /** What {@code member} must give back now. */
    Set<TopicPartition> toRevoke(Membership member) {
        Set<TopicPartition> owned = owned(member);
        if (protocol == RebalanceProtocol.COOPERATIVE) {
            owned.removeAll(member.target);
            return owned;
        }
        if (member.revokedIn == generation) {
            return Set.of();
        }
        member.revokedIn = generation;
        return owned;
    }

    void release(Membership member, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> owners.remove(partition, member));
    }

    /** Makes {@code member} the owner of what it should own and is free; returns what is new. */
    Set<TopicPartition> take(Membership member) {
        Set<TopicPartition> free = new TreeSet<>(Membership.ORDER);
        for (TopicPartition partition : member.target) {
            if (!owners.containsKey(partition)) {
                free.add(partition);
            }
        }
        if (protocol == RebalanceProtocol.EAGER) {
            boolean mayTake =
                    member.revokedIn == generation
                            && member.assignedIn != generation
                            && free.size() == member.target.size();
            if (!mayTake) {
                return Set.of();
            }
            member.assignedIn = generation;
        }
        free.forEach(partition -> owners.put(partition, member));
        return free;
    }

    Set<TopicPartition> owned(Membership member) {
        Set<TopicPartition> owned = new TreeSet<>(Membership.ORDER);
        owners.forEach(
                (partition, owner) -> {
                    if (owner == member) {
                        owned.add(partition);
                    }
                });
        return owned;
    }

    private void dispossess(Membership member) {
        Set<TopicPartition> owned = owned(member);
        member.lost.addAll(owned);
        release(member, owned);
    }

    private void nextGeneration(Map<String, Integer> topics) {
        generation++;
        Map<String, Set<TopicPartition>> shares = shares(topics);
        members.values().forEach(member -> member.target = share(shares, member));
    }

    private static Set<TopicPartition> share(
            Map<String, Set<TopicPartition>> shares, Membership member) {
        Set<TopicPartition> share = shares.get(member.member);
        return share != null ? share : new TreeSet<>(Membership.ORDER);
    }

    private Map<String, Set<TopicPartition>> shares(Map<String, Integer> topics) {
        if (plan != null) {
            return plan;
        }
        Map<String, Set<TopicPartition>> shares = new TreeMap<>();
        members.keySet().forEach(name -> shares.put(name, new TreeSet<>(Membership.ORDER)));
        topics.forEach((topic, partitions) -> shareOut(topic, partitions, shares));
        return shares;
    }

    /** Kafka's range assignor: consecutive partitions of each topic, the first members one more. */
    private void shareOut(String topic, int partitions, Map<String, Set<TopicPartition>> shares) {
        List<Membership> readers = new ArrayList<>();
        for (Membership member : members.values()) {
            if (member.topics.includes(topic)) {
                readers.add(member);
            }
        }
        int partition = 0;
        for (int i = 0; i < readers.size(); i++) {
            int count = partitions / readers.size() + (i < partitions % readers.size() ? 1 : 0);
            Set<TopicPartition> share = share(shares, readers.get(i));
            for (int n = 0; n < count; n++) {
                share.add(new TopicPartition(topic, partition++));
            }
        }
    }
}
