package dev.fairlead.samples.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;

/** A row that says how much of a partition is written; changed by the transaction that writes. */
final class Progress {
    /** No record has a timestamp. */
    static final long NONE = -1;

    private static final String WHERE = " where topic = ? and part = ?";

    private final Connection connection;
    private final String table;
    private final TopicPartition partition;
    private long nextOffset;
    private long newestTimestamp = NONE;

    private Progress(Connection connection, String table, TopicPartition partition) {
        this.connection = connection;
        this.table = table;
        this.partition = partition;
    }

    /** Reads the row; makes it, and the table, if there is none. */
    static Progress open(Connection connection, String name, TopicPartition partition)
            throws SQLException {
        Progress progress = new Progress(connection, Quoted.of(connection, name), partition);
        if (!progress.isThere()) {
            progress.insert();
        }
        connection.commit();
        return progress;
    }

    private boolean isThere() throws SQLException {
        try {
            return read("");
        } catch (SQLException failure) {
            if (!Trouble.isNoTable(failure)) {
                throw failure;
            }
            connection.rollback();
            createTable();
            return read(""); // another task may have been faster
        }
    }

    private void createTable() throws SQLException {
        try (Statement create = connection.createStatement()) {
            create.executeUpdate(
                    "create table if not exists "
                            + table
                            + " (topic varchar(249) not null, part integer not null,"
                            + " next_offset bigint not null, newest_timestamp bigint not null,"
                            + " primary key (topic, part))");
        }
        connection.commit();
    }

    private boolean read(String lock) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select next_offset, newest_timestamp from " + table + WHERE + lock)) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.partition());
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    return false;
                }
                nextOffset = found.getLong(1);
                newestTimestamp = found.getLong(2);
                return true;
            }
        }
    }

    private void insert() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " values (?, ?, 0, ?)")) {
            insert.setString(1, partition.topic());
            insert.setInt(2, partition.partition());
            insert.setLong(3, NONE);
            insert.executeUpdate();
        } catch (SQLException failure) {
            if (!Trouble.isTaken(failure)) {
                throw failure;
            }
            connection.rollback();
            read(""); // another task was first
        }
    }

    long nextOffset() {
        return nextOffset;
    }

    long newestTimestamp() {
        return newestTimestamp;
    }

    /** Has nobody else write this partition until the transaction ends. */
    void lock() throws SQLException {
        long before = nextOffset;
        if (!read(" for update") || nextOffset != before) {
            throw new RetriableException(
                    "another task has written "
                            + partition
                            + " up to offset "
                            + nextOffset
                            + " since this one saw "
                            + before
                            + "; it goes on from there");
        }
    }

    /** Changes the row, within the transaction. */
    void store(long next, long newest) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update " + table + " set next_offset = ?, newest_timestamp = ?" + WHERE)) {
            update.setLong(1, next);
            update.setLong(2, newest);
            update.setString(3, partition.topic());
            update.setInt(4, partition.partition());
            update.executeUpdate();
        }
    }

    /** The transaction is committed. */
    void stored(long next, long newest) {
        nextOffset = next;
        newestTimestamp = newest;
    }

    String place() {
        return "the row of " + partition + " in the table " + table;
    }
}
