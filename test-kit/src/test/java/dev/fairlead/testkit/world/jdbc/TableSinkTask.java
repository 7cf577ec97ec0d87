package dev.fairlead.testkit.world.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A task of {@link TableSink}. */
public final class TableSinkTask extends SinkTask {
    enum Style {
        /** Replaces rows by their key. */
        UPSERT(true, false),
        /** Adds rows; what fails is rolled back. */
        INSERT(true, true),
        /** Adds rows one by one; what fails isn't rolled back. */
        INSERT_WITHOUT_TRANSACTION(false, true),
        /** Takes a failed batch for stored. */
        SWALLOWS_FAILURES(true, false),
        /** Commits when it is stopped. */
        COMMITS_AT_STOP(true, false),
        /** Replaces rows by their key unless they come from later in the topic; deletes, too. */
        UPSERT_IF_NEWER(true, false),
        /** Writes what had failed after what comes next. */
        WRITES_THE_FAILED_LATER(true, false),
        /** Replaces rows by their key, with all fields. */
        ALL_FIELDS(true, false),
        /** Stores amounts without what is behind the point. */
        CUTS_AMOUNTS(true, false);

        private final boolean transactions;
        private final boolean appends;

        Style(boolean transactions, boolean appends) {
            this.transactions = transactions;
            this.appends = appends;
        }
    }

    private Style style = Style.UPSERT;
    private String url = "";
    private Connection connection;
    private final List<SinkRecord> failed = new ArrayList<>();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        style = Style.valueOf(settings.get("style"));
        url = settings.get("database.url");
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (records.isEmpty() && failed.isEmpty()) {
            return;
        }
        for (SinkRecord record : records) {
            boolean tombstone = record.value() == null && record.key() instanceof Struct;
            boolean deletes = style == Style.UPSERT_IF_NEWER && tombstone;
            if (!(record.value() instanceof Struct) && !deletes) {
                throw new DataException("no row: " + record.value());
            }
        }
        try {
            if (connection == null) {
                connect();
            }
            write(records);
            if (records.isEmpty()) {
                write(failed);
                failed.clear();
            }
            if (style.transactions && style != Style.COMMITS_AT_STOP) {
                connection.commit();
            }
        } catch (SQLException e) {
            disconnect();
            if (style == Style.WRITES_THE_FAILED_LATER) {
                failed.addAll(records);
            } else if (style != Style.SWALLOWS_FAILURES) {
                throw new RetriableException(e);
            }
        }
    }

    private void connect() throws SQLException {
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(!style.transactions);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists sunk (id bigint"
                            + (style.appends ? "" : " primary key")
                            + ", text varchar"
                            + columns()
                            + ")");
        }
    }

    private String columns() {
        return switch (style) {
            case UPSERT_IF_NEWER -> ", position bigint";
            case ALL_FIELDS -> ", amount decimal(20, 2), flag boolean, note varchar";
            case CUTS_AMOUNTS -> ", amount decimal(20, 0), flag boolean, note varchar";
            default -> "";
        };
    }

    private void write(Collection<SinkRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        try (PreparedStatement write = connection.prepareStatement(sql())) {
            for (SinkRecord record : records) {
                fill(write, record);
                if (style.transactions) {
                    write.addBatch();
                } else {
                    write.executeUpdate();
                }
            }
            if (style.transactions) {
                write.executeBatch();
            }
        }
    }

    private String sql() {
        return switch (style) {
            case UPSERT_IF_NEWER ->
                    "merge into sunk using (select cast(? as bigint) i, cast(? as varchar) t,"
                            + " cast(? as bigint) p) on id = i"
                            + " when matched and position < p"
                            + " then update set text = t, position = p"
                            + " when not matched then insert values (i, t, p)";
            case ALL_FIELDS, CUTS_AMOUNTS -> "merge into sunk key (id) values (?, ?, ?, ?, ?)";
            default ->
                    (style.appends ? "insert into sunk values" : "merge into sunk key (id) values")
                            + " (?, ?)";
        };
    }

    private void fill(PreparedStatement write, SinkRecord record) throws SQLException {
        Struct value = (Struct) record.value();
        write.setLong(1, ((Struct) (value == null ? record.key() : value)).getInt64("id"));
        write.setString(2, value == null ? null : value.getString("text"));
        if (style == Style.UPSERT_IF_NEWER) {
            write.setLong(3, record.kafkaOffset());
        } else if (style == Style.ALL_FIELDS || style == Style.CUTS_AMOUNTS) {
            write.setBigDecimal(3, (BigDecimal) value.get("amount"));
            write.setBoolean(4, value.getBoolean("flag"));
            write.setString(5, value.getString("note"));
        }
    }

    /** Without a commit; the database rolls back. */
    private void disconnect() {
        try {
            if (connection != null) {
                if (style.transactions && !connection.isClosed()) {
                    connection.rollback();
                }
                connection.close();
            }
        } catch (SQLException e) {
            // the connection was lost, and with it what wasn't committed
        } finally {
            connection = null;
        }
    }

    @Override
    public void stop() {
        try {
            if (connection != null && style == Style.COMMITS_AT_STOP && !connection.isClosed()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new ConnectException(e);
        } finally {
            disconnect();
        }
    }
}
