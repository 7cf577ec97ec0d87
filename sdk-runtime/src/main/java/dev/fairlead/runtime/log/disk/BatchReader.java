package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.InboundRecord;
import java.nio.ByteBuffer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Reads the records of one batch, one after the other. */
final class BatchReader {
    /** First offset, first timestamp, count. */
    static final int HEADER_BYTES = 20;

    private final TopicPartition partition;
    private final PayloadReader payload;
    private final long firstTimestamp;
    private final long end;
    private long next;

    /** Reads from {@code payload}, which must not change before the last record is read. */
    BatchReader(TopicPartition partition, ByteBuffer payload) {
        this.partition = partition;
        this.payload = new PayloadReader(payload);
        this.next = this.payload.int64();
        this.firstTimestamp = this.payload.int64();
        this.end = next + this.payload.int32();
    }

    static long firstOffset(ByteBuffer payload) {
        return payload.getLong(0);
    }

    static int count(ByteBuffer payload) {
        return payload.getInt(16);
    }

    boolean hasNext() {
        return next < end;
    }

    long nextOffset() {
        return next;
    }

    InboundRecord next() {
        long timestamp = firstTimestamp + payload.zigzag();
        byte[] key = payload.bytes();
        byte[] value = payload.bytes();
        return new InboundRecord(
                partition.topic(),
                partition.partition(),
                next++,
                timestamp,
                TimestampType.CREATE_TIME,
                key,
                value,
                headers());
    }

    void skip() {
        next();
    }

    private Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        long count = payload.varint();
        for (long i = 0; i < count; i++) {
            headers.add(new RecordHeader(payload.text(), payload.bytes()));
        }
        return headers;
    }
}
