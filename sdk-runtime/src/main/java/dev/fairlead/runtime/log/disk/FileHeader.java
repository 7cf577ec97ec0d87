package dev.fairlead.runtime.log.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.apache.kafka.common.KafkaException;

/** The first bytes of every file of the log; see the package's description. */
final class FileHeader {
    static final int BYTES = 20;
    private static final int CHECKED_BYTES = 16;
    private static final int MAGIC = 0x464C4F47;
    private static final short VERSION = 1;

    /** What a file contains. */
    enum Kind {
        SEGMENT(1),
        TOPICS(2),
        POSITIONS(3);

        private final short code;

        Kind(int code) {
            this.code = (short) code;
        }
    }

    private FileHeader() {}

    static void write(DataFile file, Kind kind, long firstOffset) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(BYTES);
        header.putInt(MAGIC).putShort(VERSION).putShort(kind.code).putLong(firstOffset);
        header.putInt(crc(header.array()));
        file.write(0, header.array(), BYTES);
    }

    /** Checks the header of {@code file}, which is long enough to have one. */
    static void check(DataFile file, Path path, Kind kind, long firstOffset) throws IOException {
        byte[] bytes = new byte[BYTES];
        if (file.read(0, bytes, 0, BYTES) < BYTES) {
            throw new CorruptLogException(path, 0, "it is too short for a header");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (header.getInt() != MAGIC) {
            throw new CorruptLogException(path, 0, "it isn't a file of a log");
        }
        short version = header.getShort();
        if (version != VERSION) {
            throw new KafkaException(
                    "log file '"
                            + path
                            + "' has format version "
                            + version
                            + ", this program knows version "
                            + VERSION
                            + "; use the program that wrote it, or a later one");
        }
        boolean sound =
                header.getShort() == kind.code
                        && header.getLong() == firstOffset
                        && header.getInt() == crc(bytes);
        if (!sound) {
            throw new CorruptLogException(path, 0, "its header is damaged or of another file");
        }
    }

    private static int crc(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, CHECKED_BYTES);
        return (int) crc.getValue();
    }
}
