package dev.fairlead.runtime.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A record on one line: where it is, its key, its value. Thread-safe. */
final class RecordText {
    private static final int LONGEST = 2000;

    private final Terminal terminal;

    RecordText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One line, without its end. */
    String of(
            String topic,
            int partition,
            long offset,
            byte @Nullable [] key,
            byte @Nullable [] value) {
        return terminal.cyan(topic + "-" + partition + "@" + offset)
                + "  "
                + terminal.yellow(text(key))
                + "  "
                + text(value);
    }

    /** Text as it is, with escapes for what would break the line; anything else in hexadecimal. */
    static String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "null";
        }
        try {
            String decoded =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return cut(escape(decoded), bytes.length);
        } catch (CharacterCodingException e) {
            int shown = Math.min(bytes.length, LONGEST);
            return cut("0x" + HexFormat.of().formatHex(bytes, 0, shown), bytes.length);
        }
    }

    private static String cut(String text, int bytes) {
        return text.length() > LONGEST
                ? text.substring(0, LONGEST) + "... (" + bytes + " bytes)"
                : text;
    }

    private static String escape(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(
                        c -> {
                            switch (c) {
                                case '\n' -> escaped.append("\\n");
                                case '\r' -> escaped.append("\\r");
                                case '\t' -> escaped.append("\\t");
                                default -> {
                                    if (Character.isISOControl(c)) {
                                        escaped.append(String.format("\\u%04x", c));
                                    } else {
                                        escaped.append((char) c);
                                    }
                                }
                            }
                        });
        return escaped.toString();
    }
}
