package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.wording.Wording.reason;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds the locations in {@code plugin.path}, by stock Kafka Connect's rules: an element that is an
 * archive is one location; the children of a directory are one location each. A directory's
 * archives are found at any depth and through symbolic links; its class files count only if it has
 * no archive.
 */
final class PluginPath {
    private final Consumer<PluginProblem> problems;

    PluginPath(Consumer<PluginProblem> problems) {
        this.problems = problems;
    }

    List<PluginLocation> locations(List<Path> elements) {
        List<PluginLocation> locations = new ArrayList<>();
        for (Path element : elements) {
            Path absolute = element.toAbsolutePath().normalize();
            if (isArchive(absolute) && Files.isRegularFile(absolute)) {
                locations.add(new PluginLocation(absolute, List.of(absolute)));
            } else if (Files.isDirectory(absolute)) {
                children(absolute).forEach(child -> location(child).ifPresent(locations::add));
            } else {
                problems.accept(
                        PluginProblem.skipped(
                                absolute.toString(),
                                Files.exists(absolute)
                                        ? "it is neither a directory nor a jar"
                                        : "it doesn't exist",
                                "name a directory that contains plugins in plugin.path"));
            }
        }
        return locations;
    }

    static boolean isArchive(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") || name.endsWith(".zip");
    }

    private static boolean isClassFile(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".class");
    }

    private Optional<PluginLocation> location(Path path) {
        if (Files.isDirectory(path)) {
            Content content = new Content();
            collect(path, content);
            return content.location(path);
        }
        if (isArchive(path)) {
            return Optional.of(new PluginLocation(path, List.of(path)));
        }
        if (isClassFile(path)) {
            problems.accept(
                    PluginProblem.skipped(
                            path.toString(),
                            "a single class file is no plugin",
                            "put the tree of class files into a directory of its own"));
        }
        return Optional.empty();
    }

    private void collect(Path directory, Content content) {
        for (Path child : children(directory)) {
            real(child).filter(content.visited::add).ifPresent(real -> sort(real, content));
        }
    }

    private void sort(Path real, Content content) {
        if (Files.isDirectory(real)) {
            collect(real, content);
        } else if (isArchive(real)) {
            content.archives.add(real);
        } else if (isClassFile(real)) {
            content.hasClassFiles = true;
        }
    }

    private Optional<Path> real(Path path) {
        if (!Files.isSymbolicLink(path)) {
            return Optional.of(path);
        }
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            problems.accept(
                    PluginProblem.skipped(
                            path.toString(),
                            "the symbolic link leads nowhere",
                            "remove it or mend its target"));
            return Optional.empty();
        }
    }

    private List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(directory)) {
            listing.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            problems.accept(
                    PluginProblem.skipped(
                            directory.toString(),
                            "it can't be listed (" + reason(e) + ")",
                            "give the worker's user the right to read it"));
        }
        children.sort(null);
        return children;
    }

    private static final class Content {
        private final Set<Path> archives = new TreeSet<>();
        private final Set<Path> visited = new HashSet<>();
        private boolean hasClassFiles;

        Optional<PluginLocation> location(Path path) {
            if (!archives.isEmpty()) {
                return Optional.of(new PluginLocation(path, List.copyOf(archives)));
            }
            return hasClassFiles
                    ? Optional.of(new PluginLocation(path, List.of(path)))
                    : Optional.empty();
        }
    }
}
