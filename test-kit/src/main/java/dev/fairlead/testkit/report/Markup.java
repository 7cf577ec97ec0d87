package dev.fairlead.testkit.report;

import java.util.ArrayList;
import java.util.List;

/** Text as it may stand in HTML and SVG. */
final class Markup {
    private static final int REPLACEMENT = 0xfffd;

    private Markup() {}

    /**
     * Text or the value of an attribute; what XML can't hold, or would turn text around, is
     * replaced.
     */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '&' -> escaped.append("&amp;");
                                case '"' -> escaped.append("&quot;");
                                case '\'' -> escaped.append("&#39;");
                                default -> escaped.appendCodePoint(isHarmless(c) ? c : REPLACEMENT);
                            }
                        });
        return escaped.toString();
    }

    private static boolean isHarmless(int c) {
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
        boolean surrogate = c >= 0xd800 && c < 0xe000;
        boolean turnsAround = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return !control && !surrogate && !turnsAround && (c & 0xfffe) != 0xfffe;
    }

    /** At most {@code max} characters, whole ones. */
    static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(0, max - 1))) + "\u2026";
    }

    /** Lines of at most {@code width} characters, broken at blanks where there are some. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(cut(word, width));
        }
        lines.add(line.toString());
        return lines;
    }
}
