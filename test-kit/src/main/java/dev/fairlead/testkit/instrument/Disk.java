package dev.fairlead.testkit.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What would be left of the files that a plugin writes if the power went now: bytes that were
 * forced to the disk. Names count as safe at once: a file that was made or renamed but never forced
 * is there, and empty; one that was deleted stays so. Thread-safe.
 */
public final class Disk {
    private static final byte[] NOTHING = {};

    private final Map<Path, byte[]> safe = new LinkedHashMap<>();

    /** The plugin is about to change a file. */
    static void touch(Path path) {
        Outside.disk().ifPresent(disk -> disk.changing(path));
    }

    /** The plugin forced a file to the disk. */
    static void force(Path path) {
        Outside.disk().ifPresent(disk -> disk.forced(path));
    }

    /** A file has another name. */
    static void rename(Path from, Path to) {
        Outside.disk().ifPresent(disk -> disk.renamed(from, to));
    }

    /** A file is gone. */
    static void forget(Path path) {
        Outside.disk().ifPresent(disk -> disk.deleted(path));
    }

    private synchronized void changing(Path path) {
        safe.computeIfAbsent(path.toAbsolutePath(), Disk::contentOf);
    }

    private synchronized void forced(Path path) {
        safe.put(path.toAbsolutePath(), contentOf(path));
    }

    private synchronized void renamed(Path from, Path to) {
        byte[] kept = safe.remove(from.toAbsolutePath());
        safe.put(to.toAbsolutePath(), kept == null ? contentOf(to) : kept);
    }

    private synchronized void deleted(Path path) {
        safe.remove(path.toAbsolutePath());
    }

    /** Takes away from all files what wasn't forced. */
    public synchronized void losePower() {
        safe.forEach(
                (path, content) -> {
                    if (Files.isRegularFile(path)) {
                        try {
                            Files.write(path, content);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                });
    }

    private static byte[] contentOf(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.readAllBytes(path) : NOTHING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
