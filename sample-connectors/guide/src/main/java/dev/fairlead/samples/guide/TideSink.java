package dev.fairlead.samples.guide;

import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes each reading into a file of its own, named by its offset, in a directory for each topic
 * partition. A reading that is delivered again replaces itself.
 */
public final class TideSink extends PartitionedSink<TideSinkConfig, Reading> {
    @Override
    protected Writer<Reading> open(TideSinkConfig config, TopicPartition partition)
            throws IOException {
        Path directory = config.directory().resolve(partition.toString());
        return new ReadingWriter(Files.createDirectories(directory));
    }
}
