package dev.fairlead.testkit.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Spells stored source partitions and offsets as the JSON that they are. */
final class OffsetTexts {
    private final String prefix;
    private final UnaryOperator<String> shorten;

    OffsetTexts(String connector, UnaryOperator<String> shorten) {
        this.prefix = "[\"" + connector + "\",";
        this.shorten = shorten;
    }

    /** The partition in a key of the offset store. */
    String partition(ByteBuffer key) {
        String json = utf8(key);
        return json.startsWith(prefix)
                ? shorten.apply(json.substring(prefix.length(), json.length() - 1))
                : shorten.apply(json);
    }

    /** A value of the offset store; null when it is removed. */
    String offset(@Nullable ByteBuffer value) {
        return value == null ? "null" : shorten.apply(utf8(value));
    }

    private static String utf8(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}
