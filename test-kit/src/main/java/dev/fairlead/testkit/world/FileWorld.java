package dev.fairlead.testkit.world;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Text files that grow by lines. An item is a line; a place is a file. A line that is only begun
 * has no line break yet. Each world has a new directory, which is deleted with it.
 */
public final class FileWorld implements SourceWorld {
    private final Path directory;
    private final Map<String, String> settings;
    private final OutputStream[] files;
    private final boolean shrinking;
    private final Map<Item, Integer> written = new HashMap<>();

    private FileWorld(Path directory, int files, Map<String, String> settings, boolean shrinking) {
        this.directory = directory;
        this.settings = settings;
        this.shrinking = shrinking;
        this.files = new OutputStream[files];
        for (int place = 0; place < files; place++) {
            this.files[place] = open(directory.resolve(fileName(place)));
        }
    }

    /** A directory with two files; {@code setting} points the connector at it. */
    public static Supplier<FileWorld> directory(String setting) {
        return directory(setting, 2);
    }

    /** A directory with some files, at most four; {@code setting} points the connector at it. */
    public static Supplier<FileWorld> directory(String setting, int files) {
        return Spelled.of(
                FileWorld.class,
                "directory",
                () -> {
                    Path directory = Directories.create();
                    return new FileWorld(
                            directory, files, Map.of(setting, directory.toString()), false);
                },
                setting,
                files);
    }

    /** One file; {@code setting} points the connector at it. */
    public static Supplier<FileWorld> file(String setting) {
        return Spelled.of(FileWorld.class, "file", () -> oneFile(setting, false), setting);
    }

    /**
     * One file that is now and then truncated, or taken away and made anew, as logs are; {@code
     * setting} points the connector at it.
     */
    public static Supplier<FileWorld> shrinkingFile(String setting) {
        return Spelled.of(FileWorld.class, "shrinkingFile", () -> oneFile(setting, true), setting);
    }

    private static FileWorld oneFile(String setting, boolean shrinking) {
        Path directory = Directories.create();
        Path file = directory.resolve(fileName(0));
        return new FileWorld(directory, 1, Map.of(setting, file.toString()), shrinking);
    }

    private static String fileName(int place) {
        return (char) ('a' + place) + ".txt";
    }

    private static OutputStream open(Path file) {
        try {
            return Files.newOutputStream(
                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public int places() {
        return files.length;
    }

    @Override
    public void add(Item item) {
        byte[] line = (item.text() + "\n").getBytes(StandardCharsets.UTF_8);
        Integer begun = written.remove(item);
        write(item.place(), line, begun == null ? 0 : begun, line.length);
    }

    @Override
    public void begin(Item item) {
        byte[] line = item.text().getBytes(StandardCharsets.UTF_8);
        int half = (line.length + 1) / 2;
        write(item.place(), line, 0, half);
        written.put(item, half);
    }

    @Override
    public boolean canEmpty() {
        return shrinking;
    }

    /** Any file may be truncated, and many readers then begin anew. */
    @Override
    public boolean mayShrink() {
        return true;
    }

    @Override
    public void empty(int place, boolean anew) {
        Path file = directory.resolve(fileName(place));
        try {
            files[place].close();
            if (anew) {
                Files.delete(file);
            } else {
                Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files[place] = open(file);
        written.keySet().removeIf(item -> item.place() == place);
    }

    private void write(int place, byte[] bytes, int from, int to) {
        try {
            files[place].write(bytes, from, to - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String shorten(String text) {
        return text.replace(directory + "/", "");
    }

    @Override
    public Optional<String> nameOf(int place) {
        return Optional.of(fileName(place));
    }

    @Override
    public void close() {
        for (OutputStream file : files) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Directories.delete(directory);
    }
}
