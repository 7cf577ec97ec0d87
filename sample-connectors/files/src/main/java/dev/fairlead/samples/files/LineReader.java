package dev.fairlead.samples.files;

import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.Reader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Reads the lines of one file that have an end. Looks for the byte of the line feed, which in UTF-8
 * is never part of another character; so a position is a number of bytes, and a character that is
 * only half written waits with its line. Bytes that are no UTF-8 become the replacement character.
 *
 * <p>The file is open only while it is read: thousands can be followed, and any can be deleted.
 */
final class LineReader implements Reader<Position, String> {
    private final Path file;
    private final int lineMaxBytes;
    private long position;

    LineReader(Path file, Position from, int lineMaxBytes) {
        this.file = file;
        this.position = from.bytes();
        this.lineMaxBytes = lineMaxBytes;
    }

    @Override
    public List<Item<Position, String>> read(int max) throws IOException {
        List<Item<Position, String>> items = new ArrayList<>();
        try {
            if (hasMore()) {
                readLines(items, max);
            }
        } catch (NoSuchFileException deleted) {
            return items;
        }
        return items;
    }

    private boolean hasMore() throws IOException {
        long size = Files.size(file);
        if (size < position) {
            throw new ConnectException(
                    file
                            + " has "
                            + size
                            + " bytes, but was read up to byte "
                            + position
                            + "; it was cut or replaced. Give new content a new name, or reset the"
                            + " offset of this file to read it from the beginning");
        }
        return size > position;
    }

    private void readLines(List<Item<Position, String>> items, int max) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            bytes.skipNBytes(position);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (items.size() < max) {
                int next = bytes.read();
                if (next < 0) {
                    return; // the line has no end yet
                } else if (next != '\n') {
                    add(line, next);
                } else {
                    position += line.size() + 1;
                    items.add(new Item<>(new Position(position), text(line)));
                    line.reset();
                }
            }
        }
    }

    private void add(ByteArrayOutputStream line, int next) {
        if (line.size() == lineMaxBytes) {
            throw new ConnectException(
                    "the line of "
                            + file
                            + " that begins at byte "
                            + position
                            + " is longer than "
                            + lineMaxBytes
                            + " bytes; raise line.max.bytes, and the producer's max.request.size");
        }
        line.write(next);
    }

    private static String text(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
