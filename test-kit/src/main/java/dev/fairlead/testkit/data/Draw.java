package dev.fairlead.testkit.data;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * A way to draw data of one kind. The same seed gives the same data, with jqwik's engine or
 * without.
 *
 * <pre>{@code
 * SinkRecord one = ConnectData.sinkRecords().of(42);
 *
 * @Provide
 * Arbitrary<SinkRecord> records() {
 *     return ConnectData.sinkRecords().arbitrary();
 * }
 * }</pre>
 */
@FunctionalInterface
public interface Draw<T> {
    /** Draws once. */
    T from(Dice dice);

    /** What a seed gives. */
    default T of(long seed) {
        return from(Dice.of(seed, 0));
    }

    /** Endlessly many that a seed gives, one independent of the other. */
    default Stream<T> stream(long seed) {
        return LongStream.iterate(0, number -> number + 1)
                .mapToObj(number -> from(Dice.of(seed, number)));
    }

    /** For jqwik's properties. */
    default Arbitrary<T> arbitrary() {
        return Arbitraries.randomValue(random -> from(Dice.from((RandomGenerator) random)));
    }
}
