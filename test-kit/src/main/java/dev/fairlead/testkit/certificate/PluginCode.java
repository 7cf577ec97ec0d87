package dev.fairlead.testkit.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What classes were judged. The hash is that of a list: for each class file of the packages,
 * without module-info, in the order of their paths, the SHA-256 of the file, two blanks, its path
 * and a line feed; so that {@code sha256sum} gives the same.
 *
 * @param sha256 of the list, in hexadecimal digits
 * @param classes how many class files
 * @param packages that they are in, as paths; what is in others, such as libraries that were put
 *     into the same jar later, doesn't count
 */
public record PluginCode(String sha256, int classes, List<String> packages) {
    public PluginCode {
        packages = List.copyOf(packages);
    }

    /**
     * The code in a jar or a directory of class files: all of it.
     *
     * @throws IOException it can't be read
     */
    public static PluginCode of(Path place) throws IOException {
        return of(place, path -> true);
    }

    /** The code in the same packages of another place. */
    PluginCode in(Path place) throws IOException {
        PluginCode found = of(place, path -> packages.contains(packageOf(path)));
        return new PluginCode(found.sha256, found.classes, packages);
    }

    private static PluginCode of(Path place, Predicate<String> counts) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String path = place.relativize(file).toString().replace('\\', '/');
                    if (isClass(path) && counts.test(path)) {
                        hashes.put(path, sha256(Files.readAllBytes(file)));
                    }
                }
            }
        } else {
            try (ZipFile jar = new ZipFile(place.toFile())) {
                for (ZipEntry entry : jar.stream().map(ZipEntry.class::cast).toList()) {
                    if (isClass(entry.getName()) && counts.test(entry.getName())) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            hashes.put(entry.getName(), sha256(in.readAllBytes()));
                        }
                    }
                }
            }
        }
        TreeSet<String> packages = new TreeSet<>();
        StringBuilder list = new StringBuilder();
        hashes.forEach(
                (path, hash) -> {
                    packages.add(packageOf(path));
                    list.append(hash).append("  ").append(path).append('\n');
                });
        return new PluginCode(
                sha256(list.toString().getBytes(StandardCharsets.UTF_8)),
                hashes.size(),
                List.copyOf(packages));
    }

    private static boolean isClass(String path) {
        return path.endsWith(".class") && !path.endsWith("module-info.class");
    }

    private static String packageOf(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
