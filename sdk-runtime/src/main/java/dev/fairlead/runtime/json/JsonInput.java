package dev.fairlead.runtime.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON text on its way into values. It takes only what is beyond doubt; what Jackson may take but
 * is unusual, and what is wrong, ends in an {@link UnusualException}. Not thread-safe.
 */
final class JsonInput {
    static final int END = -1;

    private static final int DEPTH_MAX = 500;
    private static final int NAME_MAX = 10_000;
    private static final int KEPT_NAME_MAX = 60;
    private static final int TEXT_MAX = 10_000_000;
    private static final int NUMBER_MAX = 100;

    /** So many digits fit into a long in any case. */
    private static final int DIGITS_MAX = 18;

    /** So many digits, with a point among them, fit into a double without loss. */
    private static final int EXACT_DIGITS_MAX = 15;

    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final byte[] NULL = JsonOutput.ascii("null");
    private static final byte[] TRUE = JsonOutput.ascii("true");
    private static final byte[] FALSE = JsonOutput.ascii("false");

    private final byte[] text;
    private final Names names;
    private int at;
    private int depth;

    /** The name of the entry that was begun last. */
    private Names.Name within;

    /** Whether there was half of a character, escaped. */
    private boolean halves;

    JsonInput(byte[] text, Names names) {
        this.text = text;
        this.names = names;
        this.within = names.start();
    }

    int position() {
        return at;
    }

    /** The next byte that isn't white space, without taking it; {@link #END} at the end. */
    int peek() {
        while (at < text.length) {
            byte next = text[at];
            if (next > ' ' || (next != ' ' && next != '\n' && next != '\r' && next != '\t')) {
                return next;
            }
            at++;
        }
        return END;
    }

    boolean takes(char sign) {
        if (peek() != sign) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char sign) {
        if (!takes(sign)) {
            throw UnusualException.unusual();
        }
    }

    void open(char bracket) {
        if (++depth > DEPTH_MAX) {
            throw UnusualException.unusual();
        }
        expect(bracket);
    }

    /** Notes that what follows is inside of something that was opened already. */
    void enter() {
        depth++;
    }

    void leave() {
        depth--;
    }

    boolean closes(char bracket) {
        boolean closes = takes(bracket);
        if (closes) {
            depth--;
        }
        return closes;
    }

    /** Takes exactly these bytes, or nothing. */
    boolean takes(byte[] expected) {
        int end = at + expected.length;
        if (end > text.length || !Arrays.equals(text, at, end, expected, 0, expected.length)) {
            return false;
        }
        at = end;
        return true;
    }

    boolean takesNull() {
        return peek() == 'n' && takesWord(NULL);
    }

    boolean bool() {
        int next = peek();
        if (next == 't' && takesWord(TRUE)) {
            return true;
        }
        if (next == 'f' && takesWord(FALSE)) {
            return false;
        }
        throw UnusualException.unusual();
    }

    private boolean takesWord(byte[] word) {
        if (!takes(word)) {
            return false;
        }
        endOfScalar();
        return true;
    }

    /** What may follow a number or a word. */
    private void endOfScalar() {
        if (at < text.length) {
            switch (text[at]) {
                case ',', '}', ']' -> {
                    if (depth == 0) {
                        throw UnusualException.unusual();
                    }
                }
                case ' ', '\n', '\r', '\t' -> {}
                default -> throw UnusualException.unusual();
            }
        }
    }

    /** The name of an object's entry, and the colon after it. */
    Names.Name name() {
        Names.Name name = anyName();
        within = name;
        return name;
    }

    /** As {@link #name}, of an object's first entry: probably the same as in the last record. */
    Names.Name firstName() {
        Names.Name guess = names.inside(within);
        if (guess != null && takesName(guess)) {
            return guess;
        }
        Names.Name around = within;
        Names.Name name = name();
        around.isAround(name);
        return name;
    }

    /** As {@link #name}, of the entry after that of {@code before}. */
    Names.Name nameAfter(Names.Name before) {
        Names.Name guess = names.behind(before);
        if (guess != null && takesName(guess)) {
            return guess;
        }
        Names.Name name = name();
        before.isBefore(name);
        return name;
    }

    private boolean takesName(Names.Name guess) {
        peek();
        if (!takes(guess.quoted())) {
            return false;
        }
        expect(':');
        within = guess;
        return true;
    }

    private Names.Name anyName() {
        Names.Name known = plainName();
        if (known == null) {
            halves = false;
            known = Names.Name.rare(text(NAME_MAX));
            if (halves) {
                throw UnusualException.unusual(); // Jackson refuses them in names, not in values
            }
        }
        expect(':');
        return known;
    }

    /** A short name of plain letters; null, with nothing taken, if it isn't that. */
    private Names.@Nullable Name plainName() {
        if (peek() != '"') {
            return null;
        }
        int from = at + 1;
        int last = Math.min(text.length, from + KEPT_NAME_MAX);
        int hash = 0;
        for (int i = from; i < last; i++) {
            byte next = text[i];
            if (next == '"') {
                at = i + 1;
                return names.of(text, from, i, hash);
            }
            if (next < ' ' || next == '\\') {
                return null;
            }
            hash = 31 * hash + next;
        }
        return null;
    }

