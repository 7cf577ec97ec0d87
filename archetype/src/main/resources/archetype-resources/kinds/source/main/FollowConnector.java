package ${package};

import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import ${package}.FollowConnector.TextFile;
import ${package}.LineReader.Line;
import ${package}.LineReader.Position;

/** Follows the text files of a directory: each line becomes a record, as soon as it is complete. */
public final class FollowConnector extends PartitionedSource<FollowConfig, TextFile, Position, Line> {

    /** A source partition: what is read in order, with an offset of its own. */
    record TextFile(String name) {}

    @Override
    protected Stream<TextFile> partitions(FollowConfig config) throws IOException {
        return Files.list(config.directory())
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(config.suffix()))
                .map(TextFile::new);
    }

    @Override
    protected Reader<Position, Line> open(
            FollowConfig config, TextFile file, Optional<Position> resumeAfter) throws IOException {
        Path path = config.directory().resolve(file.name());
        return new LineReader(path, resumeAfter.orElse(Position.START), Clock.systemUTC());
    }
}
