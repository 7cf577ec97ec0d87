package dev.fairlead.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of entries, each made once: most records have the same ones. Of two that meet in one
 * place the later one stays. Thread-safe, since what is in a place never changes.
 */
final class Names {
    private static final int PLACES = 512;

    private final @Nullable Name[] places = new Name[PLACES];

    private record Name(byte[] bytes, String text) {}

    /** The text of some ASCII bytes. */
    String of(byte[] text, int from, int to, int hash) {
        int place = (hash ^ (hash >>> 9)) & (PLACES - 1);
        Name name = places[place];
        if (name == null || !Arrays.equals(name.bytes(), 0, name.bytes().length, text, from, to)) {
            byte[] bytes = Arrays.copyOfRange(text, from, to);
            name = new Name(bytes, new String(bytes, StandardCharsets.ISO_8859_1));
            places[place] = name;
        }
        return name.text();
    }
}
