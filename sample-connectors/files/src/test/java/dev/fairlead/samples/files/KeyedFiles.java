package dev.fairlead.samples.files;

import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** The world of {@link LatestSink}: a directory with a file for each key. */
final class KeyedFiles implements SinkWorld {
    private final Path directory;

    KeyedFiles() {
        try {
            directory = Files.createTempDirectory("latest");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("directory", directory.toString());
    }

    @Override
    public SchemaAndValue key(Item item) {
        return new SchemaAndValue(Schema.STRING_SCHEMA, "key of " + item.name());
    }

    @Override
    public Optional<SchemaAndValue> poison(Item item) {
        return Optional.of(new SchemaAndValue(Schema.INT32_SCHEMA, item.number()));
    }

    @Override
    public Collection<String> stored() {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".txt")).toList()) {
                texts.add(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    @Override
    public String shorten(String text) {
        return text.replace(directory.toString(), "latest");
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
