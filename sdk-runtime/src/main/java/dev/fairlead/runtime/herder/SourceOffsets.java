package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.offsets.OffsetCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** A source's offsets between users, connectors and the store. Thread-safe. */
final class SourceOffsets {
    private final OffsetCodec codec;

    SourceOffsets(OffsetCodec codec) {
        this.codec = codec;
    }

    /** Those of one connector out of all that are stored. */
    List<OffsetEntry> ofConnector(String connector, Map<ByteBuffer, ByteBuffer> stored) {
        List<OffsetEntry> entries = new ArrayList<>();
        stored.forEach(
                (key, value) ->
                        partition(connector, key)
                                .ifPresent(
                                        its ->
                                                entries.add(
                                                        new OffsetEntry(
                                                                its.partition(),
                                                                codec.offset(connector, value)))));
        return entries;
    }

    /** For each key of one connector that is stored, nothing: that removes it. */
    Map<ByteBuffer, @Nullable ByteBuffer> removals(
            String connector, Map<ByteBuffer, ByteBuffer> stored) {
        Map<ByteBuffer, @Nullable ByteBuffer> removals = new HashMap<>();
        stored.forEach(
                (key, value) -> {
                    if (partition(connector, key).isPresent()) {
                        removals.put(key, null);
                    }
                });
        return removals;
    }

    private Optional<OffsetCodec.ConnectorPartition> partition(String connector, ByteBuffer key) {
        return codec.partition(key).filter(its -> its.connector().equals(connector));
    }

    /** As bytes; refused when one isn't a map of primitives. */
    Map<ByteBuffer, @Nullable ByteBuffer> bytes(String connector, List<OffsetEntry> entries) {
        Map<ByteBuffer, @Nullable ByteBuffer> bytes = new HashMap<>();
        try {
            entries.forEach(
                    entry ->
                            bytes.put(
                                    codec.key(connector, entry.partition()),
                                    codec.value(connector, entry.offset())));
        } catch (DataException e) {
            throw RefusedException.badRequest(String.valueOf(e.getMessage()));
        }
        return bytes;
    }

    /** As the connector would read them from the store: whole numbers are {@code Long}. */
    Map<Map<String, ?>, @Nullable Map<String, ?>> asRead(
            String connector, Map<ByteBuffer, @Nullable ByteBuffer> bytes) {
        Map<Map<String, ?>, @Nullable Map<String, ?>> offsets = new HashMap<>();
        bytes.forEach(
                (key, value) ->
                        putAsRead(
                                offsets,
                                codec.partition(key).orElseThrow().partition(),
                                value == null ? null : codec.offset(connector, value)));
        return offsets;
    }

    @SuppressWarnings("NullAway") // a source partition may be null
    private static void putAsRead(
            Map<Map<String, ?>, @Nullable Map<String, ?>> offsets,
            @Nullable Map<String, Object> partition,
            @Nullable Map<String, Object> offset) {
        offsets.put(partition, offset);
    }
}
