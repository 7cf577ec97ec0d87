package dev.fairlead.maven.manifest;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.manifest.ClassHeader.Nesting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks at every class of a project and tells plugins, near misses and everything else apart. */
final class PluginScan {
    private static final String UNSEEN =
            "a worker creates a plugin through its public constructor without arguments; it would"
                    + " log one line and never list this class";

    private final Path classes;
    private final ClassSpace space;
    private final Set<String> ignored;
    private final SortedSet<Discovery> plugins = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();

    PluginScan(Path classes, ClassSpace space, Set<String> ignored) {
        this.classes = classes;
        this.space = space;
        this.ignored = Set.copyOf(ignored);
    }

    void run() throws IOException {
        for (Path file : classFiles()) {
            ClassHeader header = ClassHeader.parse(Files.readAllBytes(file), file.toString());
            if (header.isConcrete()
                    && header.nesting() != Nesting.LOCAL
                    && !ignored.contains(header.name())) {
                List<PluginType> types = space.typesOf(header);
                if (!types.isEmpty()) {
                    judge(file, header, types);
                }
            }
        }
    }

    SortedSet<Discovery> plugins() {
        return plugins;
    }

    List<Finding> findings() {
        return findings;
    }

    private List<Path> classFiles() throws IOException {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !classes.relativize(file).startsWith("META-INF"))
                    .sorted()
                    .toList();
        }
    }

    private void judge(Path file, ClassHeader header, List<PluginType> types) {
        if (!header.isCreatable()) {
            findings.add(nearMiss(file, header, types.get(0)));
        } else if (IsolatedNames.isHiddenByWorker(header.name())) {
            findings.add(hidden(file, header, types.get(0)));
        } else {
            types.forEach(type -> plugins.add(new Discovery(type, header.name())));
        }
    }

    private static Finding nearMiss(Path file, ClassHeader header, PluginType type) {
        String subject = "class " + header.name() + " is a " + type.simpleName() + " but ";
        String name = header.simpleName();
        if (!header.isPublic()) {
            return Finding.warning(
                    "FL105",
                    subject + "not public, so it becomes no plugin",
                    file.toString(),
                    UNSEEN,
                    "public "
                            + (header.nesting() == Nesting.TOP_LEVEL ? "final " : "static ")
                            + "class "
                            + name
                            + " …, or, if it is meant for inside use, "
                            + ignore(header));
        }
        if (header.nesting() == Nesting.INNER) {
            return Finding.error(
                    "FL106",
                    subject + "an inner class, which needs an instance of its outer class",
                    file.toString(),
                    UNSEEN,
                    "public static class " + name + " …");
        }
        return Finding.error(
                "FL107",
                subject + "has no public constructor without arguments",
                file.toString(),
                UNSEEN,
                "public " + name + "() {}\nor, if it is meant for inside use, " + ignore(header));
    }

    private static Finding hidden(Path file, ClassHeader header, PluginType type) {
        return Finding.error(
                "FL108",
                "class "
                        + header.name()
                        + " is a "
                        + type.simpleName()
                        + " in a package of Kafka's own",
                file.toString(),
                "a worker loads org.apache.kafka.* from its own class path, never from a plugin, so"
                        + " it would not find this class",
                "move it to a package of yours");
    }

    private static String ignore(ClassHeader header) {
        return "tell fairlead:manifests:\n<ignoredClasses><class>"
                + header.name()
                + "</class></ignoredClasses>";
    }
}
