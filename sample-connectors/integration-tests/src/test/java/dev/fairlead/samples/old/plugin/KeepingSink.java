package dev.fairlead.samples.old.plugin;

import dev.fairlead.api.Setting;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Received;
import dev.fairlead.api.sink.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.header.Header;

/** Appends lines to a file, each with its header; gives back those that say so. */
public final class KeepingSink extends PartitionedSink<KeepingSink.Kept, Line> {
    /** Its settings. */
    public record Kept(@Setting("The file") Path file) {}

    @Override
    protected Writer<Line> open(Kept config, TopicPartition partition) {
        return batch -> write(config.file(), batch);
    }

    private static CompletionStage<?> write(Path file, Batch<Line> batch) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Received<Line> each : batch.records()) {
            String text = each.value().text();
            if (text.contains("refuse")) {
                batch.reject(each, new IllegalArgumentException("it says so itself"));
            } else {
                Header from = each.record().headers().lastWithName("from");
                lines.add(from.value() + " | " + text);
            }
        }
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return CompletableFuture.completedFuture(null);
    }

    /** Only workers from 3.6 on ask. */
    @Override
    public boolean alterOffsets(Map<String, String> config, Map<TopicPartition, Long> offsets) {
        return true;
    }
}
