package dev.fairlead.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of entries, each made once: most records have the same ones, in the same order. Of
 * three that meet in two places the latest stays. Thread-safe: what a name is never changes, and
 * which name comes next is only a guess.
 */
final class Names {
    private static final int PLACES = 512;

    private final @Nullable Name[] places = new Name[PLACES];
    private final Name start = Name.rare("");

    /** A name, and the places of those that came next the last time. */
    static final class Name {
        private final byte[] quoted;
        private final String text;
        private final int place;
        private int behind;
        private int inside;

        private Name(byte[] quoted, String text, int place) {
            this.quoted = quoted;
            this.text = text;
            this.place = place;
        }

        /** One that isn't kept. */
        static Name rare(String text) {
            return new Name(new byte[0], text, -1);
        }

        String text() {
            return text;
        }

        /** Its bytes, with the quotes around them. */
        byte[] quoted() {
            return quoted;
        }

        private boolean is(byte[] bytes, int from, int to) {
            return Arrays.equals(quoted, 0, quoted.length, bytes, from, to);
        }

        /** Notes that {@code next} is the name of the next entry. */
        void isBefore(Name next) {
            if (next.place >= 0) {
                behind = next.place;
            }
        }

        /** Notes that {@code first} is the name of the first entry of an object in this one. */
        void isAround(Name first) {
            if (first.place >= 0) {
                inside = first.place;
            }
        }
    }

    /** What the outermost object is in. */
    Name start() {
        return start;
    }

    /** The name that may come after {@code name}. */
    @Nullable Name behind(Name name) {
        return places[name.behind];
    }

    /** The name that may come first in an object in {@code name}. */
    @Nullable Name inside(Name name) {
        return places[name.inside];
    }

    /** A name of ASCII letters; in {@code text} there are quotes right before and behind it. */
    Name of(byte[] text, int from, int to, int hash) {
        int place = (hash ^ (hash >>> 9)) & (PLACES - 1);
        Name first = places[place];
        if (first != null && first.is(text, from - 1, to + 1)) {
            return first;
        }
        int other = place ^ 1;
        Name second = places[other];
        if (second != null && second.is(text, from - 1, to + 1)) {
            return second;
        }
        int free = first != null && second == null ? other : place;
        Name name =
                new Name(
                        Arrays.copyOfRange(text, from - 1, to + 1),
                        new String(text, from, to - from, StandardCharsets.ISO_8859_1),
                        free);
        places[free] = name;
        return name;
    }
}
