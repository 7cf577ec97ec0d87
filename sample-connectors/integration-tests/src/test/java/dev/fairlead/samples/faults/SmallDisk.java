package dev.fairlead.samples.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own that can be full. It needs the right to mount one. */
final class SmallDisk implements AutoCloseable {
    private static final int PIECE = 4_096;

    private final Path directory;
    private final boolean mounted;

    private SmallDisk(Path directory, boolean mounted) {
        this.directory = directory;
        this.mounted = mounted;
    }

    static SmallDisk at(Path directory) throws IOException {
        Files.createDirectories(directory);
        boolean mounted =
                run("mount", "-t", "tmpfs", "-o", "size=256k", "fairlead", directory.toString());
        return new SmallDisk(directory, mounted);
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) { // there is no such command
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Path directory() {
        return directory;
    }

    /** Whether it can be full at all. */
    boolean isSmall() {
        return mounted;
    }

    /** Leaves no byte free. */
    void fill() {
        if (!mounted) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] piece = new byte[PIECE];
            while (true) {
                out.write(piece);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes room again. */
    void clear() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    @Override
    public void close() {
        if (mounted && !run("umount", directory.toString())) {
            throw new IllegalStateException(directory + " can't be unmounted");
        }
    }

    /** What is in it, for the report of a run that failed. */
    List<String> files() {
        try (var all = Files.list(directory)) {
            return all.map(file -> file.getFileName() + " " + file.toFile().length()).toList();
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }
}
