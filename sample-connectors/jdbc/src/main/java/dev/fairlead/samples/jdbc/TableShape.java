package dev.fairlead.samples.jdbc;

import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.RowType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/** What the rows of a table look like, as long as nobody alters it. */
final class TableShape {
    private final TableSourceConfig config;
    private final Table table;
    private final List<Said> columns;
    private final List<Cell<?>> cells;
    private final RowType rows;
    private final Cell<?> id;
    private final RowType keys;
    private final Optional<Said> time;

    /** What the database says of a column. */
    private record Said(
            String name, int type, String typeName, int precision, int scale, boolean nullable) {
        static Said of(ResultSetMetaData all, int i) throws SQLException {
            return new Said(
                    all.getColumnLabel(i),
                    all.getColumnType(i),
                    all.getColumnTypeName(i).toLowerCase(Locale.ROOT),
                    all.getPrecision(i),
                    all.getScale(i),
                    all.isNullable(i) != ResultSetMetaData.columnNoNulls);
        }

        static List<Said> all(ResultSetMetaData all) throws SQLException {
            List<Said> columns = new ArrayList<>();
            for (int i = 1; i <= all.getColumnCount(); i++) {
                columns.add(of(all, i));
            }
            return columns;
        }

        /** PostgreSQL's driver calls both kinds of timestamps by one number. */
        boolean hasZone() {
            return type == Types.TIMESTAMP_WITH_TIMEZONE || typeName.equals("timestamptz");
        }

        Cell<?> cell(int i) {
            return Cell.of(i, name, type, typeName, precision, scale, hasZone());
        }
    }

    private TableShape(TableSourceConfig config, Table table, List<Said> columns) {
        this.config = config;
        this.table = table;
        this.columns = columns;
        this.cells = new ArrayList<>();
        for (Said column : columns) {
            Cell<?> cell = column.cell(cells.size() + 1);
            cells.add(column.nullable() ? cell.optional() : cell);
        }
        this.rows = RowType.of(table.name(), columns(cells));
        this.id = find(config.idColumn(), "id.column").cell(place(config.idColumn()));
        this.keys = RowType.of(table.name() + ".key", columns(List.of(id)));
        this.time =
                config.mode() == TableSourceConfig.Mode.TIMESTAMP
                        ? Optional.of(find(config.timestampColumn(), "timestamp.column"))
                        : Optional.empty();
    }

    static TableShape of(ResultSetMetaData columns, TableSourceConfig config, Table table)
            throws SQLException {
        return new TableShape(config, table, Said.all(columns));
    }

    private static List<Column<?>> columns(List<Cell<?>> cells) {
        List<Column<?>> columns = new ArrayList<>();
        cells.forEach(cell -> columns.add(cell.column()));
        return columns;
    }

    private Said find(String name, String setting) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConnectException(
                                        table
                                                + " has no column \""
                                                + name
                                                + "\"; correct "
                                                + setting
                                                + ", or leave the table out of tables"));
    }

    private int place(String name) {
        return 1 + columns.stream().map(Said::name).toList().indexOf(name);
    }

    /** This one, or another if the table was altered; the schema of a table stays one object. */
    TableShape orAsIn(ResultSetMetaData now) throws SQLException {
        List<Said> said = Said.all(now);
        return said.equals(columns) ? this : new TableShape(config, table, said);
    }

    Row row(ResultSet found) throws SQLException {
        Row.Builder row = rows.row();
        for (Cell<?> cell : cells) {
            cell.copy(found, row);
        }
        return row.build();
    }

    Row key(ResultSet found) throws SQLException {
        Row.Builder key = keys.row();
        id.copy(found, key);
        return key.build();
    }

    /** When a row was changed, as exactly as the database says. */
    Instant updated(ResultSet found) throws SQLException {
        String name = config.timestampColumn();
        return isZoned()
                ? found.getObject(name, OffsetDateTime.class).toInstant()
                : found.getObject(name, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** A time as the column has it: by comparing other types, databases would bring in zones. */
    Object time(Instant at) {
        OffsetDateTime zoned = at.atOffset(ZoneOffset.UTC);
        return isZoned() ? zoned : zoned.toLocalDateTime();
    }

    private boolean isZoned() {
        return time.isPresent() && time.get().hasZone();
    }
}
