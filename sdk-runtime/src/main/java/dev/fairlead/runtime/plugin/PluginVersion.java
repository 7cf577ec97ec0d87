package dev.fairlead.runtime.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plugin's version, ordered as Maven orders versions (which is what KIP-891 asks for): numbers by
 * value, {@code alpha < beta < milestone < rc < snapshot < release < sp}, trailing zeros don't
 * count.
 */
public record PluginVersion(String text) implements Comparable<PluginVersion> {
    /** Of a plugin that doesn't tell its version; older than every other. */
    public static final PluginVersion UNDEFINED = new PluginVersion("undefined");

    private static final List<String> QUALIFIERS =
            List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");

    @Override
    public int compareTo(PluginVersion other) {
        boolean undefined = text.equals(UNDEFINED.text);
        if (undefined || other.text.equals(UNDEFINED.text)) {
            return Boolean.compare(!undefined, !other.text.equals(UNDEFINED.text));
        }
        List<String> mine = parts(text);
        List<String> theirs = parts(other.text);
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = compareParts(partAt(mine, i), partAt(theirs, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return text;
    }

    private static String partAt(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static int compareParts(String a, String b) {
        boolean aIsNumber = isNumber(a);
        boolean bIsNumber = isNumber(b);
        if (aIsNumber && bIsNumber) {
            return Long.compare(Long.parseLong(a), Long.parseLong(b));
        }
        if (aIsNumber) {
            return b.isEmpty() ? Long.signum(Long.parseLong(a)) : 1;
        }
        if (bIsNumber) {
            return a.isEmpty() ? -Long.signum(Long.parseLong(b)) : -1;
        }
        int rank = Integer.compare(rank(a), rank(b));
        return rank == 0 && rank(a) == QUALIFIERS.size() ? a.compareTo(b) : rank;
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }

    private static int rank(String qualifier) {
        int rank = QUALIFIERS.indexOf(qualifier);
        return rank < 0 ? QUALIFIERS.size() : rank;
    }

    /** Splits at dots, dashes and between digits and letters. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part :
                text.toLowerCase(Locale.ROOT)
                        .split("[.\\-_]|(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", -1)) {
            if (!part.isEmpty()) {
                parts.add(canonical(part));
            }
        }
        return parts;
    }

    private static String canonical(String part) {
        return switch (part) {
            case "a" -> "alpha";
            case "b" -> "beta";
            case "m" -> "milestone";
            case "cr" -> "rc";
            case "ga", "final", "release" -> "";
            default -> isNumber(part) && part.length() > 18 ? part.substring(0, 18) : part;
        };
    }
}
