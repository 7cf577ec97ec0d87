package dev.fairlead.samples.jdbc;

import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import dev.fairlead.api.source.TaskResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of tables: one source partition per table, one topic per table. Tables and columns
 * that come later are found. The key is the id, the value the row.
 *
 * <p>Mode {@code incrementing} reads rows in the order of their id, so an id that becomes visible
 * after a higher one is not found: it is for tables that one transaction at a time adds to.
 *
 * <p>Mode {@code timestamp} reads rows in the order of time and id, so rows of one time are never
 * split. A row is read when it is older than {@code delay} by the database's clock. Hence the rule:
 * no row is lost whose transaction is committed within {@code delay} after it set the timestamp;
 * what takes longer may be missed. A row that changes twice within that time is read once. Columns
 * without a time zone are taken for UTC.
 */
public final class TableSource
        extends PartitionedSource<
                TableSourceConfig, Table, RowOffset, TypedSourceRecord<Row, Row>> {
    private static final String[] KINDS = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};

    private final TaskResource<Connection> connection =
            perTask(config -> config.connection().connect());

    @Override
    protected Stream<Table> partitions(TableSourceConfig config) {
        try (Connection connection = config.connection().connect()) {
            String schema = config.schema().orElse(connection.getSchema());
            TreeSet<String> names = new TreeSet<>();
            try (ResultSet found = connection.getMetaData().getTables(null, schema, "%", KINDS)) {
                while (found.next()) {
                    if (schema.equals(found.getString("TABLE_SCHEM"))) {
                        names.add(found.getString("TABLE_NAME"));
                    }
                }
            }
            List<String> wanted = config.tables();
            return names.stream()
                    .filter(name -> wanted.isEmpty() || wanted.contains(name))
                    .map(name -> new Table(schema, name));
        } catch (SQLException failure) {
            throw Trouble.of("cannot list the tables", failure);
        }
    }

    @Override
    protected Reader<RowOffset, TypedSourceRecord<Row, Row>> open(
            TableSourceConfig config, Table table, Optional<RowOffset> resumeAfter) {
        return new TableReader(
                config, table, resumeAfter, "select current_timestamp", connection::get);
    }

    @Override
    protected String topic(
            TableSourceConfig config, Table table, @Nullable TypedSourceRecord<Row, Row> row) {
        return config.topicPrefix() + table.name();
    }
}
