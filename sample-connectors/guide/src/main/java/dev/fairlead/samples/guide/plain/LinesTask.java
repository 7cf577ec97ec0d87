package dev.fairlead.samples.guide.plain;

import dev.fairlead.api.offset.OffsetCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** The task, as it was but for settings, partition and offset. */
public final class LinesTask extends SourceTask {
    private static final OffsetCodec<FileName> PARTITIONS = OffsetCodec.of(FileName.class);
    private static final OffsetCodec<Position> OFFSETS = OffsetCodec.of(Position.class);

    private @Nullable LinesConfig config;
    private @Nullable FileLines lines;

    @Override
    public void start(Map<String, String> props) {
        LinesConfig read = LinesSource.SETTINGS.bind(props);
        Map<String, Object> stored =
                context.offsetStorageReader().offset(PARTITIONS.toMap(partition(read)));
        Position position = stored == null ? new Position(0) : OFFSETS.fromMap(stored);
        config = read;
        lines = new FileLines(Path.of(read.file()), position.position());
    }

    private static FileName partition(LinesConfig config) {
        return new FileName(config.file());
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        LinesConfig now = config;
        FileLines file = lines;
        if (now == null || file == null) {
            throw new ConnectException("the task is not started; call start before poll");
        }
        List<SourceRecord> records = new ArrayList<>();
        for (FileLines.Line line : read(now, file)) {
            records.add(
                    new SourceRecord(
                            PARTITIONS.toMap(partition(now)),
                            OFFSETS.toMap(new Position(line.end())),
                            now.topic(),
                            Schema.STRING_SCHEMA,
                            line.text()));
        }
        return records.isEmpty() ? null : records;
    }

    private static List<FileLines.Line> read(LinesConfig config, FileLines file) {
        try {
            return file.next(config.batchSize());
        } catch (IOException failure) {
            throw new ConnectException("cannot read " + config.file() + ": " + failure, failure);
        }
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return "1";
    }
}
