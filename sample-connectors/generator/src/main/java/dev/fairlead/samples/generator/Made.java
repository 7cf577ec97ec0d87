package dev.fairlead.samples.generator;

import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.SchemaCodec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kind of field: its type, and how a value is made. */
record Made<T>(Function<String, Column<T>> column, Making<T> making) {
    private static final Pattern RANGE =
            Pattern.compile(
                    "(integer|decimal) (-?\\d{1,15}(?:\\.\\d+)?)\\.\\.(-?\\d{1,15}(?:\\.\\d+)?)");
    private static final Pattern TEXT = Pattern.compile("text (\\d{1,4})");
    private static final Pattern CHOICE = Pattern.compile("one of (.+)");

    /** Makes the value of the record with a number. */
    interface Making<T> {
        T value(long number, SplittableRandom random);
    }

    /** What a text describes; empty if it is nothing. */
    static Optional<Made<?>> of(String text) {
        Matcher range = RANGE.matcher(text);
        Matcher length = TEXT.matcher(text);
        Matcher choice = CHOICE.matcher(text);
        if (range.matches()) {
            return range(
                    range.group(1).equals("integer"),
                    new BigDecimal(range.group(2)),
                    new BigDecimal(range.group(3)));
        } else if (length.matches()) {
            int letters = Integer.parseInt(length.group(1));
            return Optional.of(of(String.class, (number, random) -> letters(letters, random)));
        } else if (choice.matches()) {
            List<String> words = List.of(choice.group(1).split(" *, *"));
            return Optional.of(
                    of(String.class, (number, random) -> words.get(random.nextInt(words.size()))));
        }
        return switch (text) {
            case "number" -> Optional.of(of(Long.class, (number, random) -> number));
            case "flag" -> Optional.of(of(Boolean.class, (number, random) -> random.nextBoolean()));
            case "uuid" ->
                    Optional.of(
                            of(
                                    UUID.class,
                                    (number, random) ->
                                            new UUID(random.nextLong(), random.nextLong())));
            default -> Optional.empty();
        };
    }

    private static <T> Made<T> of(Class<T> type, Making<T> making) {
        return new Made<>(name -> Column.of(name, type), making);
    }

    private static Optional<Made<?>> range(boolean whole, BigDecimal from, BigDecimal to) {
        int scale = Math.max(from.scale(), to.scale());
        if (from.compareTo(to) > 0 || (whole && scale > 0) || scale > 3) {
            return Optional.empty();
        }
        long low = from.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        long high = to.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        return Optional.of(
                whole
                        ? of(Long.class, (number, random) -> random.nextLong(low, high + 1))
                        : new Made<>(
                                name -> Column.of(name, SchemaCodec.decimal(scale)),
                                (number, random) ->
                                        BigDecimal.valueOf(random.nextLong(low, high + 1), scale)));
    }

    private static String letters(int count, SplittableRandom random) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    /** A field of this kind. */
    Field<T> named(String name) {
        return new Field<>(column.apply(name), making);
    }

    /** A column, and how its values are made. */
    record Field<T>(Column<T> column, Making<T> making) {
        void make(Row.Builder row, long number, SplittableRandom random) {
            row.set(column, making.value(number, random));
        }
    }
}
