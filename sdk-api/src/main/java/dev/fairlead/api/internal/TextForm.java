package dev.fairlead.api.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a single value (a number, a name, a time) is written as text, and read back. */
public final class TextForm {
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)?");
    private static final Map<Class<?>, TextForm> KNOWN =
            Map.ofEntries(
                    form(String.class, "text", text -> text, Object::toString),
                    form(Boolean.class, "true or false", TextForm::truth, Object::toString),
                    form(Byte.class, "a whole number from -128 to 127", Byte::valueOf),
                    form(Short.class, "a whole number from -32768 to 32767", Short::valueOf),
                    form(Integer.class, "a whole number", Integer::valueOf),
                    form(Long.class, "a whole number", Long::valueOf),
                    form(Float.class, "a number", Float::valueOf),
                    form(Double.class, "a number", Double::valueOf),
                    form(BigDecimal.class, "a decimal number", BigDecimal::new),
                    form(UUID.class, "a UUID", UUID::fromString),
                    form(Instant.class, "a time as 2026-01-31T10:15:30Z", Instant::parse),
                    form(LocalDate.class, "a date as 2026-01-31", LocalDate::parse),
                    form(LocalTime.class, "a time of day as 10:15:30", LocalTime::parse),
                    form(
                            Duration.class,
                            "a duration as 500ms, 10s, 5m, 2h or 1d",
                            TextForm::duration,
                            d -> ((Duration) d).toMillis() + "ms"),
                    form(Path.class, "a path", Path::of),
                    form(URI.class, "a URI", URI::create),
                    form(
                            byte[].class,
                            "bytes in base64",
                            Base64.getDecoder()::decode,
                            bytes -> Base64.getEncoder().encodeToString((byte[]) bytes)));

    private final String expects;
    private final Function<String, Object> parse;
    private final Function<Object, String> format;

    private TextForm(
            String expects, Function<String, Object> parse, Function<Object, String> format) {
        this.expects = expects;
        this.parse = parse;
        this.format = format;
    }

    private static Map.Entry<Class<?>, TextForm> form(
            Class<?> type, String expects, Function<String, Object> parse) {
        return form(type, expects, parse, Object::toString);
    }

    private static Map.Entry<Class<?>, TextForm> form(
            Class<?> type,
            String expects,
            Function<String, Object> parse,
            Function<Object, String> format) {
        return Map.entry(type, new TextForm(expects, parse, format));
    }

    /** The text form of a type, if it has one. */
    public static Optional<TextForm> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(ofEnum(type));
        }
        return Optional.ofNullable(KNOWN.get(boxed(type)));
    }

    /** The class that stands for a primitive type; any other class is returned as it is. */
    public static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    /**
     * The words by which a constant of an enum is known in configs, such as {@code at-least-once}.
     */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static TextForm ofEnum(Class<?> type) {
        Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
        String words =
                Arrays.stream(constants).map(TextForm::word).collect(Collectors.joining(", "));
        return new TextForm(
                "one of " + words,
                text ->
                        Arrays.stream(constants)
                                .filter(
                                        c ->
                                                c.name().equals(text)
                                                        || word(c).equals(
                                                                        text.toLowerCase(
                                                                                        Locale.ROOT)
                                                                                .replace('_', '-')))
                                .findFirst()
                                .orElseThrow(IllegalArgumentException::new),
                constant -> ((Enum<?>) constant).name());
    }

    private static Object truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Object duration(String text) {
        Matcher amount = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
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
            return parse.apply(text);
        } catch (RuntimeException failure) {
            // NumberFormatException, DateTimeException and their kin say less than we know
            throw new IllegalArgumentException("is not " + expects, failure);
        }
    }

    /** Writes a value of this form's type. */
    public String format(Object value) {
        return format.apply(value);
    }
}
