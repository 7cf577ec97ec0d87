package dev.fairlead.api.source;

import dev.fairlead.api.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.RetriableException;

/** Reads a {@link Shelf}, one partition per row. */
public final class ShelfSource
        extends PartitionedSource<
                ShelfSource.Config, ShelfSource.Row, ShelfSource.Index, ShelfSource.Word> {
    record Config(@Setting("The shelf") String shelf) {}

    record Row(String name) {}

    record Index(int index) {
        Index {
            if (index < 0) {
                throw new IllegalArgumentException("index is negative");
            }
        }
    }

    record Word(String text) {}

    @Override
    protected Stream<Row> partitions(Config config) {
        return Shelf.named(config.shelf()).list().stream().map(Row::new);
    }

    @Override
    protected Reader<Index, Word> open(Config config, Row row, Optional<Index> resumeAfter) {
        Shelf shelf = Shelf.named(config.shelf());
        shelf.openReaders.incrementAndGet();
        shelf.opened.add(row.name() + "@" + resumeAfter.map(Index::index).orElse(-1));
        return new Reader<>() {
            private int next = resumeAfter.map(after -> after.index() + 1).orElse(0);

            @Override
            public List<Item<Index, Word>> read(int max) {
                List<Item<Index, Word>> items = new ArrayList<>();
                for (String word : shelf.read(row.name(), next, max)) {
                    items.add(new Item<>(new Index(next++), new Word(word)));
                }
                return items;
            }

            @Override
            public void close() {
                shelf.openReaders.decrementAndGet();
            }
        };
    }

    @Override
    protected Object key(Config config, Row row, Word word) {
        if (word.text().equals("unkeyed")) {
            throw new RetriableException("no key yet");
        }
        return row.name();
    }
}
