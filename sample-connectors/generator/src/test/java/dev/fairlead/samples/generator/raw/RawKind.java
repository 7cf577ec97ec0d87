package dev.fairlead.samples.generator.raw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;

/** A kind of field: its schema, and how a value is made. */
record RawKind(Schema schema, Making making) {
    private static final Pattern RANGE =
            Pattern.compile(
                    "(integer|decimal) (-?\\d{1,15}(?:\\.\\d+)?)\\.\\.(-?\\d{1,15}(?:\\.\\d+)?)");
    private static final Pattern TEXT = Pattern.compile("text (\\d{1,4})");
    private static final Pattern CHOICE = Pattern.compile("one of (.+)");

    /** Makes the value of the record with a number. */
    interface Making {
        Object value(long number, SplittableRandom random);
    }

    /** What a text describes; empty if it is nothing. */
    static Optional<RawKind> of(String text) {
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
            return of(Schema.STRING_SCHEMA, (number, random) -> letters(letters, random));
        } else if (choice.matches()) {
            List<String> words = List.of(choice.group(1).split(" *, *"));
            return of(
                    Schema.STRING_SCHEMA,
                    (number, random) -> words.get(random.nextInt(words.size())));
        }
        return switch (text) {
            case "number" -> of(Schema.INT64_SCHEMA, (number, random) -> number);
            case "flag" -> of(Schema.BOOLEAN_SCHEMA, (number, random) -> random.nextBoolean());
            case "uuid" ->
                    of(
                            Schema.STRING_SCHEMA,
                            (number, random) ->
                                    new UUID(random.nextLong(), random.nextLong()).toString());
            default -> Optional.empty();
        };
    }

    private static Optional<RawKind> of(Schema schema, Making making) {
        return Optional.of(new RawKind(schema, making));
    }

    private static Optional<RawKind> range(boolean whole, BigDecimal from, BigDecimal to) {
        int scale = Math.max(from.scale(), to.scale());
        if (from.compareTo(to) > 0 || (whole && scale > 0) || scale > 3) {
            return Optional.empty();
        }
        long low = from.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        long high = to.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        return whole
                ? of(Schema.INT64_SCHEMA, (number, random) -> random.nextLong(low, high + 1))
                : of(
                        Decimal.schema(scale),
                        (number, random) ->
                                BigDecimal.valueOf(random.nextLong(low, high + 1), scale));
    }

    private static String letters(int count, SplittableRandom random) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }
}
