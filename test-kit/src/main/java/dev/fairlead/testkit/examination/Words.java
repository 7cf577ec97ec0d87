package dev.fairlead.testkit.examination;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Spells what a task emits so that two runs can be compared: whatever the machine's language and
 * time zone, and with "now" for each moment of the run itself, such as when a line was read.
 */
@SuppressWarnings("JavaUtilDate") // what Connect's logical types hold
final class Words {
    private static final long DAY_MS = 86_400_000;

    private Words() {}

    static String of(@Nullable Object value) {
        if (value instanceof Date date) {
            return isNow(date.getTime()) ? "now" : date.toInstant().toString();
        }
        if (value instanceof Long number) {
            return isMoment(number) ? "now" : number.toString();
        }
        if (value instanceof String text) {
            return isMoment(text) ? "now" : text;
        }
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof Struct struct) {
            Map<String, String> fields = new TreeMap<>();
            for (Field field : struct.schema().fields()) {
                fields.put(field.name(), of(struct.get(field)));
            }
            return fields.toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> entries = new TreeMap<>();
            map.forEach((key, each) -> entries.put(of(key), of(each)));
            return entries.toString();
        }
        return value instanceof List<?> list
                ? list.stream().map(Words::of).toList().toString()
                : String.valueOf(value);
    }

    /** In milliseconds, as Connect counts, or in seconds, micro- or nanoseconds. */
    private static boolean isMoment(long number) {
        return isNow(number)
                || isNow(number / 1000)
                || isNow(number / 1_000_000)
                || (number < Integer.MAX_VALUE && isNow(number * 1000));
    }

    private static boolean isMoment(String text) {
        if (text.length() < 20 || text.charAt(10) != 'T') {
            return false;
        }
        try {
            return isNow(Instant.parse(text).toEpochMilli());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isNow(long millis) {
        return Math.abs(millis - System.currentTimeMillis()) < DAY_MS;
    }
}
