package dev.fairlead.samples.files;

import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Change;
import dev.fairlead.api.sink.Writer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.connect.errors.DataException;

/** Collects the changes of one partition, and writes the last of each key. */
final class LatestWriter implements Writer<TypedSinkRecord<String, String>> {
    private static final int NAME_MAX = 240;

    private final Path directory;
    private final Duration linger;
    private final int keysMax;
    private final Map<String, Optional<String>> waiting = new HashMap<>();
    private CompletableFuture<Void> written = new CompletableFuture<>();

    LatestWriter(Path directory, Duration linger, int keysMax) {
        this.directory = directory;
        this.linger = linger;
        this.keysMax = keysMax;
    }

    @Override
    public CompletionStage<?> write(Batch<TypedSinkRecord<String, String>> batch)
            throws IOException {
        for (Change<String, String> change : Change.lastOf(batch)) {
            String name = URLEncoder.encode(change.key(), StandardCharsets.UTF_8);
            if (name.length() > NAME_MAX) {
                batch.reject(
                        change.from(), new DataException("the key is too long for a file's name"));
            } else {
                waiting.put(name, change.value());
            }
        }
        CompletionStage<?> stage = written;
        if (waiting.size() >= keysMax || linger.isZero()) {
            flush();
        }
        return stage;
    }

    @Override
    public Optional<Duration> flushAfter() {
        return Optional.of(linger);
    }

    @Override
    public void flush() throws IOException {
        for (Map.Entry<String, Optional<String>> each : waiting.entrySet()) {
            Path file = directory.resolve(each.getKey() + ".txt");
            if (each.getValue().isPresent()) {
                replace(file, each.getValue().get());
            } else {
                Files.deleteIfExists(file);
            }
        }
        Checkpoint.forceDirectory(directory.resolve("any"));
        waiting.clear();
        written.complete(null);
        written = new CompletableFuture<>();
    }

    /** In one step: after a crash there is the old value or this one. */
    private static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            Checkpoint.writeFully(channel, text.getBytes(StandardCharsets.UTF_8));
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
