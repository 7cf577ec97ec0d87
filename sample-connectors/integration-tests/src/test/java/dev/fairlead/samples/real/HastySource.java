package dev.fairlead.samples.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * Reads lines ahead, and gives each record the offset of all that it has read: what is still in its
 * memory when the worker is killed never comes again.
 */
public final class HastySource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    /** Called by the worker. */
    public HastySource() {}

    @Override
    public void start(Map<String, String> given) {
        settings = given;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return HastyTask.class;
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
                .define("file", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "What to read.")
                .define("topic", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where to.");
    }

    @Override
    public String version() {
        return "1";
    }

    /** Its only task. */
    public static final class HastyTask extends SourceTask {
        private static final int BATCH = 20;
        private static final long BREATH_NANOS = 20_000_000;

        private final Queue<String> ahead = new ArrayDeque<>();
        private Path file = Path.of("");
        private String topic = "";
        private long lines;

        /** Called by the worker. */
        public HastyTask() {}

        @Override
        public void start(Map<String, String> settings) {
            file = Path.of(settings.get("file"));
            topic = settings.get("topic");
            Map<String, Object> offset = context.offsetStorageReader().offset(partition());
            lines = offset == null ? 0 : (Long) offset.get("lines");
        }

        private Map<String, String> partition() {
            return Map.of("file", file.toString());
        }

        @Override
        public List<SourceRecord> poll() {
            LockSupport.parkNanos(BREATH_NANOS);
            if (ahead.isEmpty()) {
                readAhead();
            }
            List<SourceRecord> batch = new ArrayList<>();
            while (!ahead.isEmpty() && batch.size() < BATCH) {
                batch.add(
                        new SourceRecord(
                                partition(),
                                Collections.singletonMap("lines", lines),
                                topic,
                                Schema.STRING_SCHEMA,
                                ahead.remove()));
            }
            return batch;
        }

        private void readAhead() {
            try {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                List<String> all = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
                ahead.addAll(all.subList((int) lines, all.size()));
                lines = all.size();
            } catch (IOException e) {
                throw new ConnectException("'" + file + "' can't be read", e);
            }
        }

        @Override
        public void stop() {}

        @Override
        public String version() {
            return "1";
        }
    }
}
