package dev.fairlead.testkit.sdk;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import dev.fairlead.testkit.world.MemoryWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;

/** Reads a world in memory by the SDK's partitioned source; {@link Style} says how. */
public final class MemorySource
        extends PartitionedSource<
                MemorySource.Config, MemorySource.Place, MemorySource.Seen, String> {
    enum Style {
        /** Two texts are an item, as soon as both are there; a text at an odd position is one. */
        PAIRS,
        /** The same, but with the offset behind the first of both. */
        PAIRS_WITH_A_WRONG_OFFSET,
        /** A unit of the world is a transaction. */
        UNITS,
        /** The same, but a transaction ends one text too early. */
        UNITS_CUT_SHORT,
        /** The same, but an item without values follows that says so. */
        UNITS_WITH_MARKERS,
        /** Looks at the world every ten minutes only, by its own time. */
        PATIENT,
        /** A place isn't there before its first text. */
        PLACES_COME
    }

    record Config(
            @Setting("The world") String world,
            @Setting("How to read") @Default("PAIRS") Style style) {}

    record Place(int number) {}

    record Seen(int texts, @Default("1970-01-01T00:00:00Z") Instant at) {}

    @Override
    protected Stream<Place> partitions(Config config) {
        MemoryWorld world = MemoryWorld.find(config.world());
        return IntStream.range(0, world.places())
                .filter(
                        place ->
                                config.style() != Style.PLACES_COME
                                        || !world.read(place, 0, 1).isEmpty())
                .mapToObj(Place::new);
    }

    @Override
    protected Reader<Seen, String> open(Config config, Place place, Optional<Seen> resumeAfter) {
        Reading reading =
                new Reading(
                        MemoryWorld.find(config.world()),
                        place.number(),
                        config.style(),
                        () -> time().clock().instant(),
                        resumeAfter.map(Seen::texts).orElse(0));
        if (config.style() == Style.PATIENT) {
            reading.patiently(time().every(Duration.ofMinutes(10), reading::look));
        }
        return reading;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
            Map<String, String> configured) {
        return ConnectorTransactionBoundaries.SUPPORTED;
    }

    private static final class Reading implements Reader<Seen, String> {
        private final MemoryWorld world;
        private final int place;
        private final Style style;
        private final java.util.function.Supplier<Instant> clock;
        private int next;
        private boolean mayLook = true;
        private int marked;
        private Runnable noLonger = () -> {};

        Reading(
                MemoryWorld world,
                int place,
                Style style,
                java.util.function.Supplier<Instant> clock,
                int next) {
            this.world = world;
            this.place = place;
            this.style = style;
            this.clock = clock;
            this.next = next;
        }

        void patiently(Runnable cancel) {
            mayLook = false;
            noLonger = cancel;
        }

        void look() {
            mayLook = true;
        }

        @Override
        public List<Item<Seen, String>> read(int max) {
            if (style == Style.UNITS_WITH_MARKERS) {
                return readWithMarkers(max);
            }
            List<Item<Seen, String>> items = new ArrayList<>();
            if (mayLook) {
                List<String> texts = world.read(place, next, max);
                for (int i = 0; i < texts.size(); i++) {
                    boolean pair =
                            (style == Style.PAIRS || style == Style.PAIRS_WITH_A_WRONG_OFFSET)
                                    && next % 2 == 0
                                    && i + 1 < texts.size();
                    items.add(pair ? pair(texts.get(i), texts.get(++i)) : one(texts.get(i)));
                }
                mayLook = style != Style.PATIENT || texts.size() == max;
            }
            return items;
        }

        private List<Item<Seen, String>> readWithMarkers(int max) {
            List<Item<Seen, String>> items = new ArrayList<>();
            while (items.size() < max) {
                Seen here = new Seen(next, Instant.EPOCH);
                if (marked < next && world.isUnitEnd(place, next)) {
                    marked = next;
                    items.add(Item.<Seen, String>several(here, List.of()).endingTransaction());
                    continue;
                }
                List<String> texts = world.read(place, next, 1);
                if (texts.isEmpty()) {
                    return items;
                }
                next++;
                items.add(new Item<>(new Seen(next, Instant.EPOCH), texts.get(0)));
            }
            return items;
        }

        private Item<Seen, String> pair(String one, String other) {
            next += 2;
            int told = style == Style.PAIRS_WITH_A_WRONG_OFFSET ? next - 1 : next;
            return Item.several(new Seen(told, Instant.EPOCH), List.of(one, other));
        }

        private Item<Seen, String> one(String text) {
            next++;
            Item<Seen, String> item =
                    new Item<>(
                            new Seen(next, style == Style.PATIENT ? clock.get() : Instant.EPOCH),
                            text);
            boolean ends =
                    style == Style.UNITS
                            ? world.isUnitEnd(place, next)
                            : world.isUnitEnd(place, next + 1) || world.isUnitEnd(place, next);
            return ends ? item.endingTransaction() : item;
        }

        @Override
        public void close() {
            noLonger.run();
        }
    }
}
