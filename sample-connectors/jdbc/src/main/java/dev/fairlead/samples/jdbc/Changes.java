package dev.fairlead.samples.jdbc;

import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.RowType;
import dev.fairlead.api.schema.SchemaCodec;
import dev.fairlead.api.sink.Received;
import dev.fairlead.samples.jdbc.TableSinkConfig.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Makes statements of records, and has the tables ready for them. */
final class Changes {
    private static final SchemaCodec<Row> ROWS = SchemaCodec.of(Row.class);

    private final Connection connection;
    private final TableSinkConfig config;
    private final Dialect dialect;
    private final Map<String, TargetTable> tables = new HashMap<>();

    Changes(Connection connection, TableSinkConfig config) throws SQLException {
        this.connection = connection;
        this.config = config;
        this.dialect = Dialect.of(connection);
    }

    /**
     * The change that a record asks for; empty if none.
     *
     * @throws DataException if no row can be made of it
     */
    Optional<Change> of(Received<Row> received) throws SQLException {
        boolean upserts = config.mode() == Mode.UPSERT;
        Row value = received.value();
        if (value == null && !(upserts && config.deleteRows())) {
            return Optional.empty();
        }
        Row key = upserts ? key(received.record()) : null;
        Map<String, Column<?>> columns = new LinkedHashMap<>();
        Map<String, Optional<Object>> values = new LinkedHashMap<>();
        take(key, columns, values);
        List<String> keys = List.copyOf(columns.keySet());
        take(value, columns, values);
        TargetTable table = table(received.record().topic());
        table.ensure(columns, Set.copyOf(keys));
        List<String> all = List.copyOf(columns.keySet());
        String sql =
                value == null
                        ? table.delete(keys)
                        : upserts ? table.upsert(keys, all) : table.insert(all);
        return Optional.of(new Change(received, sql, List.copyOf(values.values())));
    }

    private TargetTable table(String topic) throws SQLException {
        String name = config.table().replace("{topic}", topic);
        TargetTable known = tables.get(name);
        if (known == null) {
            known = new TargetTable(connection, config, dialect, name);
            tables.put(name, known);
        }
        return known;
    }

    private Row key(SinkRecord record) {
        Object key = record.key();
        if (key instanceof Struct struct) {
            return ROWS.fromConnect(struct.schema(), struct);
        }
        Schema schema = record.keySchema();
        if (key == null || schema == null) {
            throw new DataException(
                    "the record has no key with a schema; mode upsert needs one, for it becomes"
                            + " the primary key");
        }
        RowType single = RowType.of(struct(schema));
        return ROWS.fromConnect(
                single.schema(), new Struct(single.schema()).put(config.keyColumn(), key));
    }

    private Schema struct(Schema key) {
        return SchemaBuilder.struct().field(config.keyColumn(), key).build();
    }

    private static void take(
            @Nullable Row row,
            Map<String, Column<?>> columns,
            Map<String, Optional<Object>> values) {
        if (row == null) {
            return;
        }
        for (Column<?> column : row.type().columns()) {
            if (columns.putIfAbsent(column.name(), column) == null) {
                values.put(column.name(), row.find(column).map(any -> any));
            }
        }
    }
}
