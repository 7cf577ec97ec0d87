package dev.fairlead.api.sink;

import dev.fairlead.api.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;

/** An outside world for tests that keeps a batch only when it is told to, or loses it. */
final class Vault implements AutoCloseable {
    private static final Map<String, Vault> VAULTS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final String name = "vault-" + NUMBERS.incrementAndGet();
    final Set<Long> durable = new HashSet<>();
    private final List<Delivery> waiting = new ArrayList<>();

    private record Delivery(Object writer, List<Long> offsets, CompletableFuture<Void> stage) {}

    Vault() {
        VAULTS.put(name, this);
    }

    void keep(boolean oldest) {
        if (!waiting.isEmpty()) {
            Delivery delivery = waiting.remove(oldest ? 0 : waiting.size() - 1);
            durable.addAll(delivery.offsets());
            delivery.stage().complete(null);
        }
    }

    void refuse() {
        if (!waiting.isEmpty()) {
            waiting.remove(0).stage().completeExceptionally(new RetriableException("refused"));
        }
    }

    void loseWhatWaits() {
        waiting.clear();
    }

    @Override
    public void close() {
        VAULTS.remove(name);
    }

    /** Hands batches to a {@link Vault}. */
    public static final class Sink extends PartitionedSink<Sink.Config, Object> {
        record Config(@Setting("The vault") String vault) {}

        @Override
        protected Writer<Object> open(Config config, TopicPartition partition) {
            Vault vault = VAULTS.get(config.vault());
            return new Writer<>() {
                @Override
                public CompletionStage<?> write(Batch<Object> batch) {
                    CompletableFuture<Void> stage = new CompletableFuture<>();
                    vault.waiting.add(
                            new Delivery(
                                    this,
                                    batch.records().stream().map(Received::offset).toList(),
                                    stage));
                    return stage;
                }

                @Override
                public void close() {
                    vault.waiting.removeIf(delivery -> delivery.writer() == this);
                }
            };
        }
    }
}
