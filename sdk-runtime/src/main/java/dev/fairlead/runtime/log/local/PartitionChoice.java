package dev.fairlead.runtime.log.local;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Chooses partitions the way Kafka's producer does: by the murmur2 hash of the key. Records without
 * a key go round robin, one after the other, so that the same appends give the same partitions.
 * Confined to one thread or guarded by its owner.
 */
public final class PartitionChoice {
    private final Map<String, Integer> turns = new HashMap<>();

    /** The partition, below {@code partitions}, of a record of {@code topic} with {@code key}. */
    public int choose(String topic, byte @Nullable [] key, int partitions) {
        if (key != null) {
            return forKey(key, partitions);
        }
        if (partitions == 1) {
            return 0;
        }
        int turn = turns.merge(topic, 1, (before, one) -> (before + one) & Integer.MAX_VALUE) - 1;
        return Math.floorMod(turn, partitions);
    }

    /** The partition that every Kafka client gives to {@code key}. */
    public static int forKey(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
