package dev.fairlead.samples.files;

import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;

/**
 * Reads files that are put into a directory as a whole, each once, in the order of their names:
 * every line becomes a record. Where the worker runs it exactly-once with {@code
 * transaction.boundary=connector}, the lines of a file become visible together.
 *
 * <p>A file must be complete when it appears under its name, so write it under another one and
 * rename it; and its name must follow those before it, such as {@code 2026-03-01T0600.txt}. What
 * comes later under an earlier name is not read. Files that were read may be deleted.
 */
public final class SpoolSource
        extends PartitionedSource<SpoolConfig, SpoolSource.Spool, SpoolSource.Done, String> {
    /** A source partition: the directory, by its own name, so that those above it may change. */
    public record Spool(String name) {}

    /** A source offset: the file that was read last. */
    public record Done(String file) {}

    @Override
    protected Stream<Spool> partitions(SpoolConfig config) {
        return Stream.of(new Spool(String.valueOf(config.directory().getFileName())));
    }

    @Override
    protected Reader<Done, String> open(
            SpoolConfig config, Spool spool, Optional<Done> resumeAfter) {
        return new SpoolReader(config, resumeAfter.map(Done::file).orElse(""));
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
            Map<String, String> configured) {
        return ConnectorTransactionBoundaries.SUPPORTED;
    }
}
