package dev.fairlead.testkit.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Short-lived directories, in memory where the system has a file system there. */
public final class Directories {
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final AtomicLong CREATED = new AtomicLong();

    private Directories() {}

    /** A new, empty one. */
    public static Path create() {
        Path parent =
                Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        String prefix = "fairlead-" + ProcessHandle.current().pid() + "-";
        Path directory = parent.resolve(prefix + CREATED.incrementAndGet());
        while (Files.exists(directory)) { // left behind by a process of the same number
            directory = parent.resolve(prefix + CREATED.incrementAndGet());
        }
        try {
            return Files.createDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes one with all that is in it. */
    public static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
