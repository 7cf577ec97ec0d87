package dev.fairlead.runtime.plugin;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the service manifests of one location without loading a class, and leaves out what can be
 * seen to be broken: archives that aren't any, classes that aren't there or are too new.
 */
final class Manifests {
    private static final String JDBC_DRIVERS = "META-INF/services/java.sql.Driver";
    private static final int CLASS_FILE_HEADER = 8;

    /** A manifest that is larger is none: an archive of a few bytes can claim to hold gigabytes. */
    private static final int BYTES_MAX = 1 << 20;

    private static final int CLASS_FILES_AHEAD_OF_JAVA = 44;

    /**
     * What a location lists.
     *
     * @param classes by type, in the order of the manifests
     * @param hasJdbcDrivers whether it brings drivers for {@code java.sql.DriverManager}
     */
    record Listed(Map<PluginType, Set<String>> classes, boolean hasJdbcDrivers) {}

    private final Consumer<PluginProblem> problems;
    private final int javaVersion;

    /**
     * @param javaVersion the newest Java release whose class files can be run
     */
    Manifests(Consumer<PluginProblem> problems, int javaVersion) {
        this.problems = problems;
        this.javaVersion = javaVersion;
    }

    Listed read(PluginLocation location) {
        List<LocationPart> parts = open(location);
        try {
            Listed listed = read(parts);
            if (listed.classes().isEmpty()) {
                explainNothing(location, parts);
            }
            for (Map.Entry<PluginType, Set<String>> entry : listed.classes().entrySet()) {
                entry.getValue().removeIf(name -> isBroken(location, parts, entry.getKey(), name));
            }
            return listed;
        } finally {
            parts.forEach(this::close);
        }
    }

    private List<LocationPart> open(PluginLocation location) {
        List<LocationPart> parts = new ArrayList<>();
        for (Path path : location.parts()) {
            try {
                parts.add(LocationPart.open(path));
            } catch (IOException e) {
                problems.accept(PluginProblem.unreadable(path, e));
            }
        }
        return parts;
    }

    private void close(LocationPart part) {
        try {
            part.close();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "closing a file that was only read: " + part.where(), e);
        }
    }

    private Listed read(List<LocationPart> parts) {
        Map<PluginType, Set<String>> classes = new EnumMap<>(PluginType.class);
        boolean hasDrivers = false;
        for (LocationPart part : parts) {
            for (PluginType type : PluginType.values()) {
                byte[] manifest = bytes(part, type.manifest(), BYTES_MAX + 1);
                if (manifest != null && manifest.length > BYTES_MAX) {
                    problems.accept(
                            PluginProblem.skipped(
                                    part.where() + "!" + type.manifest(),
                                    "it has more than " + BYTES_MAX + " bytes",
                                    "report this to the plugin's author"));
                } else if (manifest != null) {
                    classes.computeIfAbsent(type, t -> new LinkedHashSet<>())
                            .addAll(classNames(new String(manifest, StandardCharsets.UTF_8)));
                }
            }
            hasDrivers |= bytes(part, JDBC_DRIVERS, 1) != null;
        }
        return new Listed(classes, hasDrivers);
    }

    /** The classes that a manifest's text lists. */
    static List<String> classNames(String manifest) {
        return manifest.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private byte @Nullable [] bytes(LocationPart part, String name, int limit) {
        try {
            return part.read(name, limit);
        } catch (IOException e) {
            problems.accept(
                    PluginProblem.skipped(
                            part.where() + "!" + name,
                            "it can't be read (" + reason(e) + ")",
                            "copy the file again or remove it"));
            return null;
        }
    }

    /** An archive without any plugin is usually a library; one that holds jars is a mistake. */
    private void explainNothing(PluginLocation location, List<LocationPart> parts) {
        if (location.parts().size() != 1 || parts.isEmpty()) {
            return;
        }
        try {
            List<String> names = parts.get(0).names();
            boolean holdsJars = names.stream().anyMatch(name -> name.endsWith(".jar"));
            boolean holdsClasses = names.stream().anyMatch(name -> name.endsWith(".class"));
            if (holdsJars) {
                problems.accept(
                        PluginProblem.skipped(
                                location.path().toString(),
                                "it holds jars, and jars inside an archive can't be loaded",
                                "unpack it into a directory of its own"));
            } else if (!holdsClasses) {
                problems.accept(
                        PluginProblem.skipped(
                                location.path().toString(),
                                "it holds no class files",
                                "remove it from plugin.path"));
            }
        } catch (IOException e) {
            problems.accept(
                    PluginProblem.skipped(
                            location.path().toString(),
                            "it can't be read (" + reason(e) + ")",
                            "correct its rights, or remove it from plugin.path"));
        }
    }

    private boolean isBroken(
            PluginLocation location, List<LocationPart> parts, PluginType type, String className) {
        String file = className.replace('.', '/') + ".class";
        for (LocationPart part : parts) {
            byte[] header = bytes(part, file, CLASS_FILE_HEADER);
            if (header != null) {
                return isTooNew(location, className, header);
            }
        }
        problems.accept(
                PluginProblem.skipped(
                        className,
                        "the manifest "
                                + type.manifest()
                                + " in "
                                + quoted(location.path())
                                + " lists it but the class isn't there",
                        "correct the manifest or add the jar that has the class"));
        return true;
    }

    private boolean isTooNew(PluginLocation location, String className, byte[] header) {
        if (header.length < CLASS_FILE_HEADER) {
            return false;
        }
        int version = ((header[6] & 0xFF) << 8) | (header[7] & 0xFF);
        int release = version - CLASS_FILES_AHEAD_OF_JAVA;
        if (release <= javaVersion) {
            return false;
        }
        problems.accept(
                PluginProblem.skipped(
                        className,
                        "its class file in "
                                + quoted(location.path())
                                + " needs Java "
                                + release
                                + " and the worker runs on Java "
                                + javaVersion,
                        "run the worker on Java " + release + " or use an older plugin"));
        return true;
    }
}
