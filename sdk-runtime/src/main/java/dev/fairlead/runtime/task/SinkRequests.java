package dev.fairlead.runtime.task;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What a sink task asked its context for during one call; the machine grants it after the call.
 *
 * @param rewinds positions to move to ({@code context.offset})
 * @param timeout a cap for the next fetch ({@code context.timeout}), empty when not asked for
 * @param paused partitions to pause, all assigned
 * @param resumed partitions to resume, all assigned
 * @param commit whether to commit soon ({@code context.requestCommit})
 */
public record SinkRequests(
        Map<TopicPartition, Long> rewinds,
        Optional<Duration> timeout,
        Set<TopicPartition> paused,
        Set<TopicPartition> resumed,
        boolean commit) {
    /** Nothing asked for. */
    public static final SinkRequests NONE =
            new SinkRequests(Map.of(), Optional.empty(), Set.of(), Set.of(), false);

    public SinkRequests {
        rewinds = Map.copyOf(rewinds);
        paused = Set.copyOf(paused);
        resumed = Set.copyOf(resumed);
    }
}
