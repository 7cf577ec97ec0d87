package dev.fairlead.samples.csv;

import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.SchemaCodec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/** A column: its type, and what its text says. */
record CsvColumn<T>(Column<T> column, Function<String, T> reading) {
    private static final Pattern TEXT = Pattern.compile("(\\w+) +([a-z]+)(?: +(\\d{1,2}))?(\\?)?");

    /** What a person wrote; empty if it is no column. */
    static Optional<CsvColumn<?>> parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches() || (parts.group(3) != null) != parts.group(2).equals("decimal")) {
            return Optional.empty();
        }
        String name = parts.group(1);
        CsvColumn<?> column =
                switch (parts.group(2)) {
                    case "string" -> of(name, String.class, same -> same);
                    case "int" -> of(name, Integer.class, Integer::valueOf);
                    case "long" -> of(name, Long.class, Long::valueOf);
                    case "double" -> of(name, Double.class, Double::valueOf);
                    case "boolean" -> of(name, Boolean.class, CsvColumn::truth);
                    case "date" -> of(name, LocalDate.class, LocalDate::parse);
                    case "timestamp" -> of(name, Instant.class, Instant::parse);
                    case "decimal" -> decimal(name, Integer.parseInt(parts.group(3)));
                    default -> null;
                };
        return Optional.ofNullable(column)
                .map(known -> parts.group(4) == null ? known : known.optional());
    }

    private static <T> CsvColumn<T> of(String name, Class<T> type, Function<String, T> reading) {
        return new CsvColumn<>(Column.of(name, type), reading);
    }

    private static CsvColumn<BigDecimal> decimal(String name, int scale) {
        return new CsvColumn<>(
                Column.of(name, SchemaCodec.decimal(scale)),
                text -> new BigDecimal(text).setScale(scale, RoundingMode.UNNECESSARY));
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    private CsvColumn<T> optional() {
        return new CsvColumn<>(column.optional(), reading);
    }

    /** Reads a field; no text means that it is empty. */
    void read(Optional<String> field, Row.Builder row) {
        boolean text = column.holds(String.class) && !column.isOptional();
        Optional<String> found = text ? Optional.of(field.orElse("")) : field;
        try {
            row.set(column, found.map(reading));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException misfit) {
            throw new DataException(
                    "the column " + column + " has \"" + found.orElse("") + "\"", misfit);
        }
    }

    /** What is written for a row; nothing for null. */
    Optional<String> write(Row row) {
        return row.find(column)
                .map(
                        value ->
                                value instanceof BigDecimal decimal
                                        ? decimal.toPlainString()
                                        : value.toString());
    }
}
