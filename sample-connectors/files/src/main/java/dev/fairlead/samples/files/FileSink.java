package dev.fairlead.samples.files;

import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Writer;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes one line per record, in order and exactly once, to one file per topic partition: {@code
 * orders-0.txt}. A text is written as it is, other values as Connect shows them; a line break
 * within a value becomes the two characters {@code \n} or {@code \r}. Tombstones are not written.
 *
 * <p>Beside each file lies its {@link Checkpoint}. The file may be taken away at any time, to
 * rotate; keep the checkpoint. A topic that was deleted and made anew needs its checkpoint deleted.
 */
public final class FileSink extends PartitionedSink<FileSinkConfig, Object> {
    @Override
    protected Writer<Object> open(FileSinkConfig config, TopicPartition partition)
            throws IOException {
        Files.createDirectories(config.directory());
        return LineWriter.open(
                config.directory().resolve(partition + ".txt"),
                config.directory().resolve(partition + ".checkpoint"));
    }
}
