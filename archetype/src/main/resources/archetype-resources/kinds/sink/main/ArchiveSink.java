package ${package};

import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.TopicPartition;

/** Writes each record into a file of its own, in a directory for each topic partition. */
public final class ArchiveSink extends PartitionedSink<ArchiveConfig, Object> {

    @Override
    protected Writer<Object> open(ArchiveConfig config, TopicPartition partition) throws IOException {
        Path directory = config.directory().resolve(partition.toString());
        return new RecordWriter(Files.createDirectories(directory));
    }
}
