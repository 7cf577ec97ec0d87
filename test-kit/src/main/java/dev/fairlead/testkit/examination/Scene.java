package dev.fairlead.testkit.examination;

import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An outside system for one examination, of a source or a sink.
 *
 * @param settings of the connector there
 * @param effects what the connector did to the outside system
 * @param shorten shortens what is printed
 * @param world the class of the world
 */
record Scene(
        Map<String, String> settings,
        Supplier<List<String>> effects,
        Function<String, String> shorten,
        Class<?> world,
        Runnable end)
        implements AutoCloseable {
    static final int ITEMS = 3;

    /** A source's, with some items at each place. */
    static Scene of(SourceWorld world, Texture texture) {
        for (int place = 0; place < world.places(); place++) {
            for (int number = 0; number < ITEMS; number++) {
                world.add(Item.of(place, number, texture));
            }
        }
        return new Scene(
                world.settings(),
                () -> sorted(world.released()),
                world::shorten,
                world.getClass(),
                world::close);
    }

    /** A sink's, empty. */
    static Scene of(SinkWorld world) {
        return new Scene(
                world.settings(),
                () -> sorted(world.stored()),
                world::shorten,
                world.getClass(),
                world::close);
    }

    private static List<String> sorted(Collection<String> texts) {
        return texts.stream().sorted().toList();
    }

    @Override
    public void close() {
        end.run();
    }
}
