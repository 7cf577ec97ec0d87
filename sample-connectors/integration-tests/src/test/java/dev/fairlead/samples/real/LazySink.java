package dev.fairlead.samples.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * Keeps the last hundred lines in its memory until it is stopped, and lets the worker commit all
 * the same: what is there when the worker is killed is lost.
 */
public final class LazySink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    /** Called by the worker. */
    public LazySink() {}

    @Override
    public void start(Map<String, String> given) {
        settings = given;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LazyTask.class;
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
                .define("file", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where to.");
    }

    @Override
    public String version() {
        return "1";
    }

    /** Its only task. */
    public static final class LazyTask extends SinkTask {
        private static final int KEPT = 100;

        private final List<String> lines = new ArrayList<>();
        private Path file = Path.of("");

        /** Called by the worker. */
        public LazyTask() {}

        @Override
        public void start(Map<String, String> settings) {
            file = Path.of(settings.get("file"));
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            records.forEach(record -> lines.add((String) record.value()));
            if (lines.size() > KEPT) {
                write(lines.size() - KEPT);
            }
        }

        private void write(int count) {
            List<String> oldest = lines.subList(0, count);
            try {
                Files.write(file, oldest, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                oldest.clear();
            } catch (IOException e) {
                throw new ConnectException("'" + file + "' can't be written", e);
            }
        }

        @Override
        public void stop() {
            write(lines.size());
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
