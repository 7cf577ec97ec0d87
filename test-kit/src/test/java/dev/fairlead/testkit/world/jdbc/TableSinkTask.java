package dev.fairlead.testkit.world.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
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
        COMMITS_AT_STOP(true, false);

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
        if (records.isEmpty()) {
            return;
        }
        for (SinkRecord record : records) {
            if (!(record.value() instanceof Struct)) {
                throw new DataException("no row: " + record.value());
            }
        }
        try {
            if (connection == null) {
                connect();
            }
            write(records);
            if (style.transactions && style != Style.COMMITS_AT_STOP) {
                connection.commit();
            }
        } catch (SQLException e) {
            disconnect();
            if (style != Style.SWALLOWS_FAILURES) {
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
                            + ", text varchar)");
        }
    }

    private void write(Collection<SinkRecord> records) throws SQLException {
        String sql = style.appends ? "insert into sunk values" : "merge into sunk key (id) values";
        try (PreparedStatement write = connection.prepareStatement(sql + " (?, ?)")) {
            for (SinkRecord record : records) {
                Struct value = (Struct) record.value();
                write.setLong(1, value.getInt64("id"));
                write.setString(2, value.getString("text"));
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
