package dev.fairlead.runtime.log.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repairs the end of a file that a process was writing when it died. */
final class Tail {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final int KEPT_BYTES_MAX = 64 << 20;

    private Tail() {}

    /**
     * Cuts the file off at {@code position}, where its last sound frame ends, and keeps a copy of
     * the rest: a process that dies leaves an incomplete frame that was never acknowledged, but a
     * loss of power or a bad disk can leave more.
     *
     * @throws CorruptLogException there are sound frames further behind, so it is no torn end
     */
    static void cut(DataFile file, Path path, long position) throws IOException {
        long length = file.length();
        if (position == length) {
            return;
        }
        long sound = new FrameReader(file, FrameReader.READ_AHEAD_BYTES).find(position, length);
        if (sound >= 0) {
            throw new CorruptLogException(path, position, "sound records follow at byte " + sound);
        }
        byte[] rest = new byte[(int) Math.min(length - position, KEPT_BYTES_MAX)];
        file.read(position, rest, 0, rest.length);
        Path copy = path.resolveSibling(path.getFileName() + ".cut-" + position);
        Files.write(copy, rest);
        LOG.warn(
                "Cut {} bytes that are no sound record off the end of '{}' and kept them in '{}';"
                    + " if the process before this one died while it wrote them, nothing is"
                    + " missing; if the disk is at fault, records can be missing that their sources"
                    + " don't send again",
                length - position,
                path,
                copy);
        file.truncate(position);
        file.sync();
    }
}
