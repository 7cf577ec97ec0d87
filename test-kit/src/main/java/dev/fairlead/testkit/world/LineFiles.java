package dev.fairlead.testkit.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Files that a sink writes lines to. A line counts as stored once its line break is there. Each
 * world has a new directory, which is deleted with it.
 *
 * <p>While it is away, a plain file lies where the directory was: no file can be opened or made
 * there, but those that are open already can still be written.
 */
public final class LineFiles implements SinkWorld {
    private static final String FILE = "lines.txt";

    private final Path root;
    private final Path directory;
    private final String glob;
    private final Map<String, String> settings;

    private LineFiles(String glob, String setting, String file) {
        this.root = Directories.create();
        this.directory = root.resolve("data");
        this.glob = glob;
        this.settings = Map.of(setting, directory.resolve(file).toString());
        try {
            Files.createDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any files of a directory; {@code setting} points the connector at it. */
    public static Supplier<LineFiles> directory(String setting) {
        return directory(setting, "*");
    }

    /**
     * Some files of a directory; {@code setting} points the connector at it.
     *
     * @param glob the names of the files to read, such as {@code *.txt}
     */
    public static Supplier<LineFiles> directory(String setting, String glob) {
        return Spelled.of(
                LineFiles.class,
                "directory",
                () -> new LineFiles(glob, setting, ""),
                setting,
                glob);
    }

    /** One file; {@code setting} points the connector at it. */
    public static Supplier<LineFiles> file(String setting) {
        return Spelled.of(
                LineFiles.class, "file", () -> new LineFiles(FILE, setting, FILE), setting);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public Collection<String> stored() {
        return sequences().stream().flatMap(List::stream).toList();
    }

    /** Each file keeps its order. */
    @Override
    public Collection<List<String>> sequences() {
        List<List<String>> all = new ArrayList<>();
        Path at = isAway() ? elsewhere() : directory;
        PathMatcher wanted = at.getFileSystem().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.walk(at)) {
            for (Path file :
                    files.filter(path -> wanted.matches(path.getFileName()))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                all.add(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private Path elsewhere() {
        return root.resolve("away");
    }

    private boolean isAway() {
        return Files.exists(elsewhere());
    }

    @Override
    public boolean canGoAway() {
        return true;
    }

    @Override
    public void goAway() {
        if (!isAway()) {
            try {
                Files.move(directory, elsewhere());
                Files.createFile(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void comeBack() {
        if (isAway()) {
            try {
                Files.delete(directory);
                Files.move(elsewhere(), directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public String shorten(String text) {
        return text.replace(directory + "/", "");
    }

    @Override
    public void close() {
        Directories.delete(root);
    }
}
