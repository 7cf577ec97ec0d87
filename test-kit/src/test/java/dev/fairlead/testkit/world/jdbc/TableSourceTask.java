package dev.fairlead.testkit.world.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task of {@link TableSource}. */
public final class TableSourceTask extends SourceTask {
    enum Style {
        /** By growing id. */
        INCREMENTING,
        /** By timestamp, and by id where timestamps are equal. */
        TIMESTAMP_AND_ID,
        /** By timestamp alone: of rows that share one, those behind the limit are lost. */
        TIMESTAMP_ALONE,
        /** Takes the last id of the result for the offset of each of its rows. */
        OFFSET_OF_THE_BATCH,
        /** Moves its position before the rows are read: when that fails, they are skipped. */
        POSITION_BEFORE_READING,
        /** Has all ids in its offset that it has read, so that rows which come late are new. */
        REMEMBERS
    }

    private record Position(long id, Timestamp updated, String read) {}

    private static final int LIMIT = 3;

    private final Map<String, Position> positions = new HashMap<>();
    private Style style = Style.INCREMENTING;
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
        for (String table : settings.get("tables").split(",")) {
            Map<String, Object> stored =
                    context.offsetStorageReader().offset(Map.of("table", table));
            positions.put(
                    table,
                    stored == null
                            ? new Position(0, new Timestamp(0), "-1")
                            : new Position(
                                    ((Number) stored.get("id")).longValue(),
                                    new Timestamp(((Number) stored.get("updated")).longValue()),
                                    String.valueOf(stored.get("read"))));
        }
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        Map<String, Position> before = new HashMap<>(positions);
        try {
            if (connection == null) {
                connection = DriverManager.getConnection(url);
            }
            for (String table : before.keySet()) {
                records.addAll(read(table));
            }
        } catch (SQLException e) {
            if (style != Style.POSITION_BEFORE_READING) {
                positions.putAll(before);
            }
            disconnect();
            throw new RetriableException(e);
        }
        if (records.isEmpty()) {
            synchronized (this) {
                wait(2);
            }
            return null;
        }
        return records;
    }

    private List<SourceRecord> read(String table) throws SQLException {
        Position from = positions.get(table);
        String condition =
                switch (style) {
                    case TIMESTAMP_ALONE -> "updated > ? and id > ? order by updated, id";
                    case TIMESTAMP_AND_ID ->
                            "updated >= ? and (updated > ? or id > ?) order by updated, id";
                    case REMEMBERS ->
                            "updated >= ? and id > ? and id not in ("
                                    + from.read()
                                    + ") order by id";
                    default -> "updated >= ? and id > ? order by id";
                };
        List<SourceRecord> records = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select id, updated, text from "
                                + table
                                + " where "
                                + condition
                                + " limit "
                                + LIMIT)) {
            int parameter = 1;
            boolean remembers = style == Style.REMEMBERS;
            query.setTimestamp(parameter++, remembers ? new Timestamp(0) : from.updated());
            if (style == Style.TIMESTAMP_AND_ID) {
                query.setTimestamp(parameter++, from.updated());
            }
            boolean byId = style != Style.TIMESTAMP_ALONE && !remembers;
            query.setLong(parameter, byId ? from.id() : 0);
            String read = from.read();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    read = remembers ? read + "," + rows.getLong(1) : read;
                    Position at = new Position(rows.getLong(1), rows.getTimestamp(2), read);
                    positions.put(table, at);
                    records.add(record(table, at, rows.getString(3)));
                }
            }
        }
        return style == Style.OFFSET_OF_THE_BATCH
                ? records.stream()
                        .map(r -> record(table, positions.get(table), (String) r.value()))
                        .toList()
                : records;
    }

    private static SourceRecord record(String table, Position at, String text) {
        return new SourceRecord(
                Map.of("table", table),
                Map.of("id", at.id(), "updated", at.updated().getTime(), "read", at.read()),
                "topic",
                null,
                text);
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new ConnectException(e);
        } finally {
            connection = null;
        }
    }

    @Override
    public void stop() {
        disconnect();
    }
}
