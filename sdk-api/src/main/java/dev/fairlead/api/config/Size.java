package dev.fairlead.api.config;

import dev.fairlead.api.AuthorsCall;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of data, written as {@code 10 MiB} in a configuration. {@code KiB}, {@code MiB}, {@code
 * GiB} and {@code TiB} count in steps of 1024, {@code kB}, {@code MB}, {@code GB} and {@code TB} in
 * steps of 1000; a number without a unit is bytes, as in Kafka's own settings.
 *
 * <p>Immutable; any thread may use it.
 *
 * <pre>{@code
 * Size limit = Size.parse("10 MiB");
 * boolean fits = length <= limit.bytes();
 * }</pre>
 *
 * @param bytes how many bytes; not negative
 */
@AuthorsCall
public record Size(long bytes) implements Comparable<Size> {
    private static final Pattern TEXT = Pattern.compile("(\\d+)\\s*([a-zA-Z]*)");
    private static final String[] BINARY = {"TiB", "GiB", "MiB", "KiB"};

    /**
     * Checks that the amount is not negative.
     *
     * @throws IllegalArgumentException if it is
     */
    public Size {
        if (bytes < 0) {
            throw new IllegalArgumentException(bytes + " bytes; a size cannot be negative");
        }
    }

    /** So many times 1024 bytes. */
    public static Size ofKibibytes(long number) {
        return new Size(Math.multiplyExact(number, 1L << 10));
    }

    /** So many times 1024 · 1024 bytes. */
    public static Size ofMebibytes(long number) {
        return new Size(Math.multiplyExact(number, 1L << 20));
    }

    /** So many times 1024 · 1024 · 1024 bytes. */
    public static Size ofGibibytes(long number) {
        return new Size(Math.multiplyExact(number, 1L << 30));
    }

    /**
     * Reads a text such as {@code 10 MiB}, {@code 64kB} or {@code 4096}.
     *
     * @throws IllegalArgumentException if it is not a whole number with a unit, or too large
     */
    public static Size parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a size as 10 MiB");
        }
        try {
            return new Size(
                    Math.multiplyExact(Long.parseLong(matcher.group(1)), unit(matcher.group(2))));
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is more than " + Long.MAX_VALUE + " bytes", tooLarge);
        }
    }

    private static long unit(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "b" -> 1;
            case "kb" -> 1_000;
            case "mb" -> 1_000_000;
            case "gb" -> 1_000_000_000;
            case "tb" -> 1_000_000_000_000L;
            case "kib" -> 1L << 10;
            case "mib" -> 1L << 20;
            case "gib" -> 1L << 30;
            case "tib" -> 1L << 40;
            default -> throw new IllegalArgumentException("\"" + name + "\" is not a unit of size");
        };
    }

    @Override
    public int compareTo(Size other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The text that {@link #parse} reads, in the largest unit that leaves a whole number. */
    @Override
    public String toString() {
        for (int i = 0; i < BINARY.length; i++) {
            long unit = 1L << (10 * (BINARY.length - i));
            if (bytes >= unit && bytes % unit == 0) {
                return bytes / unit + " " + BINARY[i];
            }
        }
        return bytes + " B";
    }
}
