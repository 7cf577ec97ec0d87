package ${package};

import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Received;
import dev.fairlead.api.sink.Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes the records of one partition. A file is named by its offset: what comes again replaces itself. */
final class RecordWriter implements Writer<Object> {
    private final Path directory;

    RecordWriter(Path directory) {
        this.directory = directory;
    }

    /** Returns when the batch is durable; only then may its offsets be committed. */
    @Override
    public CompletionStage<?> write(Batch<Object> batch) throws IOException {
        for (Received<Object> each : batch.records()) {
            if (!each.isTombstone()) {
                store(each.offset(), String.valueOf(each.value()));
            }
        }
        try (FileChannel names = FileChannel.open(directory)) {
            names.force(true); // the files are on the disk; now their names are, too
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Either all of a file is there, or nothing. */
    private void store(long offset, String text) throws IOException {
        Path half = directory.resolve("half-written");
        try (FileChannel file = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        String name = String.format(Locale.ROOT, "%019d.txt", offset);
        Files.move(half, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
