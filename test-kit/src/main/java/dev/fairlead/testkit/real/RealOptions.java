package dev.fairlead.testkit.real;

import dev.fairlead.testkit.schedule.Texture;
import java.time.Duration;
import java.util.List;

/**
 * How a connector is tried on a real worker.
 *
 * @param kills how often the worker is killed
 * @param seed decides after how many records, and which items there are
 * @param items how many come into the world, or into the topic, for each time that the worker runs
 * @param textures what they look like, each as often as the others
 * @param patience how long nothing may happen before all is taken to be at rest
 * @param directory keeps what the workers said
 */
record RealOptions(
        int kills,
        long seed,
        int items,
        List<Texture> textures,
        Duration patience,
        java.nio.file.Path directory) {
    /** How much longer a worker may take to do the first thing, since it must start. */
    private static final int TO_START = 5;

    RealOptions {
        if (kills < 1 || items < 1 || textures.isEmpty()) {
            throw new IllegalArgumentException(
                    "kills %d, items %d, textures %s: all of them must be at least one"
                            .formatted(kills, items, textures));
        }
        textures = List.copyOf(textures);
    }

    RealOptions withKills(int other) {
        return new RealOptions(other, seed, items, textures, patience, directory);
    }

    RealOptions withSeed(long other) {
        return new RealOptions(kills, other, items, textures, patience, directory);
    }

    RealOptions withItems(int other, List<Texture> looks) {
        return new RealOptions(kills, seed, other, looks, patience, directory);
    }

    RealOptions withPatience(Duration other) {
        return new RealOptions(kills, seed, items, textures, other, directory);
    }

    Duration patienceWithStart() {
        return patience.multipliedBy(TO_START);
    }
}
