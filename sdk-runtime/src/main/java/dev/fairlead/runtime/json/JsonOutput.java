package dev.fairlead.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** JSON text in the making, in the very bytes that Jackson's generator writes. Not thread-safe. */
final class JsonOutput {
    /** Deeper values are left to Jackson, which has a limit of its own. */
    private static final int DEPTH_MAX = 500;

    /** A larger buffer isn't kept for the next record. */
    private static final int KEPT_MAX = 1 << 20;

    /** Doubles below it have a text without an exponent. */
    private static final double PLAIN_MAX = 1e6;

    private static final byte[] HEX = ascii("0123456789ABCDEF");
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] LEAST_LONG = ascii(Long.toString(Long.MIN_VALUE));
    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];

    /** What follows the backslash; 'u' for a code, 0 for what needs none. */
    private static final byte[] ESCAPES = new byte[128];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
        Arrays.fill(ESCAPES, 0, 0x20, (byte) 'u');
        ESCAPES['\b'] = 'b';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\f'] = 'f';
        ESCAPES['\r'] = 'r';
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
    }

    private byte[] bytes = new byte[512];
    private int length;
    private int depth;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The bytes of {@code "name":}. */
    static byte[] name(String name) {
        JsonOutput output = new JsonOutput();
        output.text(name);
        output.sign(':');
        return output.toBytes();
    }

    void clear() {
        length = 0;
        depth = 0;
        if (bytes.length > KEPT_MAX) {
            bytes = new byte[512];
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    void sign(char sign) {
        room(1);
        bytes[length++] = (byte) sign;
    }

    void open(char bracket) {
        if (++depth > DEPTH_MAX) {
            throw UnusualException.unusual();
        }
        sign(bracket);
    }

    void close(char bracket) {
        depth--;
        sign(bracket);
    }

    void nothing() {
        raw(NULL);
    }

    void bool(boolean value) {
        raw(value ? TRUE : FALSE);
    }

    void number(long value) {
        if (value == Long.MIN_VALUE) {
            raw(LEAST_LONG);
            return;
        }
        room(20);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int end = length + digits(rest);
        int at = end;
        while (rest >= 100) {
            long next = rest / 100;
            int pair = (int) (rest - next * 100);
            bytes[--at] = ONES[pair];
            bytes[--at] = TENS[pair];
            rest = next;
        }
        bytes[--at] = ONES[(int) rest];
        if (rest >= 10) {
            bytes[--at] = TENS[(int) rest];
        }
        length = end;
    }

    private static int digits(long positive) {
        int digits = 1;
        for (long limit = 10; digits < 19 && positive >= limit; limit *= 10) {
            digits++;
        }
        return digits;
    }

    void number(float value) {
        boolean finite = Float.isFinite(value);
        plain(Float.toString(value), finite);
    }

    void number(double value) {
        double size = Math.abs(value);
        if (size >= 0.001 && size < PLAIN_MAX) {
            long thousandths = Math.round(size * 1000);
            if (thousandths / 1000.0 == size) {
                decimal(value < 0, thousandths);
                return;
            }
        }
        boolean finite = Double.isFinite(value);
        plain(Double.toString(value), finite);
    }

    /**
     * As {@link Double#toString} does it: the only decimal number with so few digits of which this
     * is the nearest double, with one digit behind the point at least.
     */
    private void decimal(boolean negative, long thousandths) {
        long whole = thousandths / 1000;
        int rest = (int) (thousandths - whole * 1000);
        if (negative) {
            sign('-');
        }
        number(whole);
        room(4);
        bytes[length++] = '.';
        int hundreds = rest / 100;
        bytes[length++] = (byte) ('0' + hundreds);
        int pair = rest - hundreds * 100;
        if (pair != 0) {
            bytes[length++] = TENS[pair];
            if (ONES[pair] != '0') {
                bytes[length++] = ONES[pair];
            }
        }
    }

    /** Text of digits and letters only. */
    void plain(String text, boolean bare) {
        if (!bare) {
            sign('"');
        }
        raw(ascii(text));
        if (!bare) {
            sign('"');
        }
    }

    void base64(byte[] value) {
        sign('"');
        raw(Base64.getEncoder().encode(value));
        sign('"');
    }

    void text(String text) {
        int chars = text.length();
        room(chars + 2);
        byte[] into = bytes;
        int at = length;
        into[at++] = '"';
        int i = 0;
        for (; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || ESCAPES[c] != 0) {
                break;
            }
            into[at++] = (byte) c;
        }
        length = at;
        if (i < chars) {
            rest(text, i);
        }
        sign('"');
    }

    private void rest(String text, int from) {
        room(6 * (text.length() - from));
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                one(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | (c >> 6));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isSurrogate(c)) {
                code(c);
            } else {
                bytes[length++] = (byte) (0xE0 | (c >> 12));
                bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            }
        }
    }

    private void one(char c) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
            bytes[length++] = (byte) c;
        } else if (escape == 'u') {
            code(c);
        } else {
            bytes[length++] = '\\';
            bytes[length++] = escape;
        }
    }

    private void code(char c) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(c >> shift) & 0xF];
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
