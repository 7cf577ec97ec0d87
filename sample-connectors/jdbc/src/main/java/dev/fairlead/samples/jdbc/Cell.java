package dev.fairlead.samples.jdbc;

import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.SchemaCodec;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of the result, and how its values are read: always as the type that keeps all of the
 * value. What Connect has no type for is given as the database writes it.
 */
record Cell<T>(Column<T> column, int place, Read<T> read) {
    /** Reads a value; whether it is null, the result says afterwards. */
    interface Read<T> {
        @Nullable T from(ResultSet row, int place) throws SQLException;
    }

    static Cell<?> of(
            int place,
            String name,
            int type,
            String typeName,
            int precision,
            int scale,
            boolean zoned) {
        return switch (type) {
            case Types.BOOLEAN -> of(name, place, Boolean.class, ResultSet::getBoolean);
            case Types.BIT ->
                    precision <= 1
                            ? of(name, place, Boolean.class, ResultSet::getBoolean)
                            : text(name, place);
            case Types.TINYINT, Types.SMALLINT -> of(name, place, Short.class, ResultSet::getShort);
            case Types.INTEGER -> of(name, place, Integer.class, ResultSet::getInt);
            case Types.BIGINT -> of(name, place, Long.class, ResultSet::getLong);
            case Types.REAL -> of(name, place, Float.class, ResultSet::getFloat);
            case Types.FLOAT, Types.DOUBLE -> of(name, place, Double.class, ResultSet::getDouble);
            case Types.NUMERIC, Types.DECIMAL ->
                    precision == 0 // as PostgreSQL says when each value has a scale of its own
                            ? text(name, place)
                            : decimal(name, place, scale);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                    typeName.equals("uuid")
                            ? text(name, place)
                            : of(name, place, byte[].class, ResultSet::getBytes);
            case Types.DATE -> of(name, place, LocalDate.class, object(LocalDate.class));
            case Types.TIME -> of(name, place, LocalTime.class, object(LocalTime.class));
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                    of(name, place, Instant.class, zoned ? Cell::zoned : Cell::local);
            default -> text(name, place);
        };
    }

    private static <T> Cell<T> of(String name, int place, Class<T> type, Read<T> read) {
        return new Cell<>(Column.of(name, type), place, read);
    }

    private static Cell<String> text(String name, int place) {
        return of(name, place, String.class, ResultSet::getString);
    }

    private static Cell<BigDecimal> decimal(String name, int place, int scale) {
        return new Cell<>(
                Column.of(name, SchemaCodec.decimal(scale)), place, ResultSet::getBigDecimal);
    }

    private static <T> Read<T> object(Class<T> type) {
        return (row, place) -> row.getObject(place, type);
    }

    private static @Nullable Instant zoned(ResultSet row, int place) throws SQLException {
        OffsetDateTime time = row.getObject(place, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Instant local(ResultSet row, int place) throws SQLException {
        LocalDateTime time = row.getObject(place, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    Cell<T> optional() {
        return new Cell<>(column.optional(), place, read);
    }

    void copy(ResultSet from, Row.Builder to) throws SQLException {
        T value = read.from(from, place);
        to.set(column, from.wasNull() ? Optional.empty() : Optional.ofNullable(value));
    }
}
