package dev.fairlead.samples.files;

import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Received;
import dev.fairlead.api.sink.Writer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.connect.data.Values;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Appends the lines of one partition. A batch is durable when its lines, and then the checkpoint
 * that counts them, are on the disk; both happens before {@link #write} returns.
 */
final class LineWriter implements Writer<Object> {
    private final Path path;
    private final Path checkpointPath;
    private final FileChannel file;
    private Checkpoint durable;

    private LineWriter(Path path, Path checkpointPath, FileChannel file, Checkpoint durable) {
        this.path = path;
        this.checkpointPath = checkpointPath;
        this.file = file;
        this.durable = durable;
    }

    /** Opens the file, and cuts off what is not certain to be whole. */
    static LineWriter open(Path path, Path checkpointPath) throws IOException {
        Checkpoint last = Checkpoint.read(checkpointPath);
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            file.truncate(last.length());
            file.position(file.size());
            // what is here now counts, also if the file was taken away or is older than we are
            Checkpoint durable =
                    new Checkpoint(last.nextOffset(), file.size(), last.newestTimestamp());
            durable.write(checkpointPath);
            return new LineWriter(path, checkpointPath, file, durable);
        } catch (IOException failure) {
            file.close();
            throw failure;
        }
    }

    @Override
    public OptionalLong nextOffset() {
        return OptionalLong.of(durable.nextOffset());
    }

    @Override
    public OptionalLong newestTimestamp() {
        long newest = durable.newestTimestamp();
        return newest == Checkpoint.NO_TIMESTAMP || newest == Checkpoint.UNKNOWN
                ? OptionalLong.empty()
                : OptionalLong.of(newest);
    }

    @Override
    public String place() {
        return "the file " + checkpointPath;
    }

    @Override
    public CompletionStage<?> write(Batch<Object> batch) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Received<Object> each : batch.records()) {
            if (!each.isTombstone()) {
                lines.append(text(each)).append('\n');
            }
        }
        long length = append(lines.toString().getBytes(StandardCharsets.UTF_8));
        long newest = batch.newestTimestamp().orElse(Checkpoint.NO_TIMESTAMP);
        Checkpoint written =
                new Checkpoint(
                        batch.nextOffset(), length, Math.max(durable.newestTimestamp(), newest));
        written.write(checkpointPath);
        durable = written;
        return CompletableFuture.completedFuture(null);
    }

    private long append(byte[] lines) throws IOException {
        if (file.size() != durable.length()) {
            throw new ConnectException(
                    path
                            + " has "
                            + file.size()
                            + " bytes instead of "
                            + durable.length()
                            + ": somebody else writes to it, maybe a task that was given up. This"
                            + " one stops; restart it when the other one is gone");
        }
        Checkpoint.writeFully(file, lines);
        file.force(true);
        return durable.length() + lines.length;
    }

    private static String text(Received<Object> received) {
        Object value = received.value();
        String text =
                value instanceof String plain
                        ? plain
                        : Values.convertToString(received.record().valueSchema(), value);
        return String.valueOf(text).replace("\n", "\\n").replace("\r", "\\r");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
