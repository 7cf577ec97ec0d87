package dev.fairlead.testkit.subject;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a plugin's jar or directory holds, found by the heads of its class files.
 *
 * @param parts the jars, or the one directory of class files, in the order of the class path
 * @param plugins by kind, then by name
 * @param connectVersion the connect-api that the plugin was built with, if it says so
 */
public record PluginContents(
        List<Path> parts, List<FoundPlugin> plugins, Optional<String> connectVersion) {
    public PluginContents {
        parts = List.copyOf(parts);
        plugins = List.copyOf(plugins);
    }

    /**
     * Looks into a jar, a directory with jars at any depth, a directory of class files, or a zip
     * that holds jars.
     *
     * @param room where the jars of a zip may be unpacked
     * @throws BadInput there is nothing that could be a plugin
     */
    public static PluginContents read(Path plugin, Path room) {
        List<Path> parts = parts(plugin, room);
        Reading reading = new Reading();
        for (Path part : parts) {
            try {
                reading.read(part);
            } catch (IOException e) {
                throw new BadInput(
                        "\"%s\" can't be read (%s); build or copy it again"
                                .formatted(part, e.getMessage()));
            }
        }
        if (reading.classes.isEmpty()) {
            throw new BadInput(
                    "\"%s\" holds no class; name a plugin's jar, or the directory with its jars"
                            .formatted(plugin));
        }
        return new PluginContents(parts, reading.plugins(), reading.connectVersion());
    }

    /** The plugins of this class name, or whose class name ends so; all for no name. */
    public List<FoundPlugin> called(String name) {
        return plugins.stream()
                .filter(
                        each ->
                                name.isEmpty()
                                        || each.className().equals(name)
                                        || each.className().endsWith("." + name)
                                        || each.className().endsWith("$" + name))
                .toList();
    }

    /** The jars beside the plugin that are the named artifact, by their file names. */
    public Optional<Path> bundled(String artifact) {
        return parts.stream()
                .filter(part -> part.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                .findFirst();
    }

    /** The release of a jar that Kafka itself ships, such as connect-file, by its file name. */
    Optional<String> releasedWithKafka() {
        return parts.stream()
                .map(part -> part.getFileName().toString())
                .filter(name -> name.matches("connect-[a-z-]+-\\d+\\.\\d+\\.\\d+\\.jar"))
                .filter(name -> plugins.stream().allMatch(PluginContents::isKafkas))
                .map(name -> name.replaceAll("[a-z-]+-(\\d.*)\\.jar", "$1"))
                .findFirst();
    }

    private static boolean isKafkas(FoundPlugin plugin) {
        return plugin.className().startsWith("org.apache.kafka.connect.");
    }

    private static List<Path> parts(Path plugin, Path room) {
        if (!Files.exists(plugin)) {
            throw new BadInput(
                    "\"%s\" doesn't exist; name a plugin's jar or directory".formatted(plugin));
        }
        if (Files.isDirectory(plugin)) {
            List<Path> jars = jarsIn(plugin);
            return jars.isEmpty() ? List.of(plugin.toAbsolutePath()) : jars;
        }
        try (ZipFile zip = new ZipFile(plugin.toFile())) {
            boolean hasClasses = zip.stream().anyMatch(each -> isClass(each.getName()));
            boolean hasJars = zip.stream().anyMatch(each -> each.getName().endsWith(".jar"));
            return hasJars && !hasClasses ? unpacked(zip, room) : List.of(plugin.toAbsolutePath());
        } catch (ZipException e) {
            throw new BadInput(
                    "\"%s\" is no jar (%s); name a plugin's jar or directory, and if it was"
                                    .formatted(plugin, e.getMessage())
                            + " downloaded, compare its size with the original's");
        } catch (IOException e) {
            throw new BadInput("\"%s\" can't be read: %s".formatted(plugin, e.getMessage()));
        }
    }

    private static List<Path> jarsIn(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                    .filter(Files::isRegularFile)
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInput("\"%s\" can't be listed: %s".formatted(directory, e.getMessage()));
        }
    }

    /** A zip of Confluent's hub, or of a release: its jars, by their names alone. */
    private static List<Path> unpacked(ZipFile zip, Path room) throws IOException {
        List<Path> jars = new ArrayList<>();
        Path directory = Files.createDirectories(room);
        for (ZipEntry entry :
                (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            if (entry.getName().endsWith(".jar")) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                Path jar = directory.resolve(name);
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.write(jar, in.readAllBytes());
                }
                jars.add(jar.toAbsolutePath());
            }
        }
        jars.sort(null);
        return jars;
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class")
                && !name.startsWith("META-INF/")
                && !name.endsWith("module-info.class");
    }

    /** Collects classes and what Maven left in the jars. */
    private static final class Reading {
        private static final String MANIFESTS = "META-INF/services/";

        private final Map<String, ClassFile> classes = new HashMap<>();
        private final Set<FoundPlugin> listed = new LinkedHashSet<>();
        private final List<PomHint> hints = new ArrayList<>();

        void read(Path part) throws IOException {
            if (Files.isDirectory(part)) {
                try (Stream<Path> files = Files.walk(part)) {
                    for (Path file :
                            (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                        try (InputStream in = Files.newInputStream(file)) {
                            read(part.relativize(file).toString().replace('\\', '/'), in);
                        }
                    }
                }
                return;
            }
            try (ZipFile zip = new ZipFile(part.toFile())) {
                for (ZipEntry entry :
                        (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        read(entry.getName(), in);
                    }
                }
            }
        }

        private void read(String name, InputStream in) throws IOException {
            if (isClass(name)) {
                try {
                    ClassFile file = ClassFile.read(in);
                    classes.putIfAbsent(file.name(), file);
                } catch (IOException e) {
                    throw new IOException("\"" + name + "\" is no class file: " + e.getMessage());
                }
            } else if (name.startsWith(MANIFESTS)) {
                PluginKind.ofApi(name.substring(MANIFESTS.length()))
                        .ifPresent(kind -> list(kind, in));
            } else if (name.startsWith("META-INF/maven/") && name.endsWith("/pom.xml")) {
                hints.add(PomHint.read(in));
            }
        }

        private void list(PluginKind kind, InputStream in) {
            try {
                new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(line -> listed.add(new FoundPlugin(line, kind)));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        List<FoundPlugin> plugins() {
            Set<FoundPlugin> found = new LinkedHashSet<>();
            listed.stream()
                    .filter(each -> classes.containsKey(each.className()))
                    .forEach(found::add);
            for (ClassFile file : classes.values()) {
                if (file.isUsable() && !isKafkasOwnApi(file.name())) {
                    kindsOf(file).forEach(kind -> found.add(new FoundPlugin(file.name(), kind)));
                }
            }
            return found.stream()
                    .sorted(
                            Comparator.comparing(FoundPlugin::kind)
                                    .thenComparing(FoundPlugin::className))
                    .toList();
        }

        /** A connect-api that lies beside the plugin is no plugin of its. */
        private static boolean isKafkasOwnApi(String name) {
            return name.startsWith("org.apache.kafka.connect.storage.")
                    || name.startsWith("org.apache.kafka.common.");
        }

        private Set<PluginKind> kindsOf(ClassFile file) {
            Set<PluginKind> kinds = new LinkedHashSet<>();
            Set<String> seen = new LinkedHashSet<>(file.parents());
            List<String> todo = new ArrayList<>(file.parents());
            while (!todo.isEmpty()) {
                String parent = todo.remove(todo.size() - 1);
                PluginKind.ofApi(parent).ifPresent(kinds::add);
                ClassFile known = classes.get(parent);
                if (known != null) {
                    known.parents().stream().filter(seen::add).forEach(todo::add);
                }
            }
            return kinds;
        }

        Optional<String> connectVersion() {
            return hints.stream()
                    .map(PomHint::connectVersion)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }
}
