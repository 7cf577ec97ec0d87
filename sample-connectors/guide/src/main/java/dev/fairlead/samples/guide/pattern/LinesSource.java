package dev.fairlead.samples.guide.pattern;

import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import dev.fairlead.samples.guide.plain.FileLines;
import dev.fairlead.samples.guide.plain.FileName;
import dev.fairlead.samples.guide.plain.Position;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the lines of one file. */
public final class LinesSource extends PartitionedSource<LinesConfig, FileName, Position, String> {
    @Override
    protected Stream<FileName> partitions(LinesConfig config) {
        return Stream.of(new FileName(config.file()));
    }

    @Override
    protected Reader<Position, String> open(
            LinesConfig config, FileName file, Optional<Position> resumeAfter) {
        long position = resumeAfter.map(Position::position).orElse(0L);
        FileLines lines = new FileLines(Path.of(config.file()), position);
        return max ->
                lines.next(max).stream()
                        .map(line -> new Item<>(new Position(line.end()), line.text()))
                        .toList();
    }
}
