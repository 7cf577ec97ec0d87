package dev.fairlead.runtime.log.memory;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** One task's way into a {@link MemoryLog}; nothing is ever in flight. */
final class MemoryOutboundLog implements OutboundLog {
    private final MemoryLog log;
    private volatile boolean closed;

    MemoryOutboundLog(MemoryLog log) {
        this.log = log;
    }

    @Override
    public void append(OutboundRecord record, Delivery delivery) {
        if (closed) {
            throw new KafkaException(
                    "a record for topic '" + record.topic() + "' came after the log was closed");
        }
        log.append(record, delivery);
    }

    @Override
    public void close(Duration patience) {
        closed = true;
    }
}
