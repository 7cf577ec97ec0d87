package dev.fairlead.samples.guide;

import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.Reader;
import dev.fairlead.samples.guide.TideSource.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;

/** Reads the files of one gauge, in the order of their names. */
final class GaugeReader implements Reader<Position, Reading> {
    private final Path directory;
    private final String suffix;
    private String last;

    GaugeReader(Path directory, String suffix, String last) {
        this.directory = directory;
        this.suffix = suffix;
        this.last = last;
    }

    @Override
    public List<Item<Position, Reading>> read(int max) throws IOException {
        List<Item<Position, Reading>> items = new ArrayList<>();
        for (String name : namesAfterLast(max)) {
            items.add(new Item<>(new Position(name), reading(directory.resolve(name))));
            last = name;
        }
        return items;
    }

    private List<String> namesAfterLast(int max) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix) && name.compareTo(last) > 0)
                    .sorted()
                    .limit(max)
                    .toList();
        }
    }

    private static Reading reading(Path file) throws IOException {
        try {
            return Reading.parse(Files.readString(file).stripTrailing());
        } catch (IllegalArgumentException wrong) {
            throw new ConnectException(
                    file + ": " + wrong.getMessage() + "; correct the file, or take it away",
                    wrong);
        }
    }
}
