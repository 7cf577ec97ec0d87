package dev.fairlead.maven.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The class files of a project and of its dependencies, looked up by name in class path order.
 * Classes of the JDK are not in it: no plugin type is among their parents.
 */
final class ClassSpace implements Closeable {
    private final List<Path> directories = new ArrayList<>();
    private final List<ZipFile> jars = new ArrayList<>();
    private final Map<String, Optional<ClassHeader>> known = new HashMap<>();

    /**
     * Opens the class path.
     *
     * @param classpath directories and jars; what doesn't exist is passed over
     * @throws IOException if a jar can't be read; none is left open then
     */
    ClassSpace(List<Path> classpath) throws IOException {
        try {
            for (Path element : classpath) {
                if (Files.isDirectory(element)) {
                    directories.add(element);
                } else if (Files.isRegularFile(element)) {
                    jars.add(new ZipFile(element.toFile()));
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    Optional<ClassHeader> find(String className) throws IOException {
        Optional<ClassHeader> seen = known.get(className);
        if (seen == null) {
            seen = load(className);
            known.put(className, seen);
        }
        return seen;
    }

    /**
     * Returns the plugin types among the parents of a class, in the order of {@link PluginType}.
     */
    List<PluginType> typesOf(ClassHeader header) throws IOException {
        Set<String> parents = new LinkedHashSet<>();
        Deque<ClassHeader> next = new ArrayDeque<>(List.of(header));
        while (!next.isEmpty()) {
            for (String parent : next.remove().parents()) {
                if (parents.add(parent)) {
                    find(parent).ifPresent(next::add);
                }
            }
        }
        List<PluginType> types = new ArrayList<>();
        for (PluginType type : PluginType.values()) {
            if (parents.contains(type.className())) {
                types.add(type);
            }
        }
        return types;
    }

    private Optional<ClassHeader> load(String className) throws IOException {
        if (className.startsWith("java.")) {
            return Optional.empty();
        }
        String path = className.replace('.', '/') + ".class";
        for (Path directory : directories) {
            Path file = directory.resolve(path);
            if (Files.isRegularFile(file)) {
                return Optional.of(ClassHeader.parse(Files.readAllBytes(file), file.toString()));
            }
        }
        for (ZipFile jar : jars) {
            ZipEntry entry = jar.getEntry(path);
            if (entry != null) {
                try (InputStream in = jar.getInputStream(entry)) {
                    return Optional.of(
                            ClassHeader.parse(in.readAllBytes(), jar.getName() + "!/" + path));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (ZipFile jar : jars) {
            jar.close();
        }
    }
}
