package dev.fairlead.maven.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes plugin locations: for each reload a directory of its own, with the classes of then. A
 * worker loads classes as it needs them, and must not get one of a later build. The classes go into
 * a jar, because beside the jars of libraries a worker passes over class files; and they aren't
 * compressed, which saves time.
 */
public final class PluginFolder {
    private final Path directory;
    private final String name;
    private final List<Path> libraries;
    private final List<Path> others;
    private int generation;

    /**
     * Names what goes in.
     *
     * @param directory where the locations are made; what is in it is deleted
     * @param name the plugin's name
     * @param libraries jars, and directories of classes, of the plugin
     * @param others jars of other plugins
     * @throws IOException if the directory can't be emptied
     */
    public PluginFolder(Path directory, String name, List<Path> libraries, List<Path> others)
            throws IOException {
        this.directory = directory;
        this.name = name;
        this.libraries = List.copyOf(libraries);
        this.others = List.copyOf(others);
        delete(directory);
    }

    /**
     * Makes a location of what the directories of classes hold now, and deletes the one before the
     * last.
     *
     * @return what plugin.path is to name
     * @throws IOException if it can't be made
     */
    public Path place() throws IOException {
        generation++;
        if (generation > 2) {
            delete(directory.resolve(String.valueOf(generation - 2)));
        }
        Path path = directory.resolve(String.valueOf(generation));
        Path plugin = Files.createDirectories(path.resolve(name));
        for (int i = 0; i < libraries.size(); i++) {
            Path library = libraries.get(i);
            if (Files.isDirectory(library)) {
                jar(library, plugin.resolve("classes-" + i + ".jar"));
            } else if (Files.isRegularFile(library)) {
                link(library, plugin.resolve(i + "-" + library.getFileName()));
            }
        }
        for (Path other : others) {
            link(other, path.resolve(other.getFileName()));
        }
        return path;
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(from, to); // on another disk, or a file system without links
        }
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path next : all.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry =
                        new ZipEntry(classes.relativize(next).toString().replace('\\', '/'));
                entry.setLastModifiedTime(
                        Files.readAttributes(next, BasicFileAttributes.class).lastModifiedTime());
                out.putNextEntry(entry);
                Files.copy(next, out);
                out.closeEntry();
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path next : all.sorted(Comparator.reverseOrder()).toList()) {
                try {
                    Files.deleteIfExists(next);
                } catch (IOException e) {
                    return; // on Windows an open jar can't be deleted; the next run does it
                }
            }
        }
    }
}
