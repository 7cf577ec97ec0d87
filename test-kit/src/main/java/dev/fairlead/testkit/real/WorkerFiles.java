package dev.fairlead.testkit.real;

import dev.fairlead.runtime.offsets.FileOffsetStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/** The files of a worker: its properties, those of the connector, its offsets, what it says. */
final class WorkerFiles {
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

    private final Path directory;
    private final Path offsets;
    private final Path whole;

    WorkerFiles(Path directory) {
        this.directory = directory;
        this.offsets = directory.resolve("offsets");
        this.whole = directory.resolve("offsets.whole");
    }

    /** Writes what worker and connector are told. */
    void write(String bootstrapServers, String pluginPath, Map<String, String> connector) {
        Map<String, String> worker = new TreeMap<>();
        worker.put("bootstrap.servers", bootstrapServers);
        worker.put("key.converter", JSON);
        worker.put("value.converter", JSON);
        worker.put("header.converter", "org.apache.kafka.connect.storage.StringConverter");
        worker.put("offset.storage.file.filename", offsets.toString());
        worker.put("offset.flush.interval.ms", "200");
        worker.put("plugin.discovery", "service_load");
        worker.put("listeners", "http://127.0.0.1:0");
        // what the producer itself sends twice would be taken for the connector's fault
        worker.put("producer.enable.idempotence", "true");
        if (!pluginPath.isEmpty()) {
            worker.put("plugin.path", pluginPath);
        }
        if ("1".equals(connector.get("tasks.max"))) {
            // a member that keeps its name comes back at once, and no other can take its place
            worker.put("consumer.group.instance.id", "fairlead");
        } else {
            worker.put("consumer.session.timeout.ms", "4000");
            worker.put("consumer.heartbeat.interval.ms", "500");
        }
        store(worker, workerProperties());
        store(connector, connectorProperties());
    }

    Path workerProperties() {
        return directory.resolve("worker.properties");
    }

    Path connectorProperties() {
        return directory.resolve("connector.properties");
    }

    /** Lists plugins on the class path that no manifest lists, each with the type that it is. */
    void list(Map<String, String> plugins) {
        Path services = Scratch.anew(manifests().resolve("META-INF").resolve("services"));
        plugins.forEach((type, plugin) -> Scratch.write(services.resolve(type), plugin + "\n"));
    }

    /** An entry for the class path with these lists. */
    Path manifests() {
        return directory.resolve("manifests");
    }

    Path output() {
        return directory.resolve("worker.log");
    }

    private static void store(Map<String, String> settings, Path file) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The offsets that a worker left which was killed. Apache's doesn't replace its file in one
     * piece; what the kill tore is put back to what it was, since that commit wasn't done.
     */
    Map<String, String> offsets() {
        try {
            Map<String, String> texts = readOffsets();
            if (Files.exists(offsets)) {
                Files.copy(offsets, whole, StandardCopyOption.REPLACE_EXISTING);
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the offset file was written; 0 if it never was. */
    long offsetsWritten() {
        return offsets.toFile().lastModified();
    }

    private Map<String, String> readOffsets() throws IOException {
        try {
            return read();
        } catch (KafkaException e) {
            if (Files.exists(whole)) {
                Files.copy(whole, offsets, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(offsets);
            }
            return read();
        }
    }

    private Map<String, String> read() {
        Map<String, String> texts = new TreeMap<>();
        try (FileOffsetStore store = FileOffsetStore.open(offsets, Thread::new)) {
            store.readAll().forEach((key, value) -> texts.put(utf8(key), utf8(value)));
        }
        return texts;
    }

    private static String utf8(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
