package dev.fairlead.samples.jdbc;

import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.Reader;
import dev.fairlead.samples.jdbc.TableSourceConfig.Mode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table that follow an offset. */
final class TableReader implements Reader<RowOffset, TypedSourceRecord<Row, Row>> {
    private final TableSourceConfig config;
    private final Table table;
    private final String clock;
    private final Callable<Connection> connection;
    private @Nullable RowOffset last;
    private @Nullable TableShape shape;

    /**
     * @param clock the statement that asks the database for the time
     * @param connection the connection of the moment, which is somebody else's to close
     */
    TableReader(
            TableSourceConfig config,
            Table table,
            Optional<RowOffset> resumeAfter,
            String clock,
            Callable<Connection> connection) {
        this.config = config;
        this.table = table;
        this.clock = clock;
        this.connection = connection;
        this.last = resumeAfter.orElse(null);
        if (isByTime() && resumeAfter.isPresent() && resumeAfter.get().updated().isEmpty()) {
            throw new ConnectException(
                    "the offset of "
                            + table
                            + " has no timestamp, for it was stored in mode incrementing; go back"
                            + " to that mode, or reset the offset to read all rows again");
        }
    }

    private boolean isByTime() {
        return config.mode() == Mode.TIMESTAMP;
    }

    @Override
    public List<Item<RowOffset, TypedSourceRecord<Row, Row>>> read(int max) throws Exception {
        try {
            return read(connection.call(), max);
        } catch (SQLException failure) {
            throw Trouble.of("cannot read " + table, failure);
        }
    }

    private List<Item<RowOffset, TypedSourceRecord<Row, Row>>> read(Connection open, int max)
            throws SQLException {
        TableShape known = shape == null ? ask(open) : shape;
        // read before the rows: what is older than this is visible to the next statement
        Optional<Instant> until =
                isByTime() ? Optional.of(now(open).minus(config.delay())) : Optional.empty();
        String sql = select(open, max);
        List<Item<RowOffset, TypedSourceRecord<Row, Row>>> items = new ArrayList<>();
        try (PreparedStatement select = open.prepareStatement(sql)) {
            bind(select, known, until);
            try (ResultSet rows = select.executeQuery()) {
                known = known.orAsIn(rows.getMetaData());
                while (rows.next()) {
                    items.add(item(known, rows));
                }
            }
        }
        shape = known;
        last = items.isEmpty() ? last : items.get(items.size() - 1).offset();
        return items;
    }

    private TableShape ask(Connection open) throws SQLException {
        try (PreparedStatement nothing =
                        open.prepareStatement("select * from " + name(open) + " where 1 = 0");
                ResultSet none = nothing.executeQuery()) {
            return TableShape.of(none.getMetaData(), config, table);
        }
    }

    private Instant now(Connection open) throws SQLException {
        try (PreparedStatement ask = open.prepareStatement(clock);
                ResultSet answer = ask.executeQuery()) {
            answer.next();
            return answer.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private String name(Connection open) throws SQLException {
        return Quoted.of(open, table.schema()) + "." + Quoted.of(open, table.name());
    }

    private String select(Connection open, int max) throws SQLException {
        String id = Quoted.of(open, config.idColumn());
        String by = isByTime() ? Quoted.of(open, config.timestampColumn()) : id;
        String after = last == null ? id + " is not null" : id + " > ?";
        if (isByTime()) {
            after =
                    last == null
                            ? by + " <= ?"
                            : by
                                    + " <= ? and ("
                                    + by
                                    + " > ? or ("
                                    + by
                                    + " = ? and "
                                    + id
                                    + " > ?))";
        }
        return "select * from "
                + name(open)
                + " where "
                + after
                + " order by "
                + (isByTime() ? by + ", " + id : id)
                + " fetch first "
                + max
                + " rows only";
    }

    private void bind(PreparedStatement select, TableShape known, Optional<Instant> until)
            throws SQLException {
        int parameter = 1;
        RowOffset after = last;
        if (until.isPresent()) {
            select.setObject(parameter++, known.time(until.get()));
        }
        if (after != null && after.updated().isPresent()) {
            select.setObject(parameter++, known.time(after.updated().get()));
            select.setObject(parameter++, known.time(after.updated().get()));
        }
        if (after != null) {
            select.setLong(parameter, after.id());
        }
    }

    private Item<RowOffset, TypedSourceRecord<Row, Row>> item(TableShape known, ResultSet rows)
            throws SQLException {
        long id = rows.getLong(config.idColumn());
        TypedSourceRecord<Row, Row> record = TypedSourceRecord.of(known.key(rows), known.row(rows));
        if (!isByTime()) {
            return new Item<>(new RowOffset(id, Optional.empty()), record);
        }
        Instant updated = known.updated(rows);
        return new Item<>(new RowOffset(id, Optional.of(updated)), record.withTimestamp(updated));
    }
}
