package dev.fairlead.api.sink;

import dev.fairlead.api.internal.Failures;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What a sink task remembers while the worker delivers the same records again and again, because
 * writing them failed in a way that is worth a retry: how often it failed, and which of the records
 * the dead letter topic has already. Empty as long as nothing fails and nothing is rejected.
 */
final class Redelivery {
    private static final long FIRST_MS = 250;
    private static final long MAX_MS = 30_000;

    private final Map<TopicPartition, Set<Long>> rejected = new HashMap<>();
    private int failures;

    /**
     * How long to wait after so many failures in a row: the longer the more there were, with a
     * bound, but at least as long as the outside system said.
     */
    static long backOff(int failures, Duration atLeast) {
        long grown = FIRST_MS << Math.min(failures - 1, 10);
        return Math.max(Math.min(MAX_MS, grown), atLeast.toMillis());
    }

    boolean isRejected(TopicPartition partition, long offset) {
        return rejected.getOrDefault(partition, Set.of()).contains(offset);
    }

    void rejected(TopicPartition partition, long offset) {
        rejected.computeIfAbsent(partition, none -> new HashSet<>()).add(offset);
    }

    /** How long to wait before these records come again; empty if they are not to. */
    OptionalLong failed(Exception failure) {
        if (!Failures.isWorthARetry(failure)) {
            return OptionalLong.empty();
        }
        failures++;
        return OptionalLong.of(backOff(failures, Failures.delay(failure)));
    }

    /** These records do not come again, unless somebody rewinds: then they are new ones. */
    void written() {
        failures = 0;
        rejected.clear();
    }

    /** These partitions begin anew, or are somebody else's. */
    void forget(Collection<TopicPartition> partitions) {
        rejected.keySet().removeAll(Set.copyOf(partitions));
    }
}
