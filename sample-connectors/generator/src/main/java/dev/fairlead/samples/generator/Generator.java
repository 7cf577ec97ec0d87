package dev.fairlead.samples.generator;

import dev.fairlead.api.schema.Row;
import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes records up: a number of streams, each at a rate of its own, whose fields the settings
 * describe. A stream goes on after the last record that Kafka has; what it could not make while it
 * was stopped is not made up for.
 */
public final class Generator extends PartitionedSource<GeneratorConfig, Strand, Count, Row> {
    @Override
    protected Stream<Strand> partitions(GeneratorConfig config) {
        return IntStream.range(0, config.streams()).mapToObj(Strand::new);
    }

    @Override
    protected Reader<Count, Row> open(
            GeneratorConfig config, Strand strand, Optional<Count> resumeAfter) {
        Pace pace = new Pace(config.rate(), time().clock());
        return new RowReader(config, strand, resumeAfter.orElse(new Count(0)), pace::due);
    }

    @Override
    protected @Nullable Object key(GeneratorConfig config, Strand strand, @Nullable Row row) {
        return row == null
                ? null
                : config.keyField()
                        .flatMap(
                                name ->
                                        row.values().entrySet().stream()
                                                .filter(each -> each.getKey().name().equals(name))
                                                .map(each -> each.getValue())
                                                .findFirst())
                        .orElse(null);
    }
}
