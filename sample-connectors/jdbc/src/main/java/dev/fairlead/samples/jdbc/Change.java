package dev.fairlead.samples.jdbc;

import dev.fairlead.api.schema.Row;
import dev.fairlead.api.sink.Received;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What a record does to its table: a statement, and its values. */
record Change(Received<Row> of, String sql, List<Optional<Object>> values) {
    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int place, Optional<Object> possible)
            throws SQLException {
        Object value = possible.orElse(null);
        if (value == null) {
            statement.setNull(place, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Byte small) {
            statement.setShort(place, small);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(place, bytes);
        } else if (value instanceof BigDecimal decimal) {
            statement.setBigDecimal(place, decimal);
        } else {
            statement.setObject(place, value);
        }
    }
}
