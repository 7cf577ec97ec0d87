package dev.fairlead.samples.benchmark;

import dev.fairlead.samples.benchmark.plugin.Discarder;
import dev.fairlead.samples.benchmark.plugin.Generator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The benchmark's plugin as a jar with manifests, made of this module's classes. */
final class PluginArchive {
    private PluginArchive() {}

    static void write(Path jar) throws IOException {
        Path classes =
                Path.of(
                        System.getProperty("fairlead.benchmark.classes"),
                        Generator.class.getPackageName().replace('.', '/'));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes)) {
            for (Path file : files.sorted().toList()) {
                String name =
                        Generator.class.getPackageName().replace('.', '/')
                                + "/"
                                + file.getFileName();
                add(out, name, Files.readAllBytes(file));
            }
            for (Class<?> plugin : List.of(Generator.class, Discarder.class)) {
                add(
                        out,
                        "META-INF/services/" + plugin.getSuperclass().getName(),
                        plugin.getName().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
