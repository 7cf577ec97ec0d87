package dev.fairlead.runtime.json;

import java.nio.charset.StandardCharsets;

/**
 * Text with escapes in it, decoded.
 *
 * @param end where the text goes on behind the closing quote
 * @param halves whether there was half of a character, escaped
 */
record EscapedText(String text, int end, boolean halves) {
    /**
     * Decodes what is between quotes.
     *
     * @param firstEscape where the first backslash is; plain text comes before it
     * @param most bytes
     */
    static EscapedText of(byte[] text, int from, int firstEscape, int most) {
        StringBuilder decoded = new StringBuilder();
        boolean halves = false;
        int plainFrom = from;
        int i = firstEscape;
        while (i < text.length && i - from <= most) {
            byte next = text[i];
            if (next == '"') {
                decoded.append(unicode(text, plainFrom, i));
                return new EscapedText(decoded.toString(), i + 1, halves);
            }
            if (next >= 0 && next < ' ') {
                throw UnusualException.unusual();
            }
            if (next == '\\') {
                decoded.append(unicode(text, plainFrom, i));
                char sign = escape(text, i + 1);
                decoded.append(sign);
                halves |= Character.isSurrogate(sign);
                i += text[i + 1] == 'u' ? 6 : 2;
                plainFrom = i;
            } else {
                i++;
            }
        }
        throw UnusualException.unusual();
    }

    /** Decoded; what isn't UTF-8 becomes a replacement character, which thus isn't taken either. */
    static String unicode(byte[] text, int from, int to) {
        String decoded = new String(text, from, to - from, StandardCharsets.UTF_8);
        if (decoded.indexOf('\uFFFD') >= 0) {
            throw UnusualException.unusual();
        }
        return decoded;
    }

    /** What is meant by what follows a backslash. */
    private static char escape(byte[] text, int i) {
        if (i >= text.length) {
            throw UnusualException.unusual();
        }
        return switch (text[i]) {
            case '"', '\\', '/' -> (char) text[i];
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> code(text, i + 1);
            default -> throw UnusualException.unusual();
        };
    }

    private static char code(byte[] text, int from) {
        if (from + 4 > text.length) {
            throw UnusualException.unusual();
        }
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = text[i] < 0 ? -1 : Character.digit(text[i], 16);
            if (digit < 0) {
                throw UnusualException.unusual();
            }
            code = (code << 4) | digit;
        }
        return (char) code;
    }
}
