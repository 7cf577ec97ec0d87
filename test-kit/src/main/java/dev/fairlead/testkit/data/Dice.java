package dev.fairlead.testkit.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance, as drawing data needs it. */
public final class Dice {
    private final RandomGenerator chance;

    private Dice(RandomGenerator chance) {
        this.chance = chance;
    }

    /** Throws what another source of chance gives. */
    public static Dice from(RandomGenerator chance) {
        return new Dice(chance);
    }

    /** The dice of one of many cases; cases of one seed know nothing of each other. */
    public static Dice of(long seed, long number) {
        return new Dice(
                new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0x632BE59BD9B4E019L));
    }

    /** From 0 on, less than {@code bound}. */
    public int below(int bound) {
        return chance.nextInt(bound);
    }

    /** True once in {@code count} throws, about. */
    public boolean onceIn(int count) {
        return chance.nextInt(count) == 0;
    }

    /** Any long. */
    public long anyLong() {
        return chance.nextLong();
    }

    /** Any bytes. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }

    /** One of them; each as likely as the others. */
    public <T> T pick(List<? extends T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }
}
