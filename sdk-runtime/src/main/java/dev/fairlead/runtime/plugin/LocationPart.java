package dev.fairlead.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files of one archive or directory of class files, by their names inside it. */
sealed interface LocationPart extends AutoCloseable {
    /** Opens an archive or a directory. */
    static LocationPart open(Path path) throws IOException {
        return Files.isDirectory(path)
                ? new Directory(path)
                : new Archive(new ZipFile(path.toFile()));
    }

    /** The first bytes of a file, at most {@code limit}; null when there is no such file. */
    byte @Nullable [] read(String name, int limit) throws IOException;

    /** Where it is. */
    String where();

    /** The names of all files, with slashes. */
    List<String> names() throws IOException;

    @Override
    void close() throws IOException;

    record Archive(ZipFile zip) implements LocationPart {
        @Override
        public String where() {
            return zip.getName();
        }

        @Override
        public byte @Nullable [] read(String name, int limit) throws IOException {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                return null;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readNBytes(limit);
            }
        }

        @Override
        public List<String> names() {
            return zip.stream().map(ZipEntry::getName).toList();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    record Directory(Path root) implements LocationPart {
        @Override
        public String where() {
            return root.toString();
        }

        @Override
        public byte @Nullable [] read(String name, int limit) throws IOException {
            Path file;
            try {
                file = root.resolve(name);
            } catch (InvalidPathException e) {
                return null; // no file can have such a name
            }
            if (!Files.isRegularFile(file)) {
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(limit);
            }
        }

        @Override
        public List<String> names() throws IOException {
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .toList();
            } catch (UncheckedIOException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public void close() {}
    }
}
