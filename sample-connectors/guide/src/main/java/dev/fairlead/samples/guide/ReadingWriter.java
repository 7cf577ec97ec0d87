package dev.fairlead.samples.guide;

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

/** Writes the readings of one partition. */
final class ReadingWriter implements Writer<Reading> {
    private final Path directory;

    ReadingWriter(Path directory) {
        this.directory = directory;
    }

    @Override
    public CompletionStage<?> write(Batch<Reading> batch) throws IOException {
        for (Received<Reading> each : batch.records()) {
            Reading reading = each.value();
            if (reading != null) {
                store(each.offset(), reading.line());
            }
        }
        try (FileChannel names = FileChannel.open(directory)) {
            names.force(true); // the files are on the disk; now their names are, too
        }
        return CompletableFuture.completedFuture(null);
    }

    private void store(long offset, String line) throws IOException {
        Path half = directory.resolve("half-written");
        try (FileChannel file =
                FileChannel.open(
                        half,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        String name = String.format(Locale.ROOT, "%019d.txt", offset);
        Files.move(half, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
