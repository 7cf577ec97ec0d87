package dev.fairlead.samples.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * One record of RFC 4180: fields between separators, in quotes where they need them, quotes within
 * quotes doubled; a quoted field may go over several lines. Beyond the RFC, an empty field without
 * quotes means null, and quotes in a field that does not begin with one are refused.
 */
record CsvLine(char separator) {
    String join(List<Optional<String>> fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            line.append(i == 0 ? "" : String.valueOf(separator));
            fields.get(i).ifPresent(text -> append(line, text));
        }
        return line.toString();
    }

    private void append(StringBuilder line, String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(this::isSpecial);
        line.append(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }

    List<Optional<String>> split(String text) {
        String record = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        record = record.endsWith("\r") ? record.substring(0, record.length() - 1) : record;
        List<Optional<String>> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            boolean quoted = at < record.length() && record.charAt(at) == '"';
            int end = quoted ? quoted(record, at, fields) : plain(record, at, fields);
            if (end == record.length()) {
                return fields;
            } else if (record.charAt(end) != separator) {
                throw new DataException(
                        "there is \""
                                + record.charAt(end)
                                + "\" at character "
                                + (end + 1)
                                + "; texts with it need quotes around them");
            }
            at = end + 1;
        }
    }

    /** Reads a field without quotes; returns where it ends. */
    private int plain(String record, int from, List<Optional<String>> fields) {
        int end = from;
        while (end < record.length() && !isSpecial(record.charAt(end))) {
            end++;
        }
        fields.add(end == from ? Optional.empty() : Optional.of(record.substring(from, end)));
        return end;
    }

    private boolean isSpecial(int c) {
        return c == separator || c == '"' || c == '\n' || c == '\r';
    }

    /** Reads a field with quotes; returns where it ends. */
    private static int quoted(String record, int from, List<Optional<String>> fields) {
        StringBuilder text = new StringBuilder();
        int at = from + 1;
        while (at < record.length()) {
            char next = record.charAt(at++);
            if (next != '"') {
                text.append(next);
            } else if (at < record.length() && record.charAt(at) == '"') {
                text.append('"');
                at++;
            } else {
                fields.add(Optional.of(text.toString()));
                return at;
            }
        }
        throw new DataException("the quote at character " + (from + 1) + " has no end");
    }
}
