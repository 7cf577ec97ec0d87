package dev.fairlead.samples.guide;

import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The world of {@link TideSource}: two gauges that write a file for each reading. */
final class Gauges implements SourceWorld {
    private final Path directory;

    Gauges() {
        try {
            directory = Files.createTempDirectory("gauges");
            for (int place = 0; place < places(); place++) {
                Files.createDirectory(gauge(place));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path gauge(int place) {
        return directory.resolve("gauge-" + place);
    }

    @Override
    public int places() {
        return 2;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("directory", directory.toString());
    }

    @Override
    public void add(Item item) {
        try {
            Path half = Files.writeString(gauge(item.place()).resolve("new"), line(item));
            Files.move(
                    half,
                    gauge(item.place())
                            .resolve(String.format(Locale.ROOT, "%06d.txt", item.number())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Item item) {
        return "2026-03-01T06:00:00Z 3.42 " + item.text() + "\n";
    }

    @Override
    public String shorten(String text) {
        return text.replace(directory.toString(), "gauges");
    }

    @Override
    public void close() {
        Trees.delete(directory);
    }
}
