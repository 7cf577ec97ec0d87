package dev.fairlead.runtime.log;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A serialised record on its way into the log.
 *
 * @param partition the Kafka partition, or null to let the log choose one from the key
 * @param timestamp milliseconds since the epoch, or null to let the log stamp it
 * @param key the key's bytes; handed over, must not change afterwards
 * @param value the value's bytes, null for a tombstone; handed over, must not change afterwards
 */
public record OutboundRecord(
        String topic,
        @Nullable Integer partition,
        @Nullable Long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers) {}
