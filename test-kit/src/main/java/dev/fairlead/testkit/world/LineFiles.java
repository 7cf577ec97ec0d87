package dev.fairlead.testkit.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Files that a sink writes lines to. A line counts as stored once its line break is there. Each
 * world has a new directory, which is deleted with it.
 */
public final class LineFiles implements SinkWorld {
    private final Path directory;
    private final Map<String, String> settings;

    private LineFiles(Path directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** Any files of a directory; {@code setting} points the connector at it. */
    public static Supplier<LineFiles> directory(String setting) {
        return () -> {
            Path directory = Directories.create();
            return new LineFiles(directory, Map.of(setting, directory.toString()));
        };
    }

    /** One file; {@code setting} points the connector at it. */
    public static Supplier<LineFiles> file(String setting) {
        return () -> {
            Path directory = Directories.create();
            return new LineFiles(
                    directory, Map.of(setting, directory.resolve("lines.txt").toString()));
        };
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public Collection<String> stored() {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(lines::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    @Override
    public String shorten(String text) {
        return text.replace(directory + "/", "");
    }

    @Override
    public void close() {
        Directories.delete(directory);
    }
}
