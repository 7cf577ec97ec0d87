package dev.fairlead.runtime.log.disk;

import java.nio.file.Path;
import org.apache.kafka.common.KafkaException;

/** A file of the log isn't what this or an earlier process wrote. Nothing was changed. */
public final class CorruptLogException extends KafkaException {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final long position;

    CorruptLogException(Path file, long position, String problem) {
        super(
                "log file '"
                        + file
                        + "' is damaged at byte "
                        + position
                        + ": "
                        + problem
                        + "; restore the file from a backup, or move it away to go on without its"
                        + " records");
        this.file = file;
        this.position = position;
    }

    /** The damaged file. */
    public Path file() {
        return file;
    }

    /** Where the damage starts, in bytes from the beginning of the file. */
    public long position() {
        return position;
    }
}
