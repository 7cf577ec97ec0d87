package dev.fairlead.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** JSON text as others may write it, and text that is broken, from a seed. */
final class RandomText {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "-0",
        "-0.0",
        "1e5",
        "1E-7",
        "00.5",
        "007",
        "1.",
        ".5",
        "1e400",
        "1e99999999999",
        "12345678901234567890",
        "0.1234567890123456789",
        "2147483648",
        "128",
        "\"a\"",
        "\"NaN\"",
        "\"YWJj\"",
        "\"YWI\"",
        "\"\\u00e9\\uD83D\"",
        "\"\\x\"",
        "\"YQ==\"",
        "\"Y Q==\"",
        " ",
        "\n",
        "\u0000",
        "NaN",
        "//",
        "{\"a\":1,\"a\":null}",
        "[[1,2],[3,4]]",
        "[[1]]",
        "{}",
        "[]",
        "\"schema\"",
        "\"payload\"",
        "\"type\"",
        "\"int32\"",
        "\"struct\"",
        "\"fields\"",
        "\"field\"",
        "\"optional\"",
        "truex",
        "\"f0\":",
        "\"f1\":",
        "123456789012345678",
        "9007199254740993.5",
        "-",
        "+1",
        "\uFEFF"
    };

    private final Random random;

    RandomText(long seed) {
        this.random = new Random(seed);
    }

    /** Valid or invalid, of pieces that mean something. */
    byte[] text() {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(3) == 0) {
            value(text, 4);
        } else {
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(StringBuilder text, int depth) {
        space(text);
        switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0, 1, 2 -> text.append(PIECES[7 + random.nextInt(29)]);
            case 3 -> {
                text.append('[');
                for (int i = random.nextInt(3); i > 0; i--) {
                    value(text, depth - 1);
                    text.append(i > 1 ? "," : "");
                }
                text.append(']');
            }
            default -> {
                text.append('{');
                for (int i = random.nextInt(3); i > 0; i--) {
                    space(text);
                    text.append("\"f").append(random.nextInt(4)).append('"');
                    space(text);
                    text.append(':');
                    value(text, depth - 1);
                    text.append(i > 1 ? "," : "");
                }
                text.append('}');
            }
        }
        space(text);
    }

    private void space(StringBuilder text) {
        if (random.nextInt(5) == 0) {
            text.append(" \t\r\n".charAt(random.nextInt(4)));
        }
    }

    byte[] noise() {
        byte[] noise = new byte[random.nextInt(20)];
        random.nextBytes(noise);
        return noise;
    }

    /** Cut, changed, doubled, or with a piece put in. */
    byte[] damaged(byte[] text) {
        int at = text.length == 0 ? 0 : random.nextInt(text.length);
        switch (random.nextInt(5)) {
            case 0:
                return Arrays.copyOf(text, at);
            case 1:
                byte[] changed = text.clone();
                if (changed.length > 0) {
                    changed[at] = (byte) random.nextInt(256);
                }
                return changed;
            case 2:
                return joined(text, at, new byte[0], Math.min(text.length, at + 1));
            case 3:
                int to = at + random.nextInt(Math.min(20, text.length - at + 1));
                return joined(text, to, new byte[0], at);
            default:
                String piece = PIECES[random.nextInt(PIECES.length)];
                int end = random.nextBoolean() ? at : Math.min(text.length, at + piece.length());
                return joined(text, at, piece.getBytes(StandardCharsets.UTF_8), end);
        }
    }

    private static byte[] joined(byte[] text, int to, byte[] middle, int from) {
        byte[] joined = new byte[to + middle.length + text.length - from];
        System.arraycopy(text, 0, joined, 0, to);
        System.arraycopy(middle, 0, joined, to, middle.length);
        System.arraycopy(text, from, joined, to + middle.length, text.length - from);
        return joined;
    }
}
