package dev.fairlead.runtime.task;

import dev.fairlead.runtime.log.OutboundRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One polled record on its way: what the task gave, what goes to the log, what became of it. Made
 * by the machine; a driver records the log's answer with {@link #acknowledgedAt} or {@link
 * #failedWith} and then brings it back in {@link SourceEvent.Settled}. Bringing it back publishes
 * the answer: the driver needs a happens-before edge there.
 */
public final class SourceDelivery {
    private final SourceRecord record;
    private final @Nullable OutboundRecord outbound;
    private final PartitionLedger ledger;
    private final Kind kind;

    /** Copied from the record, which long since left the processor's cache when the log answers. */
    private final @Nullable Long sourceTimestamp;

    /** Likewise, where the record goes; null if nowhere. */
    private final @Nullable String topic;

    private boolean settled;

    private int partition = -1;
    private long offset = -1;
    private long timestamp = -1;
    private @Nullable Throwable failure;

    /** What becomes of a record. */
    enum Kind {
        /** It goes to the log. */
        RECORD,
        /** A dead letter goes to the log in its place. */
        LETTER,
        /** Nothing goes to the log. */
        DROPPED
    }

    SourceDelivery(
            SourceRecord record,
            @Nullable OutboundRecord outbound,
            PartitionLedger ledger,
            Kind kind) {
        this.record = record;
        this.kind = kind;
        this.outbound = outbound;
        this.ledger = ledger;
        this.sourceTimestamp = record.timestamp();
        this.topic = outbound == null ? null : outbound.topic();
    }

    /** A record of a transaction, which needs no ledger: all of it is committed or nothing. */
    SourceDelivery(SourceRecord record, @Nullable OutboundRecord outbound, Kind kind) {
        this(record, outbound, PartitionLedger.NONE, kind);
    }

    /** The record as the task polled it, before transformations. */
    public SourceRecord record() {
        return record;
    }

    /** What goes to the log; an error to ask for when {@link #isDropped}. */
    public OutboundRecord outbound() {
        if (outbound == null) {
            throw new IllegalStateException("a dropped record has no outbound form: " + record);
        }
        return outbound;
    }

    /** The timestamp that the task gave the record, if it gave one. */
    public @Nullable Long sourceTimestamp() {
        return sourceTimestamp;
    }

    /** The topic that the record goes to; null when {@link #isDropped}. */
    public @Nullable String topic() {
        return topic;
    }

    /** Whether nothing goes to the log: filtered, or left out because it can't be handled. */
    public boolean isDropped() {
        return outbound == null;
    }

    /** Notes that the log has the record. */
    public void acknowledgedAt(int partition, long offset, long timestamp) {
        this.partition = partition;
        this.offset = offset;
        this.timestamp = timestamp;
    }

    /** Notes that the log doesn't have the record. */
    public void failedWith(Throwable cause) {
        this.failure = cause;
    }

    /** Whether the log has the record itself, and not a dead letter in its place. */
    public boolean isAcknowledged() {
        return isInLog() && kind == Kind.RECORD;
    }

    /** Whether the log has the record or the dead letter. */
    public boolean isInLog() {
        return offset >= 0;
    }

    /** Whether a dead letter goes to the log in the record's place. */
    public boolean isLetter() {
        return kind == Kind.LETTER;
    }

    /** The Kafka partition of an acknowledged record, else -1. */
    public int partition() {
        return partition;
    }

    /** The Kafka offset of an acknowledged record, else -1. */
    public long offset() {
        return offset;
    }

    /** The timestamp in the log in milliseconds since the epoch, -1 when unknown. */
    public long timestamp() {
        return timestamp;
    }

    /** Why the log doesn't have what was to go there, if it refused it. */
    public @Nullable Throwable failure() {
        return failure;
    }

    boolean isSettled() {
        return settled;
    }

    void settle() {
        settled = true;
    }

    PartitionLedger ledger() {
        return ledger;
    }
}
