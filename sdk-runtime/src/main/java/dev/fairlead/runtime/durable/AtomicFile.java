package dev.fairlead.runtime.durable;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.kafka.common.utils.Utils;

/**
 * A file that is always whole. New content is written beside it, synced, and moved over it: so the
 * death of the process, or a loss of power, leaves the old or the new content, and a failure leaves
 * the old. For one writer at a time.
 */
public final class AtomicFile {
    private static final FileAttribute<?>[] ANYBODYS = {};

    private final Path path;
    private final boolean ownersOnly;

    private AtomicFile(Path path, boolean ownersOnly) {
        this.path = path.toAbsolutePath();
        this.ownersOnly = ownersOnly;
    }

    /** What is written into a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; need not flush or close. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file with the rights that the process gives new files. */
    public static AtomicFile at(Path path) {
        return new AtomicFile(path, false);
    }

    /** A file that only its owner may read, where the file system knows owners. */
    public static AtomicFile ofOwner(Path path) {
        return new AtomicFile(path, true);
    }

    /** Where it is; absolute. */
    public Path path() {
        return path;
    }

    /** Replaces the file, and makes it and the directories above it if they are missing. */
    public void replace(Content content) throws IOException {
        Path directory = path.resolveSibling(".");
        Files.createDirectories(directory);
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, rights(directory));
        try (FileOutputStream file = new FileOutputStream(beside.toFile())) {
            BufferedOutputStream out = new BufferedOutputStream(file, 64 << 10);
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
        Files.move(
                beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Utils.flushDir(directory);
    }

    private FileAttribute<?>[] rights(Path directory) {
        boolean known = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return ownersOnly && known
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : ANYBODYS;
    }

    /**
     * Moves the file out of the way, over what was set aside before.
     *
     * @return where it is now
     */
    public Path setAside() throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        return aside;
    }
}
