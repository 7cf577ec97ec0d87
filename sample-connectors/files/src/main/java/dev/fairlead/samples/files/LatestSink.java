package dev.fairlead.samples.files;

import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps a directory as a table: one file for each key, {@code orders/7.txt}, with the newest value.
 * A tombstone deletes the file. Changes are collected for a while, so that a key that changes often
 * is written once; a record that is written again changes nothing.
 *
 * <p>What a file name can't have is written as in addresses: {@code a%2Fb.txt}. A record whose key
 * is too long for a name, or that has none, becomes a dead letter.
 */
public final class LatestSink
        extends PartitionedSink<LatestConfig, TypedSinkRecord<String, String>> {
    @Override
    protected Writer<TypedSinkRecord<String, String>> open(
            LatestConfig config, TopicPartition partition) throws IOException {
        Path directory = config.directory().resolve(partition.topic());
        return new LatestWriter(
                Files.createDirectories(directory), config.linger(), config.keysMax());
    }
}
