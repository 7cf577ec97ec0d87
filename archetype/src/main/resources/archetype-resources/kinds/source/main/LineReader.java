package ${package};

import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.Reader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;

/** Reads the complete lines of one file. A line whose end is not written yet waits for it. */
final class LineReader implements Reader<LineReader.Position, LineReader.Line> {

    /** A source offset: how many bytes of the file belong to this line and those before it. */
    record Position(long bytes) {
        static final Position START = new Position(0);
    }

    /** The value of a record; its schema follows from the components. */
    record Line(String text, Instant readAt) {}

    private final InputStream in;
    private final Clock clock;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long bytes;

    LineReader(Path file, Position resumeAfter, Clock clock) throws IOException {
        if (Files.size(file) < resumeAfter.bytes()) {
            throw new ConnectException(
                    file + " is shorter than the " + resumeAfter.bytes() + " bytes that were read of it:"
                            + " it was cut or replaced. Give the new file another name");
        }
        this.in = new BufferedInputStream(Files.newInputStream(file));
        this.in.skipNBytes(resumeAfter.bytes());
        this.bytes = resumeAfter.bytes();
        this.clock = clock;
    }

    @Override
    public List<Item<Position, Line>> read(int max) throws IOException {
        List<Item<Position, Line>> items = new ArrayList<>();
        int next = 0;
        while (items.size() < max && (next = in.read()) >= 0) {
            bytes++;
            if (next == '\n') {
                Line line = new Line(begun.toString(StandardCharsets.UTF_8), clock.instant());
                items.add(new Item<>(new Position(bytes), line));
                begun.reset();
            } else {
                begun.write(next);
            }
        }
        return items;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
