package dev.fairlead.api.schema;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a path, once, from left to right. */
final class PathParser {
    private static final char QUOTE = '`';

    private final String text;
    private final List<PathStep> steps = new ArrayList<>();
    private int at;

    PathParser(String text) {
        this.text = text;
    }

    List<PathStep> steps() {
        steps.add(name());
        while (at < text.length()) {
            if (text.charAt(at) == '.') {
                at++;
                steps.add(name());
            } else {
                steps.add(element());
            }
        }
        return steps;
    }

    private PathStep name() {
        String name = at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain();
        if (name.isEmpty()) {
            throw refused("has an empty name at position " + at);
        }
        return new PathStep.Name(name);
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            at++;
        }
        return text.substring(start, at);
    }

    /**
     * As Kafka does (KIP-821), a quote within a name ends it only if the path could go on there.
     */
    private String quoted() {
        int start = at++;
        StringBuilder name = new StringBuilder();
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
                name.append(QUOTE);
                at++;
            } else if (c == QUOTE && ends(at + 1)) {
                at++;
                return name.toString();
            } else {
                name.append(c);
            }
        }
        throw refused("has a ` at position " + start + " that nothing closes");
    }

    private boolean ends(int next) {
        return next == text.length() || text.charAt(next) == '.' || text.charAt(next) == '[';
    }

    private PathStep element() {
        int start = at;
        int end = text.indexOf(']', at);
        String within = end < 0 ? "" : text.substring(at + 1, end);
        if (text.charAt(at) == '[' && (within.equals("*") || isNumber(within)) && ends(end + 1)) {
            at = end + 1;
            return within.equals("*")
                    ? new PathStep.Each()
                    : new PathStep.Index(Integer.parseInt(within));
        }
        throw refused(
                "has something other than [*] or a number as [0] at position "
                        + start
                        + "; put a name with brackets or dots in backticks");
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty()
                && digits.length() < 10
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("the path \"" + text + "\" " + why);
    }
}
