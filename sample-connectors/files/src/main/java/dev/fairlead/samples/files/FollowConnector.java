package dev.fairlead.samples.files;

import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Follows the text files of a directory: every line that ends becomes a record, in order; new files
 * and new lines are found. The key is the file's name, so the lines of a file stay together.
 *
 * <p>Files may only grow. One that became shorter than what was read fails the task, for nobody can
 * know whether its lines are new. To rotate, begin a file with a new name and delete the old one.
 */
public final class FollowConnector
        extends PartitionedSource<FollowConfig, TextFile, Position, String> {
    @Override
    protected Stream<TextFile> partitions(FollowConfig config) throws IOException {
        List<TextFile> files = new ArrayList<>();
        try (DirectoryStream<Path> paths =
                Files.newDirectoryStream(config.directory(), config.glob())) {
            for (Path path : paths) {
                if (Files.isRegularFile(path)) {
                    files.add(new TextFile(config.directory().relativize(path).toString()));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException missing) {
            throw new ConnectException(
                    "there is no directory \""
                            + config.directory()
                            + "\" (looked for "
                            + config.directory().toAbsolutePath().normalize()
                            + "); create it, or correct the setting directory",
                    missing);
        }
        return files.stream();
    }

    @Override
    protected Reader<Position, String> open(
            FollowConfig config, TextFile file, Optional<Position> resumeAfter) {
        return new LineReader(
                config.directory().resolve(file.path()),
                resumeAfter.orElse(new Position(0)),
                config.lineMaxBytes());
    }

    @Override
    protected Object key(FollowConfig config, TextFile file, @Nullable String line) {
        return file.path();
    }
}
