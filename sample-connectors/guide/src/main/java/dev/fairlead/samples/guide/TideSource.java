package dev.fairlead.samples.guide;

import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the readings of tide gauges. Each gauge has a directory, and moves a file into it for each
 * reading; their names rise: {@code 000017.txt}.
 */
public final class TideSource
        extends PartitionedSource<TideConfig, TideSource.Gauge, TideSource.Position, Reading> {
    /** A source partition: what is read in order. */
    record Gauge(String name) {}

    /** A source offset: the file that was read last. */
    record Position(String file) {}

    @Override
    protected Stream<Gauge> partitions(TideConfig config) throws IOException {
        try (Stream<Path> found = Files.list(config.directory())) {
            List<Gauge> gauges =
                    found.filter(Files::isDirectory)
                            .map(path -> new Gauge(path.getFileName().toString()))
                            .toList();
            return gauges.stream();
        }
    }

    @Override
    protected Reader<Position, Reading> open(
            TideConfig config, Gauge gauge, Optional<Position> resumeAfter) {
        Path directory = config.directory().resolve(gauge.name());
        return new GaugeReader(
                directory, config.suffix(), resumeAfter.map(Position::file).orElse(""));
    }

    @Override
    protected Object key(TideConfig config, Gauge gauge, @Nullable Reading reading) {
        return gauge.name();
    }
}
