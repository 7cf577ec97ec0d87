package dev.fairlead.samples.guide.plain;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The lines of a file from a position on. Counts bytes, and leaves lines alone that have no end.
 */
public final class FileLines {
    private final Path file;
    private long position;

    /** A line, and the position after it. */
    public record Line(String text, long end) {}

    public FileLines(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** The next lines, at most so many; none while there is no file. */
    public List<Line> next(int max) throws IOException {
        List<Line> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        if (Files.size(file) < position) {
            throw new ConnectException(
                    file
                            + " is shorter than the "
                            + position
                            + " bytes that were read of it; it"
                            + " was cut or replaced. Give the new file another name");
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            bytes.skipNBytes(position);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = 0; lines.size() < max && (next = bytes.read()) >= 0; ) {
                if (next == '\n') {
                    position += line.size() + 1;
                    lines.add(new Line(line.toString(StandardCharsets.UTF_8), position));
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
        return lines;
    }
}
