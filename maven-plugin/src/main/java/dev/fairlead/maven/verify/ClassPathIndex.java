package dev.fairlead.maven.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Where a worker has which class: in one of its jars, or in the JDK. */
final class ClassPathIndex {
    private final Map<String, Worker.Jar> classes = new HashMap<>();
    private final Set<String> packagesOfTheJdk;

    ClassPathIndex(Worker worker) throws IOException {
        for (Worker.Jar jar : worker.jars()) {
            try (ZipFile zip = new ZipFile(jar.file().toFile())) {
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(".class"))
                        .forEach(name -> classes.putIfAbsent(className(name), jar));
            }
        }
        packagesOfTheJdk = packagesOfTheJdk();
    }

    /** Returns the worker's jar that has a class. */
    Optional<Worker.Jar> jarOf(String className) {
        return Optional.ofNullable(classes.get(className));
    }

    boolean isJdks(String className) {
        return packagesOfTheJdk.contains(
                className.substring(0, Math.max(0, className.lastIndexOf('.'))));
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    }

    private static Set<String> packagesOfTheJdk() throws IOException {
        FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
        Set<String> packages = new HashSet<>();
        try (Stream<Path> names = Files.list(jdk.getPath("/packages"))) {
            names.forEach(name -> packages.add(String.valueOf(name.getFileName())));
        }
        return packages;
    }
}
