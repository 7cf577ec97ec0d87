package dev.fairlead.testkit.simulation;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Commits positions of a group, or fails to. */
interface SinkCommits {
    /**
     * Commits, all or none.
     *
     * @return empty when there will be no answer, else whether it succeeded
     */
    Optional<Boolean> commit(Map<TopicPartition, Long> positions);
}
