package dev.fairlead.samples.jdbc;

import dev.fairlead.api.schema.Row;
import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes records to tables, each exactly once: the rows of a batch, and the offset after them, are
 * stored by one transaction. The value is a struct, whose fields become columns; in mode {@code
 * upsert} so do those of the key, which are the table's primary key, and a record without a value
 * deletes the row. In mode {@code insert} records without a value are left out.
 *
 * <p>Tables and columns that are missing are created, if the settings allow; columns are never
 * changed or dropped. A record that the database refuses for what it is, such as a text that is too
 * long, becomes a dead letter.
 *
 * <p>Two tasks may believe that they own a partition. Then each writes only what the other did not:
 * before it writes, it locks the row with the offset, and begins anew if that has moved.
 */
public final class TableSink extends PartitionedSink<TableSinkConfig, Row> {
    @Override
    protected Writer<Row> open(TableSinkConfig config, TopicPartition partition) {
        return TableWriter.open(config, partition);
    }

    /**
     * Moves the offsets in the database, or records before them would pass for written. All of
     * them, or none.
     */
    @Override
    protected boolean moveOffsets(
            TableSinkConfig config, Map<TopicPartition, OptionalLong> offsets) {
        try (Connection connection = config.connection().connect()) {
            connection.setAutoCommit(false);
            Map<Progress, Long> moves = new LinkedHashMap<>();
            for (Map.Entry<TopicPartition, OptionalLong> each : offsets.entrySet()) {
                Progress progress = Progress.open(connection, config.offsetsTable(), each.getKey());
                moves.put(progress, each.getValue().orElse(0));
            }
            for (Map.Entry<Progress, Long> each : moves.entrySet()) {
                each.getKey().store(each.getValue(), Progress.NONE);
            }
            connection.commit();
            return true;
        } catch (SQLException failure) {
            throw Trouble.of("cannot move the offsets in " + config.offsetsTable(), failure);
        }
    }
}
