package dev.fairlead.samples.generator;

import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.RowType;
import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Makes the records of one stream that are due. */
final class RowReader implements Reader<Count, Row> {
    private final long seed;
    private final long end;
    private final LongSupplier due;
    private final List<Made.Field<?>> fields;
    private final RowType type;
    private final long start;
    private long next;

    /**
     * @param due how many records should have been made since this reader was opened
     */
    RowReader(GeneratorConfig config, Strand strand, Count from, LongSupplier due) {
        this.seed = mixed(config.seed()) ^ mixed(strand.number() + 1L);
        this.end = config.records().orElse(Long.MAX_VALUE);
        this.due = due;
        this.fields = new ArrayList<>();
        // in the order of their names, for the settings have none
        new TreeMap<>(config.fields())
                .forEach((name, text) -> fields.add(Made.of(text).orElseThrow().named(name)));
        this.type = RowType.of(config.schema(), fields.stream().map(Made.Field::column).toList());
        this.start = from.records();
        this.next = start;
    }

    @Override
    public List<Item<Count, Row>> read(int max) {
        long until = Math.min(end, start + due.getAsLong());
        List<Item<Count, Row>> items = new ArrayList<>();
        while (items.size() < max && next < until) {
            Row row = row(next);
            next++;
            items.add(new Item<>(new Count(next), row));
        }
        return items;
    }

    /** Depends on nothing that was made before. */
    private Row row(long number) {
        SplittableRandom random = new SplittableRandom(seed ^ mixed(number));
        Row.Builder row = type.row();
        for (Made.Field<?> field : fields) {
            field.make(row, number, random);
        }
        return row.build();
    }

    private static long mixed(long number) {
        return new SplittableRandom(number).nextLong();
    }
}
