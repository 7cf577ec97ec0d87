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
 * @param newestTimestamp of the records before that offset, in ms since the epoch; {@link
 *     #NO_TIMESTAMP} or {@link #UNKNOWN}
 */
record Checkpoint(long nextOffset, long length, long newestTimestamp) {
    /** None of the records has a timestamp, or there are no records. */
    static final long NO_TIMESTAMP = -1;

    /** Checkpoints once had no timestamp. The highest number, so that nothing makes it known. */
    static final long UNKNOWN = Long.MAX_VALUE;

    /** From here on a timestamp is no time, not even in nanoseconds, and taken for unknown. */
    private static final long NO_TIME = 9_000_000_000_000_000_000L;

    private static final Checkpoint NOTHING = new Checkpoint(0, Long.MAX_VALUE, NO_TIMESTAMP);
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,18}) (\\d{1,18})(?: (-1|[1-8]?\\d{1,18}))?");

    Checkpoint {
        // whatever it was: before the first record there is none
        newestTimestamp = nextOffset == 0 ? NO_TIMESTAMP : newestTimestamp;
    }

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
            String newest = numbers.group(3);
            return new Checkpoint(
                    Long.parseLong(numbers.group(1)),
                    Long.parseLong(numbers.group(2)),
                    newest == null ? UNKNOWN : Long.parseLong(newest));
        } catch (NoSuchFileException first) {
            return NOTHING;
        }
    }

    /** Replaces the checkpoint in one step: after a crash there is the old one or this one. */
    void write(Path path) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        byte[] text = (text() + "\n").getBytes(StandardCharsets.UTF_8);
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

    private String text() {
        String text = nextOffset + " " + length;
        return newestTimestamp < NO_TIME ? text + " " + newestTimestamp : text;
    }

    /** Lets the next record be the one at an offset. */
    Checkpoint movedTo(long offset) {
        return new Checkpoint(offset, length, newestTimestamp);
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
