package dev.fairlead.maven.bundle;

import dev.fairlead.maven.manifest.PluginType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a finished plugin jar offers, in one line.
 *
 * @param name the jar's file name
 * @param plugins the class names in each service file
 * @param unknown classes that a service file names and the jar doesn't have
 * @param bytes the jar's size
 * @param javaRelease the newest Java release that any of its classes needs
 * @param newestClass a class that needs it
 */
public record JarSummary(
        String name,
        Map<PluginType, List<String>> plugins,
        List<String> unknown,
        long bytes,
        int javaRelease,
        String newestClass) {
    private static final int CLASS_VERSION_OF_JAVA_0 = 44;

    /** Keeps copies. */
    public JarSummary {
        plugins = Collections.unmodifiableMap(new EnumMap<>(plugins));
        unknown = List.copyOf(unknown);
    }

    /**
     * Reads a jar.
     *
     * @param jar the finished jar
     * @return its summary
     * @throws IOException if it can't be read
     */
    public static JarSummary of(Path jar) throws IOException {
        Map<PluginType, List<String>> plugins = new EnumMap<>(PluginType.class);
        List<String> unknown = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (PluginType type : PluginType.values()) {
                List<String> names = lines(zip, type.serviceFile());
                if (!names.isEmpty()) {
                    plugins.put(type, names);
                }
                names.stream()
                        .filter(name -> zip.getEntry(name.replace('.', '/') + ".class") == null)
                        .forEach(unknown::add);
            }
            ClassVersion newest = newest(zip);
            return new JarSummary(
                    String.valueOf(jar.getFileName()),
                    plugins,
                    unknown,
                    Files.size(jar),
                    newest.version() - CLASS_VERSION_OF_JAVA_0,
                    newest.className());
        }
    }

    /**
     * Says it for the build's log.
     *
     * @param libraries how many libraries went in
     * @return one line
     */
    public String line(int libraries) {
        String types =
                Arrays.stream(PluginType.values())
                        .filter(plugins::containsKey)
                        .map(type -> count(plugins.getOrDefault(type, List.of()), type.label()))
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s: %s; %d %s inside; %,d kB; for workers on Java %d and later",
                name,
                types,
                libraries,
                libraries == 1 ? "library" : "libraries",
                (bytes + 1023) / 1024,
                javaRelease);
    }

    private static String count(List<String> names, String label) {
        return names.size() == 1
                ? label + " " + names.get(0)
                : names.size() + " " + plural(label) + " (" + String.join(", ", names) + ")";
    }

    private static String plural(String label) {
        return label.endsWith("y") ? label.substring(0, label.length() - 1) + "ies" : label + "s";
    }

    private static List<String> lines(ZipFile zip, String path) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            return List.of();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static ClassVersion newest(ZipFile zip) throws IOException {
        ClassVersion newest = new ClassVersion("", CLASS_VERSION_OF_JAVA_0);
        for (ZipEntry entry : zip.stream().toList()) {
            String name = entry.getName();
            if (name.endsWith(".class") && !name.startsWith("META-INF/versions/")) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] head = in.readNBytes(8);
                    int version = head.length < 8 ? 0 : ((head[6] & 0xff) << 8) | (head[7] & 0xff);
                    if (version > newest.version()) {
                        String path = name.substring(0, name.length() - ".class".length());
                        newest = new ClassVersion(path.replace('/', '.'), version);
                    }
                }
            }
        }
        return newest;
    }

    private record ClassVersion(String className, int version) {}
}
