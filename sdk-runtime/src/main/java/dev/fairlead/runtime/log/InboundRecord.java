package dev.fairlead.runtime.log;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A serialised record read from the log.
 *
 * @param timestamp milliseconds since the epoch; -1 when the record has none
 * @param value the value's bytes, null for a tombstone
 */
public record InboundRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        TimestampType timestampType,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers) {}
