package dev.fairlead.testkit.sdk;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Received;
import dev.fairlead.api.sink.Writer;
import dev.fairlead.testkit.world.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;

/** Fills a store in memory by the SDK's partitioned sink; {@link Style} says how. */
public final class MemorySink extends PartitionedSink<MemorySink.Config, String> {
    enum Style {
        /** Collects what comes, and stores it when it is flushed. */
        COLLECTS,
        /** The same, but says at once that all is durable. */
        COLLECTS_AND_LIES,
        /** Has several writers for each partition. */
        LANES,
        /** The same, but what the store refused is written again behind what came since. */
        LANES_THAT_OVERTAKE,
        /** Keeps its positions together with what it stores. */
        KEEPS_POSITIONS,
        /** The same, but keeps positions that are one too far. */
        KEEPS_WRONG_POSITIONS
    }

    record Config(
            @Setting("The store") String store,
            @Setting("How to write") @Default("COLLECTS") Style style) {}

    @Override
    protected int lanes(Config config) {
        return switch (config.style()) {
            case LANES, LANES_THAT_OVERTAKE -> 3;
            default -> 1;
        };
    }

    @Override
    protected Writer<String> open(Config config, TopicPartition partition) {
        MemoryStore store = MemoryStore.find(config.store());
        return switch (config.style()) {
            case COLLECTS, COLLECTS_AND_LIES -> new Collecting(store, config.style());
            case LANES ->
                    batch -> {
                        store.write(texts(batch), Map.of());
                        return CompletableFuture.completedStage(null);
                    };
            case LANES_THAT_OVERTAKE -> new Overtaking(store);
            case KEEPS_POSITIONS, KEEPS_WRONG_POSITIONS ->
                    new Positioned(store, partition.toString(), config.style());
        };
    }

    private static List<String> texts(Batch<String> batch) {
        return batch.records().stream().map(Received::value).filter(Objects::nonNull).toList();
    }

    private static final class Collecting implements Writer<String> {
        private final MemoryStore store;
        private final Style style;
        private final List<String> texts = new ArrayList<>();
        private CompletableFuture<Void> durable = new CompletableFuture<>();

        Collecting(MemoryStore store, Style style) {
            this.store = store;
            this.style = style;
        }

        @Override
        public CompletionStage<?> write(Batch<String> batch) {
            texts.addAll(texts(batch));
            return style == Style.COLLECTS_AND_LIES
                    ? CompletableFuture.completedStage(null)
                    : durable;
        }

        @Override
        public Optional<Duration> flushAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }

        @Override
        public void flush() {
            store.write(List.copyOf(texts), Map.of());
            texts.clear();
            CompletableFuture<Void> done = durable;
            durable = new CompletableFuture<>();
            done.complete(null);
        }
    }

    private static final class Overtaking implements Writer<String> {
        private final MemoryStore store;
        private final Map<CompletableFuture<Void>, List<String>> refused = new LinkedHashMap<>();

        Overtaking(MemoryStore store) {
            this.store = store;
        }

        @Override
        public CompletionStage<?> write(Batch<String> batch) {
            CompletableFuture<Void> durable = new CompletableFuture<>();
            write(durable, texts(batch));
            flush();
            return durable;
        }

        private void write(CompletableFuture<Void> durable, List<String> texts) {
            try {
                store.write(texts, Map.of());
                refused.remove(durable);
                durable.complete(null);
            } catch (RetriableException later) {
                refused.put(durable, texts);
            }
        }

        @Override
        public void flush() {
            Map.copyOf(refused).forEach(this::write);
        }
    }

    private record Positioned(MemoryStore store, String partition, Style style)
            implements Writer<String> {
        @Override
        public CompletionStage<?> write(Batch<String> batch) {
            List<Received<String>> records = batch.records();
            long next = records.get(records.size() - 1).offset() + 1;
            long kept = style == Style.KEEPS_WRONG_POSITIONS ? next + 1 : next;
            store.write(texts(batch), Map.of(partition, kept));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public OptionalLong nextOffset() {
            return store.number(partition);
        }
    }
}
