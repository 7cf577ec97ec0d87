package dev.fairlead.maven.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The service files in a directory of classes. What an earlier run wrote is remembered in a file of
 * its own, so that a class that is gone loses its line, while a line that a person wrote is judged
 * and kept.
 */
final class ServiceFiles {

    /** A line that names a class, and where it stands. */
    record Line(String serviceFile, int number, String className, Path file) {
        String where() {
            return file + ", line " + number;
        }
    }

    private final Path classes;
    private final Path memory;

    ServiceFiles(Path classes, Path memory) {
        this.classes = classes;
        this.memory = memory;
    }

    /**
     * Returns the lines of all files under META-INF/services that this class didn't write itself.
     */
    List<Line> handWritten() throws IOException {
        Path directory = classes.resolve("META-INF/services");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        Set<String> generated =
                Files.exists(memory) ? Set.copyOf(Files.readAllLines(memory)) : Set.of();
        List<Line> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (Line line : read(file)) {
                    if (!generated.contains(line.serviceFile() + " " + line.className())) {
                        lines.add(line);
                    }
                }
            }
        }
        return lines;
    }

    /** Makes the nine files say exactly what is given; an unchanged file keeps its time stamp. */
    void write(SortedSet<Discovery> plugins, Set<Discovery> handWritten) throws IOException {
        List<String> generated = new ArrayList<>();
        for (PluginType type : PluginType.values()) {
            SortedSet<String> names = new TreeSet<>();
            for (Discovery plugin : plugins) {
                if (plugin.type() == type) {
                    names.add(plugin.className());
                    if (!handWritten.contains(plugin)) {
                        generated.add(type.className() + " " + plugin.className());
                    }
                }
            }
            handWritten.stream()
                    .filter(plugin -> plugin.type() == type)
                    .forEach(plugin -> names.add(plugin.className()));
            replace(classes.resolve(type.serviceFile()), List.copyOf(names));
        }
        replace(memory, generated);
    }

    private static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            number++;
            String name = text.replaceFirst("#.*", "").strip();
            if (!name.isEmpty()) {
                lines.add(new Line(file.getFileName().toString(), number, name, file));
            }
        }
        return lines;
    }

    private static void replace(Path file, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        String text = String.join("\n", lines) + "\n";
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
