package dev.fairlead.samples.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbered lines: writes them, and finds them again. */
final class Lines {
    private static final String PADDING = ".".repeat(60);
    private static final Pattern LINE = Pattern.compile("<(\\d{8})" + Pattern.quote(PADDING) + ">");

    private final Path file;
    private int written;

    Lines(Path file) {
        this.file = file;
    }

    /** Appends lines with the next numbers. */
    void append(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("<%08d%s>\n".formatted(written++, PADDING));
        }
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there are. */
    int written() {
        return written;
    }

    /**
     * Lines that were found somewhere.
     *
     * @param numbers which
     * @param count how many, those that came again included
     */
    record Found(BitSet numbers, int count) {
        int missing(int written) {
            return written - numbers.cardinality();
        }

        int again() {
            return count - numbers.cardinality();
        }

        /** The first numbers that are missing. */
        String examples(int written) {
            BitSet missing = new BitSet(written);
            missing.set(0, written);
            missing.andNot(numbers);
            String all = missing.toString();
            return all.length() > 200 ? all.substring(0, 200) + "…" : all;
        }
    }

    /**
     * The whole lines in a text. One that a kill tore, so that the next stands behind a part of it,
     * is not there; the next is.
     */
    static Found in(CharSequence text) {
        BitSet numbers = new BitSet();
        int count = 0;
        Matcher matcher = LINE.matcher(text);
        while (matcher.find()) {
            numbers.set(Integer.parseInt(matcher.group(1)));
            count++;
        }
        return new Found(numbers, count);
    }

    /** The whole lines in all text files of a directory. */
    static Found under(Path directory) {
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(directory)) {
            for (Path each : files.filter(it -> it.toString().endsWith(".txt")).toList()) {
                text.append(Files.readString(each, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return in(text);
    }
}
