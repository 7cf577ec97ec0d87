package dev.fairlead.runtime.task;

import dev.fairlead.runtime.log.OutboundRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for every polled record until its offset may be committed.
 *
 * <p>Per source partition, an offset is committable once its record and all records polled before
 * it are settled: acknowledged by the log, filtered, or left out by tolerance. Partitions don't
 * wait for each other. A record without a settled fate therefore holds back its partition for ever,
 * and what is stored never passes what the log holds.
 */
final class OffsetLedger {
    private final Map<@Nullable Map<String, ?>, PartitionLedger> partitions = new HashMap<>();
    private final List<PartitionLedger> advanced = new ArrayList<>();
    private Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> returned = Map.of();
    private @Nullable PartitionLedger latest;
    private int tracked;
    private int unsettled;

    /** Enters a record that is about to go to the log. */
    SourceDelivery submit(SourceRecord record, OutboundRecord outbound) {
        unsettled++;
        return enter(record, outbound, SourceDelivery.Kind.RECORD);
    }

    /** Enters a record in whose place {@code letter} is about to go to the log. */
    SourceDelivery submitLetter(SourceRecord record, OutboundRecord letter) {
        unsettled++;
        return enter(record, letter, SourceDelivery.Kind.LETTER);
    }

    /** Enters a record that doesn't go to the log; its turn comes with those polled before it. */
    SourceDelivery submitDropped(SourceRecord record) {
        SourceDelivery delivery = enter(record, null, SourceDelivery.Kind.DROPPED);
        delivery.settle();
        advance(delivery.ledger());
        return delivery;
    }

    /** Notes that a submitted record's fate is known and lets the offset advance. */
    void settle(SourceDelivery delivery) {
        if (delivery.isSettled()) {
            throw new IllegalStateException(
                    "record settled twice, the log must answer once: " + delivery.record());
        }
        delivery.settle();
        unsettled--;
        advance(delivery.ledger());
    }

    /** Stops waiting for a submitted record without letting the offset pass it. */
    void abandon() {
        unsettled--;
    }

    /** How many records were submitted and have no known fate. */
    int unsettled() {
        return unsettled;
    }

    /** How many records are remembered: unsettled ones and those that wait behind them. */
    int tracked() {
        return tracked;
    }

    /** Hands over the offsets that became committable since the last call, by source partition. */
    Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> takeCommittable() {
        Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> taken =
                new LinkedHashMap<>(returned);
        returned = Map.of();
        for (PartitionLedger ledger : advanced) {
            taken.put(ledger.partition(), ledger.takeCommittable());
            if (ledger.isEmpty()) {
                partitions.remove(ledger.partition(), ledger);
            }
        }
        advanced.clear();
        latest = null;
        return Collections.unmodifiableMap(taken);
    }

    /** Takes back offsets that were not stored; newer ones will win. */
    void giveBack(Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets) {
        Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> merged =
                new LinkedHashMap<>(offsets);
        merged.putAll(returned);
        returned = merged;
    }

    private SourceDelivery enter(
            SourceRecord record, @Nullable OutboundRecord outbound, SourceDelivery.Kind kind) {
        PartitionLedger ledger = ledgerOf(record.sourcePartition());
        SourceDelivery delivery = new SourceDelivery(record, outbound, ledger, kind);
        ledger.add(delivery);
        tracked++;
        return delivery;
    }

    /** Tasks tend to hand out the same map for many records in a row: hash it once. */
    private PartitionLedger ledgerOf(@Nullable Map<String, ?> partition) {
        PartitionLedger recent = latest;
        if (recent != null && recent.partition() == partition) {
            return recent;
        }
        PartitionLedger ledger = partitions.computeIfAbsent(partition, PartitionLedger::new);
        latest = ledger;
        return ledger;
    }

    private void advance(PartitionLedger ledger) {
        int taken = ledger.takeSettledPrefix();
        tracked -= taken;
        if (taken > 0 && ledger.markAdvanced()) {
            advanced.add(ledger);
        }
    }
}
