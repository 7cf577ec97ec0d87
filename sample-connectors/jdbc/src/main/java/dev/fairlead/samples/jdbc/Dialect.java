package dev.fairlead.samples.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/** What databases spell differently. Names are quoted already. */
enum Dialect {
    H2("varbinary") {
        @Override
        String upsert(String table, List<String> keys, List<String> columns) {
            return "merge into "
                    + table
                    + list(columns)
                    + " key "
                    + list(keys)
                    + " values "
                    + marks(columns);
        }
    },
    POSTGRESQL("bytea") {
        @Override
        String upsert(String table, List<String> keys, List<String> columns) {
            List<String> changes =
                    columns.stream()
                            .filter(column -> !keys.contains(column))
                            .map(column -> column + " = excluded." + column)
                            .toList();
            return insert(table, columns)
                    + " on conflict "
                    + list(keys)
                    + (changes.isEmpty()
                            ? " do nothing"
                            : " do update set " + String.join(", ", changes));
        }
    };

    private final String bytes;

    Dialect(String bytes) {
        this.bytes = bytes;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                    throw new ConnectException(
                            "the database is \""
                                    + product
                                    + "\", whose SQL this sink does not know; it knows H2 and"
                                    + " PostgreSQL");
        };
    }

    /** Inserts a row, or replaces that of the same key. */
    abstract String upsert(String table, List<String> keys, List<String> columns);

    String insert(String table, List<String> columns) {
        return "insert into " + table + list(columns) + " values " + marks(columns);
    }

    String delete(String table, List<String> keys) {
        return "delete from " + table + " where " + String.join(" = ? and ", keys) + " = ?";
    }

    static String list(List<String> names) {
        return " (" + String.join(", ", names) + ")";
    }

    private static String marks(List<String> columns) {
        return list(Collections.nCopies(columns.size(), "?")).strip();
    }

    /**
     * The type of a column.
     *
     * @throws DataException if no column has such values
     */
    String type(Schema schema) {
        String name = schema.name() == null ? "" : schema.name();
        return switch (name) {
            case Decimal.LOGICAL_NAME ->
                    "decimal(38, " + schema.parameters().get(Decimal.SCALE_FIELD) + ")";
            case Date.LOGICAL_NAME -> "date";
            case Time.LOGICAL_NAME -> "time(3)";
            case Timestamp.LOGICAL_NAME -> "timestamp(3) with time zone";
            default ->
                    switch (schema.type()) {
                        case INT8, INT16 -> "smallint";
                        case INT32 -> "integer";
                        case INT64 -> "bigint";
                        case FLOAT32 -> "real";
                        case FLOAT64 -> "double precision";
                        case BOOLEAN -> "boolean";
                        case STRING -> "varchar";
                        case BYTES -> bytes;
                        default ->
                                throw new DataException(
                                        "no column can hold a "
                                                + schema.type()
                                                + "; flatten the record, or leave the field out,"
                                                + " by a transformation");
                    };
        };
    }
}
