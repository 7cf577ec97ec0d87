package dev.fairlead.samples.guide;

import dev.fairlead.api.Doc;
import java.time.DateTimeException;
import java.time.Instant;

/** What a tide gauge has measured. */
public record Reading(
        @Doc("When it was measured") Instant at,
        @Doc("Height of the water above chart datum") double metres,
        String remark) {
    public Reading {
        if (remark.indexOf('\n') >= 0 || remark.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a remark has one line, not \"" + remark + "\"");
        }
    }

    /**
     * Reads a line such as {@code 2026-03-01T06:00:00Z 3.42 swell}.
     *
     * @throws IllegalArgumentException if the line is no reading; the message says why
     */
    static Reading parse(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException(
                    "\""
                            + line
                            + "\" is no reading; one looks like"
                            + " \"2026-03-01T06:00:00Z 3.42 swell\"");
        }
        try {
            return new Reading(Instant.parse(parts[0]), Double.parseDouble(parts[1]), parts[2]);
        } catch (DateTimeException | NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "\"" + line + "\" is no reading: " + wrong.getMessage(), wrong);
        }
    }

    /** The reading as the line that {@link #parse} reads. */
    String line() {
        return at + " " + metres + " " + remark;
    }
}
