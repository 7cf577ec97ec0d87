package dev.fairlead.testkit.world.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Reads files line by line, and moves those away that are done. */
public final class SpoolSourceTask extends SourceTask {
    private static final int BATCH = 2;

    /** How to read. */
    public enum Style {
        /** A file is moved once Kafka has its last line. */
        MOVES_WHAT_KAFKA_HAS,
        /** A file is moved once its last line was read. */
        MOVES_WHAT_WAS_READ,
        /** A file that was begun before a restart is taken for one that was read. */
        SKIPS_WHAT_WAS_BEGUN
    }

    private final Map<String, Integer> unconfirmed = new HashMap<>();
    private final Map<String, List<String>> reading = new LinkedHashMap<>();
    private final Map<String, Integer> next = new HashMap<>();
    private Style style = Style.MOVES_WHAT_KAFKA_HAS;
    private Path input = Path.of("");
    private Path finished = Path.of("");

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        style = Style.valueOf(settings.get("style"));
        input = Path.of(settings.get("input.path"));
        finished = Path.of(settings.get("finished.path"));
    }

    @Override
    public @Nullable List<SourceRecord> poll() {
        look();
        for (Map.Entry<String, List<String>> file : reading.entrySet()) {
            int position = next.get(file.getKey());
            if (position < file.getValue().size()) {
                return records(file.getKey(), file.getValue(), position);
            }
        }
        return null;
    }

    private void look() {
        try (Stream<Path> files = Files.list(input)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".txt") && !reading.containsKey(name)) {
                    open(file, name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(Path file, String name) throws IOException {
        Map<String, Object> stored = context.offsetStorageReader().offset(Map.of("file", name));
        int position = stored == null ? 0 : ((Long) stored.get("line")).intValue();
        try {
            List<String> lines = Files.readAllLines(file);
            if (position > 0 && style == Style.SKIPS_WHAT_WAS_BEGUN) {
                position = lines.size();
            }
            reading.put(name, lines);
            next.put(name, position);
            unconfirmed.put(name, lines.size() - position);
            moveIfDone(name);
        } catch (NoSuchFileException e) {
            // the instance before this one has moved it
        }
    }

    private List<SourceRecord> records(String file, List<String> lines, int from) {
        List<SourceRecord> records = new ArrayList<>();
        for (int line = from; line < Math.min(lines.size(), from + BATCH); line++) {
            records.add(
                    new SourceRecord(
                            Map.of("file", file),
                            Map.of("line", (long) line + 1),
                            "lines",
                            Schema.STRING_SCHEMA,
                            lines.get(line)));
        }
        next.put(file, from + records.size());
        if (style == Style.MOVES_WHAT_WAS_READ && from + records.size() == lines.size()) {
            move(file);
        }
        return records;
    }

    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        String file = (String) record.sourcePartition().get("file");
        unconfirmed.merge(file, -1, Integer::sum);
        moveIfDone(file);
    }

    private void moveIfDone(String file) {
        if (unconfirmed.get(file) == 0) {
            move(file);
        }
    }

    private void move(String file) {
        try {
            Files.move(
                    input.resolve(file),
                    finished.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // the instance before this one has moved it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
