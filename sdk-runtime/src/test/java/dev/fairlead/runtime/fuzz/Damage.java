package dev.fairlead.runtime.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages input. How often, and from which seed on, are system properties, so that a build can try
 * thousands.
 */
final class Damage {
    static final int INPUTS = Integer.getInteger("fairlead.fuzz.inputs", 60);
    static final long SEED = Long.getLong("fairlead.fuzz.seed", 17);

    private static final List<String> PIECES =
            List.of(
                    "\u0000",
                    "\uffff",
                    "${",
                    "${file:/etc/passwd:x}",
                    "}",
                    "{",
                    "[",
                    "]",
                    "\"",
                    "\\",
                    "\\u12",
                    "=",
                    ":",
                    ",",
                    "\n",
                    "\r",
                    "null",
                    "-1",
                    "99999999999999999999",
                    "1e999",
                    "NaN",
                    "../../..",
                    "é",
                    "\ud83d");

    private final SplittableRandom random;

    private Damage(SplittableRandom random) {
        this.random = random;
    }

    /** Of one input: the same for the same number and seed. */
    static Damage of(int input) {
        return new Damage(new SplittableRandom(SEED * 1_000_003 + input));
    }

    SplittableRandom random() {
        return random;
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A piece of text that parsers don't like. */
    String piece() {
        return one(PIECES);
    }

    /** Up to four damages, one after the other. */
    byte[] bytes(byte[] sound) {
        byte[] damaged = sound.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            damaged = once(damaged);
        }
        return damaged;
    }

    String text(String sound) {
        return new String(bytes(sound.getBytes(UTF_8)), UTF_8);
    }

    private byte[] once(byte[] sound) {
        int at = random.nextInt(sound.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(sound, at);
            case 1 -> flipped(sound, at);
            case 2 -> spliced(sound, at, piece().getBytes(UTF_8), 0);
            case 3 -> spliced(sound, at, piece().getBytes(UTF_8), random.nextInt(20));
            case 4 -> spliced(sound, at, Arrays.copyOfRange(sound, at / 2, at), 0);
            default -> spliced(sound, at, new byte[random.nextInt(64)], random.nextInt(64));
        };
    }

    private byte[] flipped(byte[] sound, int at) {
        byte[] damaged = sound.clone();
        if (at < damaged.length) {
            damaged[at] = (byte) (damaged[at] ^ 1 << random.nextInt(8));
        }
        return damaged;
    }

    /** With {@code piece} instead of some bytes. */
    private static byte[] spliced(byte[] sound, int at, byte[] piece, int gone) {
        int from = Math.min(sound.length, at + gone);
        byte[] damaged = Arrays.copyOf(sound, at + piece.length + sound.length - from);
        System.arraycopy(piece, 0, damaged, at, piece.length);
        System.arraycopy(sound, from, damaged, at + piece.length, sound.length - from);
        return damaged;
    }
}
