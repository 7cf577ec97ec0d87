package dev.fairlead.testkit.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A correct source with a heartbeat in each poll, before anything else. */
public final class BeatingSource extends SourceConnector {
    private final MutantSource source = new MutantSource();

    @Override
    public void start(Map<String, String> settings) {
        source.start(settings);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return BeatingTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return source.taskConfigs(max);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return source.config();
    }

    @Override
    public String version() {
        return "1";
    }

    /** Its heartbeats have a source partition of their own. */
    public static final class BeatingTask extends SourceTask {
        /** The value of a heartbeat. */
        public static final String BEAT = "beat";

        private final MutantSourceTask task = new MutantSourceTask();
        private long beats;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> settings) {
            task.initialize(context);
            task.start(settings);
        }

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            beats++;
            List<SourceRecord> records = new ArrayList<>();
            records.add(
                    new SourceRecord(
                            Map.of(BEAT, BEAT),
                            Map.of("beats", beats),
                            "beats",
                            Schema.STRING_SCHEMA,
                            BEAT));
            List<SourceRecord> polled = task.poll();
            if (polled != null) {
                records.addAll(polled);
            }
            return records;
        }

        @Override
        public void commitRecord(SourceRecord record, RecordMetadata metadata)
                throws InterruptedException {
            if (!"beats".equals(record.topic())) {
                task.commitRecord(record, metadata);
            }
        }

        @Override
        public void stop() {
            task.stop();
        }
    }
}
