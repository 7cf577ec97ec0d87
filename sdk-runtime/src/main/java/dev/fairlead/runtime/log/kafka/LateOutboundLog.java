package dev.fairlead.runtime.log.kafka;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Opened by its first record: a producer costs a thread, two connections and a hundred metrics, and
 * many a task has nothing to send for hours, or no dead letter ever.
 */
public final class LateOutboundLog implements OutboundLog {
    private final Supplier<OutboundLog> opening;
    private volatile @Nullable OutboundLog open;
    private boolean closed;

    /**
     * @param opening opens the log; is asked once
     */
    public LateOutboundLog(Supplier<OutboundLog> opening) {
        this.opening = opening;
    }

    @Override
    public void append(OutboundRecord record, Delivery delivery) {
        OutboundLog log = open;
        (log == null ? opened(record) : log).append(record, delivery);
    }

    private synchronized OutboundLog opened(OutboundRecord record) {
        OutboundLog log = open;
        if (log == null) {
            if (closed) {
                throw new KafkaException(
                        "a record for topic '"
                                + record.topic()
                                + "' came after the log was closed");
            }
            log = opening.get();
            open = log;
        }
        return log;
    }

    @Override
    public void flush() {
        OutboundLog log = open;
        if (log != null) {
            log.flush();
        }
    }

    @Override
    public void close(Duration patience) {
        OutboundLog log;
        synchronized (this) {
            closed = true;
            log = open;
        }
        if (log != null) {
            log.close(patience);
        }
    }
}
