package dev.fairlead.samples.fidelity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A sink that notes each call of its task. */
public final class PlayedSink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> given) {
        settings = given;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return PlayedTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define(
                        PlayedStore.SETTING,
                        ConfigDef.Type.STRING,
                        ConfigDef.Importance.HIGH,
                        "the store");
    }

    @Override
    public String version() {
        return "1";
    }

    /**
     * Stores at once. Asks for a commit when a text has characters of several bytes; fails for
     * good, once, on a long one.
     */
    public static final class PlayedTask extends SinkTask {
        private PlayedStore store;
        private Calls.Incarnation calls;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> settings) {
            store = PlayedStore.find(settings.get(PlayedStore.SETTING));
            calls = store.calls().incarnate();
            calls.note("start");
        }

        private static String names(Collection<TopicPartition> partitions) {
            return partitions.stream()
                    .map(TopicPartition::toString)
                    .sorted()
                    .collect(Collectors.joining(" "));
        }

        @Override
        public void open(Collection<TopicPartition> partitions) {
            calls.note("open " + names(partitions));
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            List<String> texts = records.stream().map(record -> (String) record.value()).toList();
            calls.note(
                    "put "
                            + records.stream()
                                    .map(record -> record.topic() + ":" + shown(record))
                                    .collect(Collectors.joining(" ")));
            if (!texts.isEmpty() && store.refusesNow()) {
                throw new RetriableException("not now");
            }
            for (String text : texts) {
                if (store.chokesOn(text)) {
                    throw new ConnectException("too long");
                }
                if (text.codePointAt(text.length() - 1) > 127) {
                    context.requestCommit();
                }
            }
            store.store(texts);
        }

        private static String shown(SinkRecord record) {
            return ((String) record.value()).replaceAll("\\.+", "...");
        }

        @Override
        public Map<TopicPartition, OffsetAndMetadata> preCommit(
                Map<TopicPartition, OffsetAndMetadata> current) {
            Map<String, Long> shown = new TreeMap<>();
            current.forEach((partition, at) -> shown.put(partition.toString(), at.offset()));
            calls.note("preCommit " + shown);
            return super.preCommit(current);
        }

        @Override
        public void flush(Map<TopicPartition, OffsetAndMetadata> current) {
            calls.note("flush");
            if (store.isAway()) {
                throw new ConnectException("away");
            }
        }

        @Override
        public void close(Collection<TopicPartition> partitions) {
            calls.note("close " + names(partitions));
        }

        @Override
        public void stop() {
            calls.note("stop");
        }
    }
}
