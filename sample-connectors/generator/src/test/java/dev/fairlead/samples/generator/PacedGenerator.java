package dev.fairlead.samples.generator;

import dev.fairlead.api.Setting;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The generator, but for its clock: records are due when a {@link DueWorld} says so, and texts tell
 * stream and number, by which the world knows them again.
 */
public final class PacedGenerator
        extends PartitionedSource<PacedGenerator.Config, Strand, Count, String> {
    /** What points to the world, and the fields. */
    public record Config(
            @Setting("The world") String world, @Setting("Fields") Map<String, String> fields) {}

    @Override
    protected Stream<Strand> partitions(Config config) {
        return IntStream.range(0, DueWorld.PLACES).mapToObj(Strand::new);
    }

    @Override
    protected Reader<Count, String> open(
            Config config, Strand strand, Optional<Count> resumeAfter) {
        GeneratorConfig generated =
                new GeneratorConfig(
                        config.fields(),
                        "made",
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        DueWorld.PLACES,
                        1);
        Count from = resumeAfter.orElse(new Count(0));
        DueWorld world = DueWorld.named(config.world());
        RowReader reader =
                new RowReader(
                        generated, strand, from, () -> world.due(strand.number()) - from.records());
        return max -> texts(world, strand, reader.read(max));
    }

    private static List<Item<Count, String>> texts(
            DueWorld world, Strand strand, List<Item<Count, Row>> items) {
        return items.stream()
                .map(
                        item -> {
                            Row row = item.value();
                            long number =
                                    row.get(row.type().column("id", Long.class).orElseThrow());
                            return new Item<>(item.offset(), world.text(strand.number(), number));
                        })
                .toList();
    }
}
