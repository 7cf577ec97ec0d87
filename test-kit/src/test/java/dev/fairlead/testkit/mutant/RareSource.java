package dev.fairlead.testkit.mutant;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A correct source that looks for something new every five seconds only, by Kafka's clock. */
public final class RareSource extends SourceConnector {
    private final MutantSource source = new MutantSource();

    @Override
    public void start(Map<String, String> settings) {
        source.start(settings);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return RareTask.class;
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

    /** Returns without data in between, as the worker wants it. */
    public static final class RareTask extends SourceTask {
        private static final long EVERY_MS = 5_000;
        private static final long NAP_MS = 100;

        private final MutantSourceTask task = new MutantSourceTask();
        private final Time time = Time.SYSTEM;
        private long next;

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
            long now = time.milliseconds();
            if (now < next) {
                time.sleep(Math.min(NAP_MS, next - now));
                return null;
            }
            List<SourceRecord> records = task.poll();
            if (records == null || records.isEmpty()) {
                next = time.milliseconds() + EVERY_MS;
            }
            return records;
        }

        @Override
        public void commitRecord(SourceRecord record, RecordMetadata metadata)
                throws InterruptedException {
            task.commitRecord(record, metadata);
        }

        @Override
        public void stop() {
            task.stop();
        }
    }
}
