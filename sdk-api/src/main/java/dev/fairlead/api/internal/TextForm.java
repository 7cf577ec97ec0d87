package dev.fairlead.api.internal;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a single value (a number, a name, a time) is written as text, and read back. */
public final class TextForm {
    private static final Kind[] KINDS = Kind.values();

    private final Kind kind;
    private final Enum<?>[] constants;
    private final String expects;

    /**
     * What is written. Chosen by switches, not by functions kept in fields: linking a lambda for
     * each took a quarter of the time in which the first configuration of a JVM was read.
     */
    private enum Kind {
        TEXT(String.class, "text"),
        TRUTH(Boolean.class, "true or false"),
        BYTE(Byte.class, "a whole number from -128 to 127"),
        SHORT(Short.class, "a whole number from -32768 to 32767"),
        INTEGER(Integer.class, "a whole number"),
        LONG(Long.class, "a whole number"),
        FLOAT(Float.class, "a number"),
        DOUBLE(Double.class, "a number"),
        DECIMAL(BigDecimal.class, "a decimal number"),
        UUID(java.util.UUID.class, "a UUID"),
        INSTANT(Instant.class, "a time as 2026-01-31T10:15:30Z"),
        DATE(LocalDate.class, "a date as 2026-01-31"),
        TIME(LocalTime.class, "a time of day as 10:15:30"),
        DURATION(Duration.class, "a duration as 500ms, 10s, 5m, 2h or 1d"),
        PATH(Path.class, "a path"),
        URI(java.net.URI.class, "a URI"),
        BYTES(byte[].class, "bytes in base64"),
        CONSTANT(Enum.class, "one of ");

        private final Class<?> type;
        private final String expects;

        Kind(Class<?> type, String expects) {
            this.type = type;
            this.expects = expects;
        }
    }

    private TextForm(Kind kind, Enum<?>[] constants, String expects) {
        this.kind = kind;
        this.constants = constants;
        this.expects = expects;
    }

    /** The text form of a type, if it has one. */
    public static Optional<TextForm> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(ofEnum(type));
        }
        Class<?> boxed = boxed(type);
        for (Kind kind : KINDS) {
            if (kind.type == boxed && kind != Kind.CONSTANT) {
                return Optional.of(new TextForm(kind, new Enum<?>[0], kind.expects));
            }
        }
        return Optional.empty();
    }

    /** The class that stands for a primitive type; any other class is returned as it is. */
    public static Class<?> boxed(Class<?> type) {
        if (!type.isPrimitive()) {
            return type;
        } else if (type == int.class) {
            return Integer.class;
        } else if (type == long.class) {
            return Long.class;
        } else if (type == boolean.class) {
            return Boolean.class;
        } else if (type == double.class) {
            return Double.class;
        } else if (type == float.class) {
            return Float.class;
        } else if (type == short.class) {
            return Short.class;
        } else if (type == byte.class) {
            return Byte.class;
        }
        return type == char.class ? Character.class : Void.class;
    }

    /**
     * The words by which a constant of an enum is known in configs, such as {@code at-least-once}.
     */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static TextForm ofEnum(Class<?> type) {
        Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
        StringJoiner words = new StringJoiner(", ");
        for (Enum<?> constant : constants) {
            words.add(word(constant));
        }
        return new TextForm(Kind.CONSTANT, constants, Kind.CONSTANT.expects + words);
    }

    private Object constant(String text) {
        String word = text.toLowerCase(Locale.ROOT).replace('_', '-');
        for (Enum<?> constant : constants) {
            if (constant.name().equals(text) || word(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException();
    }

    private static Object truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    /** Compiled when the first duration is read. */
    private static final class Amount {
        static final Pattern PATTERN = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)?");
    }

    private static Object duration(String text) {
        Matcher amount = Amount.PATTERN.matcher(text.toLowerCase(Locale.ROOT));
        if (!amount.matches()) {
            return Duration.parse(text);
        }
        long number = Long.parseLong(amount.group(1));
        String unit = amount.group(2) == null ? "ms" : amount.group(2);
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMillis(number);
        };
    }

    /** What a person should write, such as "a whole number". */
    public String expects() {
        return expects;
    }

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    public Object parse(String text) {
        try {
            return read(text);
        } catch (RuntimeException failure) {
            // NumberFormatException, DateTimeException and their kin say less than we know
            throw new IllegalArgumentException("is not " + expects, failure);
        }
    }

    private Object read(String text) {
        return switch (kind) {
            case TEXT -> text;
            case TRUTH -> truth(text);
            case BYTE -> Byte.valueOf(text);
            case SHORT -> Short.valueOf(text);
            case INTEGER -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case UUID -> java.util.UUID.fromString(text);
            case INSTANT -> Instant.parse(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case DURATION -> duration(text);
            case PATH -> Path.of(text);
            case URI -> java.net.URI.create(text);
            case BYTES -> Base64.getDecoder().decode(text);
            case CONSTANT -> constant(text);
        };
    }

    /** Writes a value of this form's type. */
    public String format(Object value) {
        return switch (kind) {
            case DURATION -> ((Duration) value).toMillis() + "ms";
            case BYTES -> Base64.getEncoder().encodeToString((byte[]) value);
            case CONSTANT -> ((Enum<?>) value).name();
            default -> value.toString();
        };
    }
}
