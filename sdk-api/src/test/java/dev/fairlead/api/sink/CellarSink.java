package dev.fairlead.api.sink;

import dev.fairlead.api.Default;
import dev.fairlead.api.Schemaless;
import dev.fairlead.api.Setting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/** Stores numbers in a {@link Cellar}; refuses negative ones. */
public final class CellarSink extends PartitionedSink<CellarSink.Config, CellarSink.Bottle> {
    record Config(
            @Setting("The cellar") String cellar,
            @Setting("Writers of a partition") @Default("1") int lanes) {}

    @Override
    protected int lanes(Config config) {
        return config.lanes();
    }

    @Override
    protected boolean moveOffsets(Config config, Map<TopicPartition, OptionalLong> offsets) {
        Cellar cellar = Cellar.named(config.cellar());
        if (cellar.failing instanceof RuntimeException failing) {
            throw failing;
        }
        cellar.moved.putAll(offsets);
        return true;
    }

    @Schemaless
    record Bottle(long year) {}

    @Override
    protected Writer<Bottle> open(Config config, TopicPartition partition) {
        Cellar cellar = Cellar.named(config.cellar());
        cellar.openWriters.incrementAndGet();
        int writer = cellar.writers++;
        return new Writer<>() {
            @Override
            public CompletionStage<?> write(Batch<Bottle> batch) throws Exception {
                if (cellar.failing != null) {
                    throw cellar.failing;
                }
                for (Received<Bottle> each : batch.records()) {
                    cellar.writes.add(new Cellar.Write(writer, each.offset()));
                    if (!each.isTombstone() && each.value().year() < 0) {
                        batch.reject(each, new IllegalArgumentException("older than wine"));
                    } else {
                        String year = each.isTombstone() ? "-" : "" + each.value().year();
                        cellar.stored.add(partition + "@" + each.offset() + "=" + year);
                    }
                }
                cellar.taster.accept(batch);
                if (cellar.awaitsRejected) {
                    batch.awaitRejected();
                    cellar.stored.add("after all letters");
                }
                return cellar.stage();
            }

            @Override
            public OptionalLong nextOffset() {
                return cellar.durableBefore < 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(cellar.durableBefore);
            }

            @Override
            public OptionalLong newestTimestamp() {
                return cellar.newestTimestamp < 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(cellar.newestTimestamp);
            }

            @Override
            public Optional<Duration> flushAfter() {
                return Optional.ofNullable(cellar.flushAfter);
            }

            @Override
            public String place() {
                return "the cellar book";
            }

            @Override
            public void flush() {
                cellar.flushes++;
            }

            @Override
            public void close() {
                cellar.openWriters.decrementAndGet();
            }
        };
    }
}
