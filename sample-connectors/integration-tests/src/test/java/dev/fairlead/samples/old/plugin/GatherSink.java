package dev.fairlead.samples.old.plugin;

import dev.fairlead.api.Setting;
import dev.fairlead.api.config.Settings;
import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.sink.TypedSinkTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Appends what comes to a file, by a typed task. */
public final class GatherSink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    /** Its settings. */
    public record Config(@Setting("The file") Path file) {}

    @Override
    public void start(Map<String, String> configured) {
        settings = Map.copyOf(configured);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Gathering.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(settings);
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

    /** Its task. */
    public static final class Gathering extends TypedSinkTask<Config, String, String> {
        private Path file = Path.of("");

        @Override
        protected void begin(Config config) {
            file = config.file();
        }

        @Override
        protected void write(List<TypedSinkRecord<String, String>> records) {
            List<String> lines =
                    records.stream().flatMap(record -> record.value().stream()).toList();
            try {
                Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Map<TopicPartition, Long> durable(Map<TopicPartition, Long> written) {
            return written;
        }
    }
}
