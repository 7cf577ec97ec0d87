package dev.fairlead.testkit.instrument;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Stands in for methods of the JDK that leave something to chance. For rewritten classes only. */
public final class Chances {
    private Chances() {}

    private static RandomGenerator generator(RandomGenerator real) {
        return Outside.current().<RandomGenerator>map(outside -> outside.lots()::next).orElse(real);
    }

    private static <T> T drawn(Function<RandomGenerator, T> draw) {
        return draw.apply(generator(ThreadLocalRandom.current()));
    }

    /** A seed for a generator that is made without one. */
    public static long seed() {
        return drawn(RandomGenerator::nextLong);
    }

    /** As {@link Math#random}. */
    public static double random() {
        return drawn(RandomGenerator::nextDouble);
    }

    /** As {@link UUID#randomUUID}. */
    public static UUID randomUUID() {
        if (Outside.current().isEmpty()) {
            return UUID.randomUUID();
        }
        long version = (seed() & ~0xF000L) | 0x4000L;
        long variant = (seed() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(version, variant);
    }

    /** As {@link Collections#shuffle(List)}. */
    public static void shuffle(List<?> list) {
        Collections.shuffle(list, new Random(seed()));
    }

    /** As the method of the JDK. */
    public static int nextInt(ThreadLocalRandom own) {
        return generator(own).nextInt();
    }

    /** As the method of the JDK. */
    public static int nextInt(ThreadLocalRandom own, int bound) {
        return generator(own).nextInt(bound);
    }

    /** As the method of the JDK. */
    public static int nextInt(ThreadLocalRandom own, int origin, int bound) {
        return generator(own).nextInt(origin, bound);
    }

    /** As the method of the JDK. */
    public static long nextLong(ThreadLocalRandom own) {
        return generator(own).nextLong();
    }

    /** As the method of the JDK. */
    public static long nextLong(ThreadLocalRandom own, long bound) {
        return generator(own).nextLong(bound);
    }

    /** As the method of the JDK. */
    public static long nextLong(ThreadLocalRandom own, long origin, long bound) {
        return generator(own).nextLong(origin, bound);
    }

    /** As the method of the JDK. */
    public static double nextDouble(ThreadLocalRandom own) {
        return generator(own).nextDouble();
    }

    /** As the method of the JDK. */
    public static double nextDouble(ThreadLocalRandom own, double bound) {
        return generator(own).nextDouble(bound);
    }

    /** As the method of the JDK. */
    public static double nextDouble(ThreadLocalRandom own, double origin, double bound) {
        return generator(own).nextDouble(origin, bound);
    }

    /** As the method of the JDK. */
    public static boolean nextBoolean(ThreadLocalRandom own) {
        return generator(own).nextBoolean();
    }

    /** As the method of the JDK. */
    public static void nextBytes(ThreadLocalRandom own, byte[] bytes) {
        generator(own).nextBytes(bytes);
    }
}
