package dev.fairlead.testkit.sdk;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.config.Settings;
import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.sink.TypedSinkTask;
import dev.fairlead.testkit.world.MemoryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Fills a store in memory by a typed sink task; {@link Style} says how. */
public final class TypedMemorySink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    enum Style {
        /** Stores what comes. */
        STORES,
        /** The same, each batch from its end. */
        STORES_BACKWARDS,
        /** Collects what comes, and stores it when it is asked what is durable. */
        COLLECTS,
        /** The same, but says that all is durable without storing it. */
        COLLECTS_AND_LIES,
        /** Collects, then stores if there are two; when that fails, the records come again. */
        COLLECTS_BEFORE_IT_FAILS,
        /** Keeps its positions together with what it stores. */
        KEEPS_POSITIONS,
        /** The same, but keeps positions that are one too far. */
        KEEPS_WRONG_POSITIONS,
        /** The same, but without waiting for dead letters. */
        KEEPS_POSITIONS_TOO_SOON
    }

    record Config(
            @Setting("The store") String store,
            @Setting("How to write") @Default("STORES") Style style) {}

    @Override
    public void start(Map<String, String> configured) {
        settings = Map.copyOf(configured);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Writing.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Collections.nCopies(maxTasks, settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return Settings.of(Config.class).definition();
    }

    @Override
    public String version() {
        return "1";
    }

    /** Each of its tasks. */
    public static final class Writing extends TypedSinkTask<Config, String, String> {
        private final Map<TopicPartition, List<String>> collected = new LinkedHashMap<>();
        private Style style = Style.STORES;
        private MemoryStore store;

        @Override
        protected void begin(Config config) {
            style = config.style();
            store = MemoryStore.find(config.store());
        }

        @Override
        protected void assigned(Set<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                store.number(partition.toString()).ifPresent(next -> goOnFrom(partition, next));
            }
        }

        @Override
        protected void write(List<TypedSinkRecord<String, String>> records)
                throws InterruptedException {
            switch (style) {
                case STORES, STORES_BACKWARDS -> store(records);
                case KEEPS_POSITIONS, KEEPS_WRONG_POSITIONS, KEEPS_POSITIONS_TOO_SOON ->
                        storeWithPositions(records);
                default -> collect(records);
            }
        }

        private void store(List<TypedSinkRecord<String, String>> records) {
            List<String> texts = new ArrayList<>();
            records.forEach(record -> record.value().ifPresent(texts::add));
            if (style == Style.STORES_BACKWARDS) {
                Collections.reverse(texts);
            }
            if (!texts.isEmpty()) {
                store.write(texts, Map.of());
            }
        }

        private void storeWithPositions(List<TypedSinkRecord<String, String>> records)
                throws InterruptedException {
            List<String> texts = new ArrayList<>();
            Map<TopicPartition, Long> reached = new HashMap<>();
            for (TypedSinkRecord<String, String> record : records) {
                TopicPartition partition = origin(record);
                // asked each time, for another task may have gone on meanwhile
                if (record.offset() >= store.number(partition.toString()).orElse(0)) {
                    record.value().ifPresent(texts::add);
                    long next = record.offset() + 1;
                    reached.put(partition, style == Style.KEEPS_WRONG_POSITIONS ? next + 1 : next);
                }
            }
            if (!reached.isEmpty()) {
                Map<String, Long> named = new HashMap<>();
                reached.forEach((partition, next) -> named.put(partition.toString(), next));
                if (style != Style.KEEPS_POSITIONS_TOO_SOON) {
                    awaitRejected();
                }
                store.write(texts, named);
            }
        }

        private void collect(List<TypedSinkRecord<String, String>> records) {
            for (TypedSinkRecord<String, String> record : records) {
                record.value()
                        .ifPresent(
                                text ->
                                        collected
                                                .computeIfAbsent(
                                                        origin(record), p -> new ArrayList<>())
                                                .add(text));
            }
            if (style == Style.COLLECTS_BEFORE_IT_FAILS
                    && collected.values().stream().mapToInt(List::size).sum() > 1) {
                flush();
            }
        }

        private void flush() {
            for (TopicPartition partition : List.copyOf(collected.keySet())) {
                store.write(collected.get(partition), Map.of());
                collected.remove(partition);
            }
        }

        @Override
        protected Map<TopicPartition, Long> durable(Map<TopicPartition, Long> written) {
            if (style != Style.COLLECTS_AND_LIES) {
                flush();
            }
            return written;
        }

        @Override
        protected void revoked(Set<TopicPartition> partitions) {
            collected.keySet().removeAll(partitions);
        }
    }
}
