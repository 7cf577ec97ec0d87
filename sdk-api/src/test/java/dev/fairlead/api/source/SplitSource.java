package dev.fairlead.api.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;

/**
 * Reads a {@link Shelf}. What is between bars in a word is a value of its own; an empty word has
 * none. A word that ends with a full stop ends a transaction; a full stop alone has no value. What
 * the rows "no reader" and "no list" give is a mistake of the author's.
 */
public final class SplitSource
        extends PartitionedSource<ShelfSource.Config, ShelfSource.Row, ShelfSource.Index, String> {
    @Override
    protected Stream<ShelfSource.Row> partitions(ShelfSource.Config config) {
        return Shelf.named(config.shelf()).rows.keySet().stream().map(ShelfSource.Row::new);
    }

    @Override
    protected Reader<ShelfSource.Index, String> open(
            ShelfSource.Config config,
            ShelfSource.Row row,
            Optional<ShelfSource.Index> resumeAfter) {
        if (row.name().equals("no reader")) {
            return null;
        }
        if (row.name().equals("no list")) {
            return max -> null;
        }
        Shelf shelf = Shelf.named(config.shelf());
        int[] next = {resumeAfter.map(after -> after.index() + 1).orElse(0)};
        return max -> {
            List<Item<ShelfSource.Index, String>> items = new ArrayList<>();
            for (String word : shelf.read(row.name(), next[0], max)) {
                items.add(item(new ShelfSource.Index(next[0]++), word));
            }
            return items;
        };
    }

    private static Item<ShelfSource.Index, String> item(ShelfSource.Index index, String word) {
        boolean empty = word.isEmpty() || word.equals(".");
        List<String> parts = empty ? List.of() : Arrays.asList(word.split("\\|"));
        Item<ShelfSource.Index, String> item = Item.several(index, parts);
        return word.endsWith(".") ? item.endingTransaction() : item;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
            Map<String, String> configured) {
        return ConnectorTransactionBoundaries.SUPPORTED;
    }

    @Override
    protected void checkOffset(
            ShelfSource.Config config, ShelfSource.Row row, ShelfSource.Index offset) {
        int size = Shelf.named(config.shelf()).rows.getOrDefault(row.name(), List.of()).size();
        if (offset.index() >= size) {
            throw new IllegalArgumentException("the row has " + size + " words only");
        }
    }
}
