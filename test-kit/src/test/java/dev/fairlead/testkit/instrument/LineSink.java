package dev.fairlead.testkit.instrument;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Appends lines to a file; as carefully as it is told to. */
public final class LineSink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> its) {
        settings = its;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LineSinkTask.class;
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
    public static final class LineSinkTask extends SinkTask {
        private String path = "";
        private boolean forces;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> settings) {
            path = settings.get("file");
            forces = settings.containsKey("force");
            if (settings.containsKey("cut")) {
                cutOff();
            }
        }

        /** A line that was written by half would be the beginning of the next one. */
        private void cutOff() {
            try (RandomAccessFile file = new RandomAccessFile(path, "rw")) {
                byte[] bytes = new byte[(int) file.length()];
                file.readFully(bytes);
                int whole = bytes.length;
                while (whole > 0 && bytes[whole - 1] != '\n') {
                    whole--;
                }
                file.setLength(whole);
                file.getFD().sync();
            } catch (IOException e) {
                throw new ConnectException("can't read " + path, e);
            }
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            StringBuilder lines = new StringBuilder();
            records.forEach(record -> lines.append(record.value()).append('\n'));
            if (lines.isEmpty()) {
                return;
            }
            try (FileOutputStream out = new FileOutputStream(path, true)) {
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                if (forces) {
                    out.getFD().sync();
                }
            } catch (IOException e) {
                throw new ConnectException("can't write " + path, e);
            }
        }

        @Override
        public void stop() {}
    }
}
