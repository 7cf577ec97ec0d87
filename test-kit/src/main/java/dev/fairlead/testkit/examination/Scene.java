package dev.fairlead.testkit.examination;

import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * An outside system for one examination, of a source or a sink.
 *
 * @param settings of the connector there
 * @param effects what the connector did to the outside system
 * @param shorten shortens what is printed
 * @param world the class of the world
 * @param record the record for a sink at an offset
 */
record Scene(
        Map<String, String> settings,
        Supplier<List<String>> effects,
        Function<String, String> shorten,
        Class<?> world,
        IntFunction<SinkRecord> record,
        Runnable end)
        implements AutoCloseable {
    static final int ITEMS = 3;
    private static final long EPOCH_MS = 1_700_000_000_000L;

    /** A source's, with some items at each place. */
    static Scene of(SourceWorld world, Texture texture, int items) {
        for (int place = 0; place < world.places(); place++) {
            for (int number = 0; number < items; number++) {
                world.add(Item.of(place, number, texture));
            }
            if (items > 0) {
                world.endStep(place);
            }
        }
        return new Scene(
                world.settings(),
                () -> sorted(world.released()),
                world::shorten,
                world.getClass(),
                offset -> {
                    throw new IllegalStateException("a source takes no records");
                },
                world::close);
    }

    /** A sink's, empty. */
    static Scene of(SinkWorld world, Texture texture) {
        return new Scene(
                world.settings(),
                () -> sorted(world.stored()),
                world::shorten,
                world.getClass(),
                offset -> recordOf(world, Item.of(0, offset, texture)),
                world::close);
    }

    private static SinkRecord recordOf(SinkWorld world, Item item) {
        SchemaAndValue key = world.key(item);
        SchemaAndValue value = world.value(item);
        return new SinkRecord(
                Candidate.TOPIC,
                0,
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                item.number(),
                EPOCH_MS + item.number(),
                TimestampType.CREATE_TIME);
    }

    private static List<String> sorted(Collection<String> texts) {
        return texts.stream().sorted().toList();
    }

    @Override
    public void close() {
        end.run();
    }
}
