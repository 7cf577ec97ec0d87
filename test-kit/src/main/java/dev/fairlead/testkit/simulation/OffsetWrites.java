package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.OffsetCommits;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Stores offsets through the bytes that a real worker stores, or fails to as it is told. */
final class OffsetWrites implements OffsetCommits {
    /** What becomes of a write. */
    enum Fate {
        STORED,
        REFUSED,
        STORED_WITHOUT_ANSWER
    }

    private final OffsetTexts texts;
    private final OffsetCodec codec;
    private final OffsetStore store;
    private final String connector;
    private final History.Recorder recorder;
    private Fate fate = Fate.STORED;

    OffsetWrites(
            String connector,
            OffsetCodec codec,
            OffsetStore store,
            OffsetTexts texts,
            History.Recorder recorder) {
        this.connector = connector;
        this.codec = codec;
        this.store = store;
        this.texts = texts;
        this.recorder = recorder;
    }

    /** The writes that follow fare like this. */
    void fate(Fate fate) {
        this.fate = fate;
    }

    @Override
    public void commit(
            Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets,
            OffsetStore.WriteListener listener) {
        if (fate == Fate.REFUSED) {
            recorder.note(new SourceHappening.OffsetsRefused("the offset store is away"));
            listener.completed(new ConnectException("the simulated offset store is away"));
            return;
        }
        Map<ByteBuffer, @Nullable ByteBuffer> entries = new LinkedHashMap<>();
        try {
            offsets.forEach(
                    (partition, offset) ->
                            entries.put(
                                    codec.key(connector, partition),
                                    codec.value(connector, offset)));
        } catch (DataException e) {
            recorder.note(new SourceHappening.OffsetsRefused(String.valueOf(e.getMessage())));
            listener.completed(e);
            return;
        }
        Fate outcome = fate;
        store.write(
                entries,
                failure -> {
                    if (failure == null) {
                        note(entries);
                    }
                    if (outcome == Fate.STORED) {
                        listener.completed(failure);
                    }
                });
    }

    private void note(Map<ByteBuffer, @Nullable ByteBuffer> entries) {
        entries.forEach(
                (key, value) ->
                        recorder.note(
                                new SourceHappening.OffsetStored(
                                        texts.partition(key), texts.offset(value))));
    }
}