    String text() {
        return text(TEXT_MAX);
    }

    private String text(int most) {
        expect('"');
        int from = at;
        int i = PlainText.end(text, from);
        int signs = 0;
        for (; i < text.length; i++) {
            byte next = text[i];
            if (next == '"') {
                at = i + 1;
                if (i - from > most) {
                    throw UnusualException.unusual();
                }
                return signs == 0
                        ? new String(text, from, i - from, StandardCharsets.ISO_8859_1)
                        : EscapedText.unicode(text, from, i);
            }
            if (next == '\\') {
                return escaped(from, i, most);
            }
            signs |= next & 0x80;
            if (next >= 0 && next < ' ') {
                break;
            }
        }
        throw UnusualException.unusual();
    }

    private String escaped(int from, int firstEscape, int most) {
        EscapedText decoded = EscapedText.of(text, from, firstEscape, most);
        at = decoded.end();
        halves |= decoded.halves();
        return decoded.text();
    }

    /** A whole number that certainly fits. */
    long whole() {
        boolean negative = peek() == '-';
        int from = negative ? at + 1 : at;
        int end = from;
        long value = 0;
        while (end < text.length && text[end] >= '0' && text[end] <= '9') {
            value = value * 10 + (text[end] - '0');
            end++;
        }
        takeWhole(from, end);
        return negative ? -value : value;
    }

    private void takeWhole(int from, int end) {
        if (end == from || end - from > DIGITS_MAX || (text[from] == '0' && end - from > 1)) {
            throw UnusualException.unusual();
        }
        at = end;
        endOfScalar();
    }

    /** A number: whole if it has no fraction and no exponent. */
    Object number() {
        boolean negative = peek() == '-';
        int from = negative ? at + 1 : at;
        int end = from;
        long value = 0;
        while (end < text.length && text[end] >= '0' && text[end] <= '9') {
            value = value * 10 + (text[end] - '0');
            end++;
        }
        if (end < text.length && (text[end] == '.' || (text[end] | 0x20) == 'e')) {
            return real();
        }
        takeWhole(from, end);
        return negative ? -value : value;
    }

    /** Whether the number that comes next has no fraction and no exponent. */
    boolean isWhole() {
        peek();
        for (int i = at; i < text.length; i++) {
            byte next = text[i];
            if (next == '.' || next == 'e' || next == 'E') {
                return false;
            }
            if (next != '-' && (next < '0' || next > '9')) {
                return true;
            }
        }
        return true;
    }

    /** The digits of a number with a fraction or an exponent, or of one that has neither. */
    String digits() {
        peek();
        int from = at;
        int i = from < text.length && text[from] == '-' ? from + 1 : from;
        int end = digitsFrom(i);
        if (text[i] == '0' && end - i > 1) {
            throw UnusualException.unusual();
        }
        if (end < text.length && text[end] == '.') {
            end = digitsFrom(end + 1);
        }
        if (end < text.length && (text[end] == 'e' || text[end] == 'E')) {
            end++;
            boolean signed = end < text.length && (text[end] == '+' || text[end] == '-');
            end = digitsFrom(signed ? end + 1 : end);
        }
        if (end - from > NUMBER_MAX) {
            throw UnusualException.unusual();
        }
        at = end;
        endOfScalar();
        return new String(text, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private int digitsFrom(int from) {
        int end = from;
        while (end < text.length && text[end] >= '0' && text[end] <= '9') {
            end++;
        }
        if (end == from) {
            throw UnusualException.unusual();
        }
        return end;
    }

    /** A number as Apache's converter takes it: exactly, and only then made a double. */
    double real() {
        peek();
        int from = at;
        boolean negative = from < text.length && text[from] == '-';
        int i = negative ? from + 1 : from;
        int first = i;
        int point = -1;
        long value = 0;
        for (; i < text.length; i++) {
            byte next = text[i];
            if (next >= '0' && next <= '9' && i - first <= EXACT_DIGITS_MAX) {
                value = value * 10 + (next - '0');
            } else if (next == '.' && point < 0 && i > first) {
                point = i;
            } else {
                break;
            }
        }
        boolean leadingZero = i - first > 1 && text[first] == '0' && point != first + 1;
        if (point < 0 || point == i - 1 || leadingZero || !endsScalar(i)) {
            return isWhole() ? (double) whole() : new BigDecimal(digits()).doubleValue();
        }
        at = i;
        // Both are exact, so that the quotient is the nearest double there is.
        double size = value / TENS[i - point - 1];
        return negative && value != 0 ? -size : size;
    }

    private boolean endsScalar(int end) {
        return depth > 0
                && end < text.length
                && (text[end] == ',' || text[end] == '}' || text[end] == ']');
    }

    /** As {@link #real}. */
    float shortReal() {
        return isWhole() ? (float) whole() : new BigDecimal(digits()).floatValue();
    }
}
