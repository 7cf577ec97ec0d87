package dev.fairlead.testkit.examination;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Reads one record, and doesn't stop before the log has it. */
public final class PatientSource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return PatientTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public String version() {
        return "1";
    }

    /** Its task. */
    public static final class PatientTask extends SourceTask {
        private int polled;
        private int logged;

        @Override
        public void start(Map<String, String> settings) {}

        @Override
        public synchronized List<SourceRecord> poll() throws InterruptedException {
            if (polled > 0) {
                wait(1);
                return null;
            }
            polled++;
            return List.of(new SourceRecord(Map.of(), Map.of(), "topic", null, "a0"));
        }

        @Override
        public synchronized void commitRecord(SourceRecord record, RecordMetadata metadata) {
            logged++;
            notifyAll();
        }

        @Override
        public synchronized void stop() {
            boolean interrupted = false;
            while (logged < polled && !interrupted) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
