package dev.fairlead.samples.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * How far a file is certainly written. What a crash left behind this length is cut off when the
 * file is opened again; records before this offset are not written again.
 *
 * @param nextOffset the offset of the first record that is not written
 * @param length of the file, in bytes
 */
record Checkpoint(long nextOffset, long length) {
    private static final Checkpoint NOTHING = new Checkpoint(0, Long.MAX_VALUE);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) (\\d{1,18})");

    /**
     * What was written last; nothing, and no limit to the length, if there is no checkpoint yet.
     */
    static Checkpoint read(Path path) throws IOException {
        try {
            String text = Files.readString(path).trim();
            Matcher numbers = TEXT.matcher(text);
            if (!numbers.matches()) {
                throw new ConnectException(
                        path
                                + " holds \""
                                + text
                                + "\", which is no checkpoint; delete it to write what the consumer"
                                + " group's offsets say");
            }
            return new Checkpoint(
                    Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
        } catch (NoSuchFileException first) {
            return NOTHING;
        }
    }

    /** Replaces the checkpoint in one step: after a crash there is the old one or this one. */
    void write(Path path) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        byte[] text = (nextOffset + " " + length + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel file =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            writeFully(file, text);
            file.force(true);
        }
        Files.move(
                fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(path);
    }

    /** Lets the next record be the one at an offset, if anything was written at all. */
    static void move(Path path, long nextOffset) throws IOException {
        if (Files.exists(path)) {
            new Checkpoint(nextOffset, read(path).length()).write(path);
        }
    }

    /** Makes the names in the directory of a file durable, too. */
    static void forceDirectory(Path file) throws IOException {
        try (FileChannel directory =
                FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    static void writeFully(FileChannel file, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }
}
