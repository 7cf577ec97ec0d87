package dev.fairlead.testkit.world;

import dev.fairlead.testkit.schedule.Texture;

/**
 * One thing in the outside system: a line, a row, a message.
 *
 * @param place where it belongs, counted from 0: a file, a table, a queue; the order of items
 *     matters within a place only
 * @param number its position within the place, counted from 0
 * @param text what makes it recognisable: unique within the world, without line breaks
 */
public record Item(int place, int number, String text) {
    private static final String WIDE = "\u00e9\u20ac\ud83d\ude00";
    private static final int LONG = 1500;

    /** The item at a place and position. */
    public static Item of(int place, int number, Texture texture) {
        String name = nameOf(place, number);
        String text =
                switch (texture) {
                    case PLAIN -> name;
                    case MULTI_BYTE -> name + WIDE;
                    case LONG -> name + ".".repeat(LONG);
                };
        return new Item(place, number, text);
    }

    private static String nameOf(int place, int number) {
        return (char) ('a' + place) + Integer.toString(number);
    }

    /** How failures call it: {@code a0} is the first item at place A. */
    public String name() {
        return nameOf(place, number);
    }

    @Override
    public String toString() {
        return name();
    }
}
