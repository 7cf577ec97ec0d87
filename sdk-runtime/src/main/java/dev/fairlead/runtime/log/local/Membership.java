package dev.fairlead.runtime.log.local;

import dev.fairlead.runtime.log.TopicSelection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** What a group knows of one member. Guarded by the groups' monitor. */
final class Membership {
    /** By topic, then by number: whoever walks over partitions does it in this order. */
    static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    final String member;
    final TopicSelection topics;

    /** What the member should own. */
    Set<TopicPartition> target = new TreeSet<>(ORDER);

    /** What was taken away without asking and the member hasn't heard of yet. */
    final Set<TopicPartition> lost = new TreeSet<>(ORDER);

    /** The generation in which the member last gave everything back (eager protocol). */
    int revokedIn;

    /** The generation in which the member last got its whole target (eager protocol). */
    int assignedIn;

    /** Whether another member of the same name took this one's place, for good. */
    boolean replaced;

    boolean woken;
    boolean fetching;
    long seenAtMs;

    Membership(String member, TopicSelection topics, long nowMs) {
        this.member = member;
        this.topics = topics;
        this.seenAtMs = nowMs;
    }
}
