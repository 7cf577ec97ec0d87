package com.acme;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

public final class Lines extends SourceConnector {
    public static final class LineTask extends SourceTask {
        private final String name;

        public LineTask(String name) {
            this.name = name;
        }

        @Override
        public String version() {
            return name;
        }

        @Override
        public void start(Map<String, String> settings) {}

        @Override
        public List<SourceRecord> poll() {
            return null;
        }

        @Override
        public void stop() {}
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LineTask.class;
    }

    @Override
    public void start(Map<String, String> settings) {}

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return List.of(Map.of());
    }

    @Override
    public void stop() {}
}
