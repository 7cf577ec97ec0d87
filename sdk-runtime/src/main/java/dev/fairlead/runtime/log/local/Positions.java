package dev.fairlead.runtime.log.local;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** Keeps the committed positions of consumer groups. Called by {@link Groups} under its monitor. */
public interface Positions {
    /** The offset that {@code group} reads next, empty when it never committed one. */
    OptionalLong committed(String group, TopicPartition partition);

    /**
     * Keeps {@code positions}, all or none.
     *
     * @throws org.apache.kafka.common.KafkaException none is kept
     */
    void commit(String group, Map<TopicPartition, Long> positions);
}
