package dev.fairlead.samples.jdbc;

import dev.fairlead.api.schema.Row;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Received;
import dev.fairlead.api.sink.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;

/** Writes one partition: a batch and the offset after it by one transaction. */
final class TableWriter implements Writer<Row>, AutoCloseable {
    private final TopicPartition partition;
    private final Connection connection;
    private final Progress progress;
    private final Changes changes;

    private TableWriter(
            TopicPartition partition, Connection connection, Progress progress, Changes changes) {
        this.partition = partition;
        this.connection = connection;
        this.progress = progress;
        this.changes = changes;
    }

    static TableWriter open(TableSinkConfig config, TopicPartition partition) {
        try {
            Connection connection = config.connection().connect();
            try {
                connection.setAutoCommit(false);
                return new TableWriter(
                        partition,
                        connection,
                        Progress.open(connection, config.offsetsTable(), partition),
                        new Changes(connection, config));
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw Trouble.of("cannot open the database for " + partition, failure);
        }
    }

    @Override
    public OptionalLong nextOffset() {
        return OptionalLong.of(progress.nextOffset());
    }

    @Override
    public OptionalLong newestTimestamp() {
        long newest = progress.newestTimestamp();
        return newest == Progress.NONE ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    @Override
    public String place() {
        return progress.place();
    }

    @Override
    public CompletionStage<?> write(Batch<Row> batch) throws InterruptedException {
        long next = batch.nextOffset();
        long newest =
                Math.max(progress.newestTimestamp(), batch.newestTimestamp().orElse(Progress.NONE));
        try {
            List<Change> wanted = changes(batch);
            progress.lock();
            if (!tryAll(wanted)) {
                progress.lock();
                oneByOne(batch, wanted);
            }
            progress.store(next, newest);
            batch.awaitRejected(); // or they would be lost, for they count as written
            connection.commit();
        } catch (SQLException failure) {
            throw Trouble.of("cannot write " + partition, failure);
        }
        progress.stored(next, newest);
        return CompletableFuture.completedFuture(null);
    }

    private List<Change> changes(Batch<Row> batch) throws SQLException {
        List<Change> wanted = new ArrayList<>();
        for (Received<Row> each : batch.records()) {
            try {
                changes.of(each).ifPresent(wanted::add);
            } catch (DataException misfit) {
                batch.reject(each, misfit);
            }
        }
        return wanted;
    }

    /** Writes all, the same statements together; undoes it if a row is refused. */
    private boolean tryAll(List<Change> wanted) throws SQLException {
        try {
            int from = 0;
            while (from < wanted.size()) {
                int to = from;
                String sql = wanted.get(from).sql();
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (; to < wanted.size() && wanted.get(to).sql().equals(sql); to++) {
                        wanted.get(to).bind(statement);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
                from = to;
            }
            return true;
        } catch (SQLException failure) {
            if (!Trouble.isOfTheRow(failure)) {
                throw failure;
            }
            connection.rollback();
            return false;
        }
    }

    private void oneByOne(Batch<Row> batch, List<Change> wanted) throws SQLException {
        for (Change change : wanted) {
            Savepoint before = connection.setSavepoint();
            try (PreparedStatement statement = connection.prepareStatement(change.sql())) {
                change.bind(statement);
                statement.executeUpdate();
                connection.releaseSavepoint(before);
            } catch (SQLException failure) {
                if (!Trouble.isOfTheRow(failure)) {
                    throw failure;
                }
                connection.rollback(before);
                batch.reject(change.of(), failure);
            }
        }
    }

    /** Ends the transaction, too, if one is open. */
    @Override
    public void close() throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.close();
        }
    }
}
