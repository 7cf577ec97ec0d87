package dev.fairlead.testkit.examination;

import dev.fairlead.runtime.offsets.OffsetCodec;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Offsets as a worker stores them: partitions and offsets have been JSON. */
final class KnownOffsets implements OffsetStorageReader {
    private static final OffsetCodec CODEC = new OffsetCodec();

    private final Map<ByteBuffer, ByteBuffer> stored = new HashMap<>();

    /** No offsets. */
    static KnownOffsets none() {
        return new KnownOffsets();
    }

    /** One offset. */
    static KnownOffsets of(Map<String, ?> partition, Map<String, ?> offset) {
        KnownOffsets offsets = new KnownOffsets();
        ByteBuffer value = CODEC.value(Candidate.NAME, offset);
        if (value != null) {
            offsets.stored.put(CODEC.key(Candidate.NAME, partition), value);
        }
        return offsets;
    }

    /** An offset as it comes back from the store. */
    static @Nullable Map<String, Object> roundTrip(Map<String, ?> offset) {
        ByteBuffer value = CODEC.value(Candidate.NAME, offset);
        return value == null ? null : CODEC.offset(Candidate.NAME, value);
    }

    /** A source partition as it comes back from the store. */
    static @Nullable Map<String, Object> partition(Map<String, ?> partition) {
        return CODEC.partition(CODEC.key(Candidate.NAME, partition))
                .map(OffsetCodec.ConnectorPartition::partition)
                .orElse(null);
    }

    @Override
    @SuppressWarnings("NullAway") // the interface says null for a partition without offset
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        ByteBuffer value = stored.get(CODEC.key(Candidate.NAME, partition));
        return value == null ? null : CODEC.offset(Candidate.NAME, value.duplicate());
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(
            Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
        for (Map<String, T> partition : partitions) {
            Map<String, Object> offset = offset(partition);
            if (offset != null) {
                found.put(partition, offset);
            }
        }
        return found;
    }
}
