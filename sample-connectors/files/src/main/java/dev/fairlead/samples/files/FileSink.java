package dev.fairlead.samples.files;

import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes one line per record, in order and exactly once, to one file per topic partition: {@code
 * orders-0.txt}. A text is written as it is, other values as Connect shows them; a line break
 * within a value becomes the two characters {@code \n} or {@code \r}. Tombstones are not written.
 *
 * <p>Beside each file lies its {@link Checkpoint}. While the task is stopped, the file may be taken
 * away, to rotate; the checkpoint stays. To write records again, or when a topic was deleted and
 * made anew, alter or reset the offsets of the connector: the checkpoints follow. Or delete the
 * checkpoints by hand.
 *
 * <p>When neither was done, the records of the new topic pass for written ones as far as the old
 * ones reached. The checkpoint therefore holds the newest timestamp, too: a record that seems to be
 * written but is later than that fails the task, before anything is left out. Hence no
 * transformation may set timestamps to the time of processing; and of a new topic whose records are
 * no later than the old ones nothing is noticed.
 */
public final class FileSink extends PartitionedSink<FileSinkConfig, Object> {
    @Override
    protected Writer<Object> open(FileSinkConfig config, TopicPartition partition)
            throws IOException {
        Files.createDirectories(config.directory());
        Path lines = config.directory().resolve(partition + ".txt");
        return LineWriter.open(lines, checkpoint(config, partition));
    }

    private static Path checkpoint(FileSinkConfig config, TopicPartition partition) {
        return config.directory().resolve(partition + ".checkpoint");
    }

    /**
     * Moves the checkpoints, or records before them would pass for written. None if one of them
     * can't be read.
     */
    @Override
    protected boolean moveOffsets(FileSinkConfig config, Map<TopicPartition, OptionalLong> offsets)
            throws IOException {
        Map<Path, Checkpoint> moved = new LinkedHashMap<>();
        for (Map.Entry<TopicPartition, OptionalLong> each : offsets.entrySet()) {
            Path path = checkpoint(config, each.getKey());
            if (Files.exists(path)) {
                moved.put(path, Checkpoint.read(path).movedTo(each.getValue().orElse(0)));
            }
        }
        for (Map.Entry<Path, Checkpoint> each : moved.entrySet()) {
            each.getValue().write(each.getKey());
        }
        return true;
    }
}
