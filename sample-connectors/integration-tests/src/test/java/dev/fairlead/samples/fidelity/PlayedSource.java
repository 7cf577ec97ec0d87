package dev.fairlead.samples.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;

/** A source that notes each call of its task. */
public final class PlayedSource extends SourceConnector {
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
                        PlayedWorld.SETTING,
                        ConfigDef.Type.STRING,
                        ConfigDef.Importance.HIGH,
                        "the world");
    }

    @Override
    public String version() {
        return "1";
    }

    /** Polls up to three items, of whatever places. */
    public static final class PlayedTask extends SourceTask {
        private static final int BATCH = 3;

        private PlayedWorld world;
        private Calls.Incarnation calls;
        private int[] positions;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void initialize(SourceTaskContext given) {
            context = given;
        }

        @Override
        public void start(Map<String, String> settings) {
            world = PlayedWorld.find(settings.get(PlayedWorld.SETTING));
            calls = world.calls().incarnate();
            positions = new int[world.places()];
            for (int place = 0; place < positions.length; place++) {
                Map<String, Object> offset =
                        context.offsetStorageReader().offset(Map.of("place", place));
                positions[place] = offset == null ? 0 : ((Number) offset.get("next")).intValue();
            }
            calls.note("start from " + java.util.Arrays.toString(positions));
        }

        @Override
        public List<SourceRecord> poll() {
            List<SourceRecord> batch = new ArrayList<>();
            for (int place = 0; place < positions.length; place++) {
                for (String text : world.read(place, positions[place])) {
                    if (batch.size() < BATCH) {
                        positions[place]++;
                        batch.add(record(place, text));
                        world.emitted(text);
                    }
                }
            }
            calls.note(
                    "poll "
                            + batch.stream()
                                    .map(record -> (String) record.value())
                                    .collect(Collectors.joining(" ")));
            return batch.isEmpty() ? null : batch;
        }

        private SourceRecord record(int place, String text) {
            return new SourceRecord(
                    Map.of("place", place),
                    Map.of("next", positions[place]),
                    "topic",
                    Schema.STRING_SCHEMA,
                    text);
        }

        @Override
        public void commitRecord(SourceRecord record, RecordMetadata metadata) {
            calls.note(
                    "commitRecord "
                            + record.value()
                            + (metadata == null ? ", not in the log" : ""));
        }

        @Override
        public void commit() {
            calls.note("commit");
        }

        @Override
        public void stop() {
            calls.note("stop");
        }
    }
}
