package dev.fairlead.testkit.trial;

import dev.fairlead.testkit.data.Dice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spoils bytes, and makes spoiled ones fewer. */
public final class Bytes {
    private static final List<String> BOMBS =
            List.of(
                    "[".repeat(20_000),
                    "{\"a\":".repeat(20_000),
                    "",
                    " ",
                    "null",
                    "{}",
                    "[]",
                    "{\"schema\":{},\"payload\":1}",
                    "{\"schema\":{\"type\":\"struct\"},\"payload\":{}}",
                    "{\"schema\":{\"type\":\"map\"},\"payload\":[]}",
                    "{\"schema\":{\"type\":\"array\"},\"payload\":[1]}",
                    "{\"schema\":{\"type\":\"int32\"},\"payload\":null}",
                    "\u0000\u007f\u007f\u007f\u007f\u007f",
                    "1e999999999");

    private Bytes() {}

    /** Bytes that mostly make no sense, some of them close to the ones given. */
    public static byte[] spoiled(byte[] sound, Dice dice) {
        return switch (sound.length == 0 ? dice.below(2) : dice.below(8)) {
            case 0 -> dice.pick(BOMBS).getBytes(StandardCharsets.ISO_8859_1);
            case 1 -> dice.bytes(dice.below(20));
            case 2 -> Arrays.copyOf(sound, dice.below(sound.length));
            case 3 -> flipped(sound, dice);
            case 4 -> without(sound, dice.below(sound.length), 1 + dice.below(8));
            default -> swapped(sound, dice);
        };
    }

    private static byte[] flipped(byte[] sound, Dice dice) {
        byte[] flipped = sound.clone();
        flipped[dice.below(flipped.length)] ^= (byte) (1 << dice.below(8));
        return flipped;
    }

    /** Two words of a text exchanged, which leaves most formats intact and their sense not. */
    private static byte[] swapped(byte[] sound, Dice dice) {
        List<String> words =
                new ArrayList<>(
                        Arrays.asList(
                                new String(sound, StandardCharsets.ISO_8859_1)
                                        .split("(?<=[\\[\\]{},: ])|(?=[\\[\\]{},: ])", -1)));
        int one = dice.below(words.size());
        int other = dice.below(words.size());
        String word = words.get(one);
        words.set(one, dice.onceIn(3) ? "null" : words.get(other));
        words.set(other, dice.onceIn(4) ? "\"x\"" : word);
        return String.join("", words).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] without(byte[] bytes, int from, int count) {
        int to = Math.min(bytes.length, from + count);
        byte[] fewer = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, fewer, from, bytes.length - to);
        return fewer;
    }

    /** The same bytes with a part left out, large parts first. */
    public static List<byte[]> fewer(byte[] bytes) {
        List<byte[]> fewer = new ArrayList<>();
        for (int size = bytes.length / 2; size > 0; size /= 2) {
            for (int from = 0; from < bytes.length && fewer.size() < 400; from += size) {
                fewer.add(without(bytes, from, size));
            }
        }
        return fewer;
    }
}
