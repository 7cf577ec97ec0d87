package dev.fairlead.samples.guide;

import dev.fairlead.api.schema.SchemaCodec;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.SchemaAndValue;

/** The world of {@link TideSink}: a directory to look into. */
final class Archive implements SinkWorld {
    private static final SchemaCodec<Reading> READINGS = SchemaCodec.of(Reading.class);

    private final Path directory;

    Archive() {
        try {
            directory = Files.createTempDirectory("archive");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("directory", directory.toString());
    }

    @Override
    public SchemaAndValue value(Item item) {
        Reading reading = new Reading(Instant.EPOCH, 3.42, item.text());
        return new SchemaAndValue(READINGS.schema(), READINGS.toConnect(reading));
    }

    @Override
    public Collection<String> stored() {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> readings =
                    files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
            return readings.stream().map(Archive::remark).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String remark(Path file) {
        try {
            return Reading.parse(Files.readString(file)).remark();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String shorten(String text) {
        return text.replace(directory.toString(), "archive");
    }

    @Override
    public void close() {
        Trees.delete(directory);
    }
}
