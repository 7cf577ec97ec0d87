package ${package};

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Reads the lines that have an end. The offset counts bytes, not characters. */
public final class LineTask extends SourceTask {
    private static final String POSITION = "position";
    private static final long IDLE_MS = 500;

    private boolean stopped;
    private Map<String, String> partition;
    private Path file;
    private String topic;
    private int batch;
    private long position;

    @Override
    public void start(Map<String, String> props) {
        Map<String, Object> settings = LineSource.CONFIG.parse(props);
        file = Path.of((String) settings.get(LineSource.FILE));
        topic = (String) settings.get(LineSource.TOPIC);
        batch = (Integer) settings.get(LineSource.BATCH);
        partition = Map.of("file", file.toString());
        Map<String, Object> offset = context.offsetStorageReader().offset(partition);
        position = offset == null ? 0 : positionIn(offset);
    }

    /** Connect keeps offsets as JSON: any whole number comes back as a Long. */
    private static long positionIn(Map<String, Object> offset) {
        if (offset.get(POSITION) instanceof Long bytes && bytes >= 0) {
            return bytes;
        }
        throw new ConnectException("the stored offset " + offset + " has no \"" + POSITION
                + "\" that is a number of bytes; reset the offsets of this connector to read from the beginning");
    }

    /** Waits when there is nothing, but never so that a stop has to wait. */
    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = read();
        if (records.isEmpty()) {
            rest();
            return null;
        }
        return records;
    }

    private synchronized void rest() throws InterruptedException {
        if (!stopped) {
            wait(IDLE_MS);
        }
    }

    private List<SourceRecord> read() {
        List<SourceRecord> records = new ArrayList<>();
        if (!Files.exists(file)) {
            return records;
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            if (Files.size(file) < position) {
                throw new ConnectException(file + " is shorter than the " + position + " bytes that were read of it:"
                        + " it was cut or replaced. Give the new file another name");
            }
            bytes.skipNBytes(position);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next; records.size() < batch && (next = bytes.read()) >= 0; ) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                position += line.size() + 1;
                records.add(new SourceRecord(partition, Map.of(POSITION, position), topic,
                        Schema.STRING_SCHEMA, line.toString(StandardCharsets.UTF_8)));
                line.reset();
            }
            return records;
        } catch (IOException failure) {
            throw new ConnectException("cannot read " + file + ": " + failure, failure);
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    @Override
    public String version() {
        return "${version}";
    }
}
